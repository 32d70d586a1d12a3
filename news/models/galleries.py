"""Galleries of photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.pictures import gallery
from core.unit_content import OF_NEWS

if TYPE_CHECKING:
    from django.http import HttpRequest


class GalleryIndexPage(ListsItems, PortalPage):
    """Thư viện ảnh."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.GalleryPage"]

    class Meta:
        verbose_name = "mục thư viện ảnh"
        verbose_name_plural = "mục thư viện ảnh"


class GalleryPage(PortalPage):
    """Photos of one event or place."""

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("cover"),
        InlinePanel("images", heading="Ảnh", label="ảnh", min_num=1),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.RelatedFields("images", [index.SearchField("caption")]),
    ]
    parent_page_types = ["news.GalleryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = OF_NEWS

    class Meta:
        verbose_name = "bộ ảnh"
        verbose_name_plural = "bộ ảnh"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `images`."""
        context = super().get_context(request, *args, **kwargs)
        context["images"] = gallery((row.image_id, row.caption) for row in self.images.all())
        return context


class GalleryImage(Orderable):
    """One photo with its caption."""

    page = ParentalKey(GalleryPage, on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="ảnh",
        on_delete=models.PROTECT,
        related_name="+",
    )
    caption = models.CharField("chú thích", max_length=250, blank=True)

    panels = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def __str__(self) -> str:
        return self.caption or str(self.image)
