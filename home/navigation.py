"""The frame of every page: menu, shortcuts, breadcrumb, footer, alerts. Three queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property

from core.models import PortalPage
from core.vietnamese import date_words, day_and_lunar
from home.models import HomePage

if TYPE_CHECKING:
    from django.http import HttpRequest

MENU_DEPTH = 4
SHORTCUTS = (
    ("services", "ProcedureIndexPage", "Thủ tục", "procedure"),
    ("documents", "DocumentIndexPage", "Văn bản", "document"),
    ("directory", "DirectoryIndexPage", "Danh bạ", "phone"),
    ("questions", "QuestionIndexPage", "Hỏi đáp", "question"),
)


@dataclass
class MenuItem:
    """One entry of the menu."""

    title: str
    url: str
    is_current: bool
    children: list[MenuItem] = field(default_factory=list)


class Frame:
    """What base.html prints around a page; nothing is asked before a template wants it."""

    portal_name = "Cổng thông tin điện tử"
    place_name = "huyện Như Xuân"

    def __init__(self, request: HttpRequest) -> None:
        self.path = request.path
        self.today = timezone.localdate()
        self.search_url = reverse("search")
        self.feed_url = reverse("rss")

    @cached_property
    def home(self) -> HomePage | None:
        """The home page, which holds the footer and the links."""
        return HomePage.objects.shown().prefetch_related("links").first()

    @cached_property
    def _standing(self) -> list[PortalPage]:
        """Sections and standing pages down to the menu's depth, in the order of the tree."""
        shown = PortalPage.objects.shown().filter(depth__gt=2, depth__lte=MENU_DEPTH)
        return list(
            shown.filter(Q(is_structural=True) | Q(show_in_menus=True) | Q(depth=3)).order_by("path")
        )

    @cached_property
    def menu(self) -> list[MenuItem]:
        """Sections in the menu, two levels."""
        shown = [page for page in self._standing if page.show_in_menus]
        return [
            self._item(page, [child for child in shown if child.section_id == page.pk])
            for page in shown
            if page.depth == MENU_DEPTH - 1
        ]

    def _item(self, page: PortalPage, children: list[PortalPage]) -> MenuItem:
        url = page.url or ""
        below = [self._item(child, []) for child in children]
        return MenuItem(page.title, url, bool(url) and self.path.startswith(url), below)

    def _url_of(self, app: str, model: str) -> str | None:
        kind = ContentType.objects.get_for_model(apps.get_model(app, model))
        found = (page.url for page in self._standing if page.content_type_id == kind.pk)
        return next(found, None)

    @cached_property
    def shortcuts(self) -> list[dict[str, Any]]:
        """The four tasks that a citizen comes for."""
        return [
            {"title": title, "url": self._url_of(app, model), "icon": icon}
            for app, model, title, icon in SHORTCUTS
        ]

    @property
    def site_map_url(self) -> str | None:
        """Sơ đồ cổng."""
        return self._url_of("home", "SiteMapPage")

    @property
    def contact_url(self) -> str | None:
        """Liên hệ, where an error of content is reported too."""
        return self._url_of("home", "ContactPage")

    @property
    def today_words(self) -> str:
        """The date in words."""
        return date_words(self.today)

    @property
    def lunar_words(self) -> str:
        """The lunar date."""
        return day_and_lunar(self.today)

    @cached_property
    def breadcrumbs(self) -> list[dict[str, Any]]:
        """The pages on the way to the address, from one query; none on the home page."""
        steps = [step for step in self.path.split("/") if step]
        if not steps or self.home is None:
            return []
        paths = [
            self.home.url_path + "/".join(steps[:count]) + "/" for count in range(1, len(steps) + 1)
        ]
        pages = PortalPage.objects.shown().filter(url_path__in=paths).order_by("depth")
        crumbs = [{"title": page.title, "url": page.url} for page in pages]
        return [{"title": "Trang chủ", "url": self.home.url}, *crumbs] if crumbs else []

    @property
    def footer(self) -> HomePage | None:
        """The home page's fields of the footer."""
        return self.home

    @property
    def links(self) -> Any:
        """Links to other authorities."""
        return self.home.links.all() if self.home else []

    @cached_property
    def alerts(self) -> list[dict[str, Any]]:
        """Urgent notices still valid; approved like everything else."""
        notices = apps.get_model("news", "NoticePage").objects.urgent_on(self.today)
        return [
            {"title": notice.title, "url": notice.url, "date": notice.listed_at}
            for notice in notices
        ]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame`."""
    return {"frame": SimpleLazyObject(lambda: Frame(request))}
