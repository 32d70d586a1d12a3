"""Menu nodes and pages that stay: introduction, contact, site map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.fields import StoryField
from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.phones import tel_address

if TYPE_CHECKING:
    from django.http import HttpRequest


# What the site map names besides the sections themselves.
STANDING = ("standardpage", "contactpage", "boardpage")


class SectionPage(ListsItems, PortalPage):
    """A node of the menu that lists the pages below it."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types = ["home.SectionPage", "home.StandardPage", "directory.BoardPage"]

    class Meta:
        verbose_name = "mục của menu"
        verbose_name_plural = "mục của menu"

    def items(self, request: HttpRequest) -> Any:
        """Children in the order of the tree."""
        return super().items(request).order_by("path")


class StandardPage(PortalPage):
    """A page of introduction (Điều 7 khoản 4)."""

    article: ClassVar[str] = "7"

    content = StoryField("nội dung", blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("content"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("content")]
    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "trang giới thiệu"
        verbose_name_plural = "trang giới thiệu"


class ContactPage(PortalPage):
    """How to reach the portal and its owner."""

    address = models.CharField("địa chỉ", max_length=200)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    opening_hours = models.CharField("giờ tiếp", max_length=200, blank=True)
    content = StoryField("hướng dẫn", blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("address"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("opening_hours"),
        FieldPanel("content"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("content")]
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    class Meta:
        verbose_name = "trang liên hệ"
        verbose_name_plural = "trang liên hệ"

    @property
    def phone_href(self) -> str:
        """The number as a `tel:` address."""
        return tel_address(self.phone)


class SiteMapPage(PortalPage):
    """Sơ đồ cổng: the menu as one nested list."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS[:2]
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    class Meta:
        verbose_name = "sơ đồ cổng"
        verbose_name_plural = "sơ đồ cổng"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `branches`, from one query: sections, and standing pages below them."""
        context = super().get_context(request, *args, **kwargs)
        home = self.get_parent()
        shown = PortalPage.objects.shown().descendant_of(home).order_by("path")
        standing = shown.filter(
            models.Q(is_structural=True) | models.Q(content_type__model__in=STANDING)
        )
        context["branches"] = _branches(list(standing), home.depth + 1)
        return context


def _branches(pages: list[PortalPage], depth: int) -> list[dict[str, Any]]:
    """The pages, in the order of the tree, as nested nodes {page, children}."""
    nodes: list[dict[str, Any]] = []
    for place, page in enumerate(pages):
        if page.depth == depth:
            below = [other for other in pages[place + 1 :] if other.path.startswith(page.path)]
            nodes.append({"page": page, "children": _branches(below, depth + 1)})
    return nodes
