"""News by section and scope (Điều 4 khoản 2 d, đ, g)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.listing import ListsItems, as_cards
from core.models import PortalPage

if TYPE_CHECKING:
    from django.http import HttpRequest

RELATED = 5


class Scope(models.TextChoices):
    """The four scopes of Điều 4 khoản 2 g."""

    DISTRICT = "district", "Trong huyện"
    PROVINCE = "province", "Trong tỉnh"
    NATIONAL = "national", "Trong nước"
    INTERNATIONAL = "international", "Quốc tế"


class NewsIndexPage(ListsItems, PortalPage):
    """A section of news; one that holds sections lists the news of all of them."""

    structural: ClassVar[bool] = True

    scope = models.CharField(
        "phạm vi",
        max_length=16,
        choices=Scope.choices,
        blank=True,
        help_text="Phạm vi mặc định của tin trong chuyên mục.",
    )
    holds_sections = models.BooleanField("gồm các chuyên mục con", default=False)

    content_panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("assigned_domain"),
        FieldPanel("scope"),
        FieldPanel("holds_sections"),
    ]
    parent_page_types = ["home.HomePage", "news.NewsIndexPage"]
    subpage_types = ["news.NewsIndexPage", "news.ArticlePage"]

    class Meta:
        verbose_name = "chuyên mục tin"
        verbose_name_plural = "chuyên mục tin"

    def items(self, request: HttpRequest) -> Any:
        """The section's articles, or those of all its sections."""
        articles = ArticlePage.objects.shown()
        if self.holds_sections:
            return as_cards(articles.descendant_of(self))
        return as_cards(articles.filter(section=self.pk))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `sections`, the sections held."""
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = (
            NewsIndexPage.objects.shown().filter(section=self.pk).order_by("path")
            if self.holds_sections
            else []
        )
        return context


class ArticlePage(PortalPage):
    """A news item or article."""

    scope = models.CharField(
        "phạm vi", max_length=16, choices=Scope.choices, default=Scope.DISTRICT
    )
    content = StreamField(StoryBlock(), verbose_name="nội dung", blank=True)
    pen_name = models.CharField("bút danh", max_length=80, blank=True)
    source_name = models.CharField("nguồn tin", max_length=120, blank=True)
    source_url = models.URLField("địa chỉ nguồn", blank=True)
    event_date = models.DateField(
        "ngày diễn ra sự kiện",
        null=True,
        blank=True,
        help_text="Để theo dõi tính kịp thời (Điều 9).",
    )
    directive = models.CharField(
        "theo chỉ đạo của UBND",
        max_length=200,
        blank=True,
        help_text="Số, ngày văn bản hoặc người chỉ đạo (Điều 7 khoản 6).",
    )
    explains = models.ForeignKey(
        "documents.DocumentPage",
        verbose_name="giải thích văn bản",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="explained_by",
        help_text="Văn bản mà bài tuyên truyền, phổ biến (Điều 4 khoản 2 b).",
    )
    is_featured = models.BooleanField("tin nổi bật", default=False)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("scope"),
        FieldPanel("cover"),
        FieldPanel("content"),
        MultiFieldPanel(
            [FieldPanel("pen_name"), FieldPanel("source_name"), FieldPanel("source_url")],
            heading="Tác giả, nguồn",
        ),
        MultiFieldPanel(
            [
                FieldPanel("event_date"),
                FieldPanel("directive"),
                FieldPanel("explains"),
                FieldPanel("is_featured"),
            ],
            heading="Thông tin thêm",
        ),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("content"),
        index.SearchField("directive"),
        index.FilterField("scope"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "tin, bài"
        verbose_name_plural = "tin, bài"

    def clean(self) -> None:
        """News from outside the district needs its source."""
        super().clean()
        if self.scope != Scope.DISTRICT:
            missing = [name for name in ("source_name", "source_url") if not getattr(self, name)]
            if missing:
                raise ValidationError(
                    dict.fromkeys(missing, "Tin ngoài huyện phải ghi nguồn và địa chỉ nguồn.")
                )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `related` and the explained document, as far as both are public."""
        context = super().get_context(request, *args, **kwargs)
        others = PortalPage.objects.shown().filter(section=self.section_id).exclude(pk=self.pk)
        context["related"] = others.order_by("-listed_at", "-pk")[:RELATED]
        explained = self.explains
        context["explained"] = explained if explained is not None and explained.is_shown else None
        return context
