"""Relics and scenic places (Điều 7 khoản 4 gạch 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import StoryField
from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.pictures import gallery
from core.text import sort_key

if TYPE_CHECKING:
    from django.http import HttpRequest


class Rank(models.TextChoices):
    """Ranks of the Law on Cultural Heritage, highest first."""

    SPECIAL = "special", "Di tích quốc gia đặc biệt"
    NATIONAL = "national", "Di tích cấp quốc gia"
    PROVINCE = "province", "Di tích cấp tỉnh"
    NONE = "none", "Chưa xếp hạng"


class PlaceIndexPage(ListsItems, PortalPage):
    """Di tích – Danh thắng, to be narrowed to a commune."""

    structural: ClassVar[bool] = True
    article: ClassVar[str] = "7"

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PlacePage"]
    max_count = 1

    class Meta:
        verbose_name = "mục di tích, danh thắng"
        verbose_name_plural = "mục di tích, danh thắng"

    def items(self, request: HttpRequest) -> Any:
        """The places, of the chosen commune (`?xa=`, its code) where one is chosen."""
        chosen = request.GET.get("xa", "")[:60]
        items = super().items(request)
        return items.filter(placepage__commune__code=chosen) if chosen else items

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the communes that have places, and the chosen one."""
        context = super().get_context(request, *args, **kwargs)
        places = PlacePage.objects.shown().filter(section=self.pk or 0)
        communes = dict(places.values_list("commune__code", "commune__short_name"))
        context["communes"] = sorted(communes.items(), key=lambda row: sort_key(row[1]))
        context["chosen"] = request.GET.get("xa", "")
        return context


class PlacePage(PortalPage):
    """One relic or scenic place: where it is, its rank by which decision, how to get there."""

    article: ClassVar[str] = "7"

    commune = models.ForeignKey(
        "directory.Body",
        verbose_name="thuộc xã, thị trấn",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": "commune"},
    )
    rank = models.CharField("xếp hạng", max_length=10, choices=Rank.choices, default=Rank.NONE)
    rank_decision = models.CharField(
        "quyết định xếp hạng", max_length=120, blank=True, help_text="Số, ngày, cơ quan ban hành."
    )
    address = models.CharField("địa điểm", max_length=200)
    directions = models.TextField("đường đi", blank=True)
    latitude = models.DecimalField(
        "vĩ độ",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Ví dụ: 19,62110.",
    )
    longitude = models.DecimalField(
        "kinh độ",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Ví dụ: 105,43260.",
    )
    content = StoryField("giới thiệu", blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("commune"),
        MultiFieldPanel([FieldPanel("rank"), FieldPanel("rank_decision")], heading="Xếp hạng"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("directions"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading="Đường đến",
        ),
        FieldPanel("content"),
        InlinePanel("photos", heading="Ảnh", label="ảnh", min_num=1),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("address"),
        index.SearchField("content"),
    ]
    parent_page_types = ["home.PlaceIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "di tích, danh thắng"
        verbose_name_plural = "di tích, danh thắng"

    def clean(self) -> None:
        """A rank says by which decision; a position has both of its numbers."""
        super().clean()
        errors = {}
        if self.rank != Rank.NONE and not self.rank_decision:
            errors["rank_decision"] = "Hãy ghi số, ngày quyết định xếp hạng."
        if (self.latitude is None) != (self.longitude is None):
            errors["longitude"] = "Hãy ghi đủ vĩ độ và kinh độ, hoặc để trống cả hai."
        if errors:
            raise ValidationError(errors)

    @property
    def map_url(self) -> str:
        """The position for the map of the visitor's own device (RFC 5870): nobody else is told
        where a visitor looks. Empty where the position isn't known."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"geo:{self.latitude},{self.longitude}"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `images`."""
        context = super().get_context(request, *args, **kwargs)
        context["images"] = gallery((row.image_id, row.alt) for row in self.photos.all())
        return context


class PlacePhoto(Orderable):
    """One photo; what it shows is said in words."""

    page = ParentalKey(PlacePage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="ảnh",
        on_delete=models.PROTECT,
        related_name="+",
    )
    alt = models.CharField("ảnh chụp gì", max_length=250)

    panels = [FieldPanel("image"), FieldPanel("alt")]

    class Meta(Orderable.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def __str__(self) -> str:
        return self.alt
