"""The frame of every page: menu, shortcuts, breadcrumb, footer, alerts. Three queries: the
pages that stand in the menu with the home page, the footer's links, the alerts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.http import urlencode
from wagtail.models import get_page_models

from core.models import PortalPage
from core.pagination import PARAMETER
from core.profile import PORTAL_NAME
from core.vietnamese import date_words, day_and_lunar
from home.models.state import PortalState

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import HomePage

HOME_DEPTH = 2
MENU_DEPTH = 4
SHORTCUTS = (
    ("ProcedureIndexPage", "Thủ tục", "procedure"),
    ("DocumentIndexPage", "Văn bản", "document"),
    ("DirectoryIndexPage", "Danh bạ", "phone"),
    ("QuestionIndexPage", "Hỏi đáp", "question"),
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

    portal_name = PORTAL_NAME

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.path = request.path
        self.today = timezone.localdate()
        self.search_url = reverse("search")
        self.feed_url = reverse("rss")
        self.ask_url = reverse("ask", args=["cau-hoi"])
        self.opinion_url = reverse("ask", args=["gop-y"])
        self.look_up_url = reverse("look_up")

    @cached_property
    def _standing(self) -> list[PortalPage]:
        """The home page, sections and standing pages down to the menu's depth, in the order of
        the tree. The home page's own columns come along, so that it costs no second query."""
        shown = PortalPage.objects.shown().filter(depth__gte=HOME_DEPTH, depth__lte=MENU_DEPTH)
        standing = shown.filter(
            Q(is_structural=True) | Q(show_in_menus=True) | Q(depth=HOME_DEPTH + 1)
        )
        return list(standing.select_related("homepage").order_by("path"))

    @cached_property
    def home(self) -> HomePage | None:
        """The home page, which holds the footer and the links."""
        homes = (getattr(page, "homepage", None) for page in self._standing)
        return next((page for page in homes if page is not None), None)

    @cached_property
    def places(self) -> dict[str, dict[str, str]]:
        """Where things stand: the first page of each type, by the name of its model."""
        kinds = ContentType.objects.get_for_models(*get_page_models())
        names = {kind.pk: model.__name__ for model, kind in kinds.items()}
        return {
            names[page.content_type_id]: {"title": page.title, "url": self._url(page)}
            for page in reversed(self._standing)
        }

    def _url(self, page: PortalPage) -> str:
        return page.get_url(self.request) or ""

    def _url_of(self, model: str) -> str | None:
        return self.places[model]["url"] if model in self.places else None

    @cached_property
    def menu(self) -> list[MenuItem]:
        """Sections in the menu, two levels."""
        shown = [page for page in self._standing if page.show_in_menus]
        return [
            self._item(page, [child for child in shown if child.section_id == page.pk])
            for page in shown
            if page.depth == HOME_DEPTH + 1
        ]

    def _item(self, page: PortalPage, children: list[PortalPage]) -> MenuItem:
        url = self._url(page)
        below = [self._item(child, []) for child in children]
        return MenuItem(page.title, url, bool(url) and self.path.startswith(url), below)

    @cached_property
    def shortcuts(self) -> list[dict[str, Any]]:
        """The four tasks that a citizen comes for, as far as the portal offers them."""
        return [
            {"title": title, "url": self._url_of(model), "icon": icon}
            for model, title, icon in SHORTCUTS
            if model in self.places
        ]

    @property
    def canonical_url(self) -> str:
        """The address under which the page is to be known (Điều 3): one host, and of the
        parameters only the page of a list."""
        scheme = "https" if settings.SECURE_SSL_REDIRECT else self.request.scheme
        host = settings.CANONICAL_HOST or self.request.get_host()
        number = self.request.GET.get(PARAMETER, "")
        page = f"?{PARAMETER}={number}" if number.isdecimal() and number != "1" else ""
        return f"{scheme}://{host}{iri_to_uri(self.path)}{page}"

    def place_name(self) -> str:
        """Whose portal it is: "huyện Như Xuân"."""
        return PortalState.of(self.request).place_name

    @property
    def archive_banner(self) -> str:
        """What an archive says above every page."""
        return PortalState.of(self.request).banner

    @cached_property
    def successors(self) -> list[dict[str, str]]:
        """Who took over from an archive's authority."""
        return PortalState.of(self.request).successors()

    @property
    def site_map_url(self) -> str | None:
        """Sơ đồ cổng."""
        return self._url_of("SiteMapPage")

    @property
    def contact_url(self) -> str | None:
        """Liên hệ."""
        return self._url_of("ContactPage")

    @property
    def report_url(self) -> str:
        """Where an error on the page that is shown is reported, its address in the form."""
        return f"{reverse('ask', args=['bao-loi'])}?{urlencode({'trang': self.path})}"

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
        """The pages above the one that is served, and itself; none on the home page. A query
        only for sections deeper than the menu."""
        route = getattr(self.request, "_wagtail_route_for_request", None)
        if route is None or route.page.depth <= HOME_DEPTH:
            return []
        page = route.page
        above = [step for step in self._standing if page.path.startswith(step.path)]
        if page.depth > MENU_DEPTH + 1:
            deep = PortalPage.objects.shown().ancestor_of(page).filter(depth__gt=MENU_DEPTH)
            above += deep.order_by("depth")
        steps = [step for step in above if step.pk != page.pk]
        return [{"title": step.title, "url": self._url(step)} for step in [*steps, page]]

    @property
    def footer(self) -> HomePage | None:
        """The home page's fields of the footer."""
        return self.home

    @cached_property
    def links(self) -> list[Any]:
        """Links to other authorities."""
        return list(self.home.links.all()) if self.home else []

    @cached_property
    def alerts(self) -> list[dict[str, Any]]:
        """Urgent notices still valid; approved like everything else."""
        notices = apps.get_model("news", "NoticePage").objects.urgent_on(self.today)
        return [
            {"title": notice.title, "url": self._url(notice), "date": notice.listed_at}
            for notice in notices
        ]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame`."""
    return {"frame": SimpleLazyObject(lambda: Frame(request))}
