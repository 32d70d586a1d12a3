"""News by section and scope (Điều 4 khoản 2 d, đ, g)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import StoryField
from core.forms import PortalPageForm
from core.listing import ListsItems, as_cards
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.profile import by_profile
from core.unit_content import OF_NEWS

if TYPE_CHECKING:
    from django.http import HttpRequest

RELATED = 5
# The parameter of addresses that names a leader's post.
LEADER = "lanh-dao"


class Scope(models.TextChoices):
    """The four scopes of Điều 4 khoản 2 g."""

    DISTRICT = "district", by_profile("Trong huyện", "Trong xã")
    PROVINCE = "province", "Trong tỉnh"
    NATIONAL = "national", "Trong nước"
    INTERNATIONAL = "international", "Quốc tế"


class NewsIndexPage(ListsItems, PortalPage):
    """A section of news."""

    structural: ClassVar[bool] = True

    scope = models.CharField(
        "phạm vi",
        max_length=16,
        choices=Scope.choices,
        blank=True,
        help_text="Phạm vi mặc định của tin trong chuyên mục.",
    )

    content_panels = [
        *STRUCTURAL_PANELS,
        FieldPanel("scope"),
    ]
    parent_page_types = ["home.HomePage", "news.NewsIndexPage"]
    subpage_types = ["news.NewsIndexPage", "news.ArticlePage"]

    class Meta:
        verbose_name = "chuyên mục tin"
        verbose_name_plural = "chuyên mục tin"

    @cached_property
    def sections(self) -> list[NewsIndexPage]:
        """The public sections right below this one, in the order of the menu."""
        below = NewsIndexPage.objects.shown().filter(section=self.pk)
        return list(below.order_by("path"))

    def items(self, request: HttpRequest) -> Any:
        """The section's articles; of one that holds sections, those of all of them."""
        kind = ContentType.objects.get_for_model(ArticlePage)
        articles = PortalPage.objects.shown().filter(content_type=kind)
        leader = self.leader_of(request)
        if leader is not None:
            articles = articles.filter(articlepage__leaders=leader)
        if self.sections:
            return as_cards(articles.descendant_of(self))
        return as_cards(articles.filter(section=self.pk))

    def leader_of(self, request: HttpRequest) -> Any:
        """The post to which the list is narrowed (`?lanh-dao=`, its code), or None."""
        code = request.GET.get(LEADER, "")[:80]
        posts = apps.get_model("schedule", "LeaderPost").objects
        return posts.filter(code=code).first() if code else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the post to which the list is narrowed."""
        context = super().get_context(request, *args, **kwargs)
        context["leader"] = self.leader_of(request)
        return context


class ArticleForm(PortalPageForm):
    """The form of an article: a new one begins with its section's scope."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = getattr(self.parent_page.specific, "scope", "") if self.parent_page else ""
        if not self.instance.pk and scope:
            self.initial["scope"] = scope


class ArticlePage(PortalPage):
    """A news item or article."""

    scope = models.CharField(
        "phạm vi", max_length=16, choices=Scope.choices, default=Scope.DISTRICT
    )
    content = StoryField("nội dung", blank=True)
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
    leaders = ParentalManyToManyField(
        "schedule.LeaderPost",
        verbose_name="lãnh đạo",
        blank=True,
        related_name="articles",
        help_text="Tin về hoạt động chỉ đạo, điều hành của ai (Điều 7 khoản 1).",
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

    base_form_class = ArticleForm
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
                FieldPanel("leaders"),
                FieldPanel("directive"),
                FieldPanel("explains"),
                FieldPanel("is_featured"),
            ],
            heading="Thông tin thêm",
        ),
        InlinePanel("corrections", heading="Đính chính", label="đính chính"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("content"),
        index.SearchField("directive"),
        index.FilterField("scope"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = OF_NEWS

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
                    dict.fromkeys(
                        missing,
                        by_profile(
                            "Tin ngoài huyện phải ghi nguồn và địa chỉ nguồn.",
                            "Tin ngoài xã phải ghi nguồn và địa chỉ nguồn.",
                        ),
                    )
                )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `related` and the explained document, as far as both are public."""
        context = super().get_context(request, *args, **kwargs)
        if self.section_id:
            others = PortalPage.objects.shown().filter(section=self.section_id).exclude(pk=self.pk)
            context["related"] = list(others.order_by("-listed_at", "-pk")[:RELATED])
        if self.explains_id:
            documents = apps.get_model("documents", "DocumentPage").objects.shown()
            context["explained"] = documents.filter(pk=self.explains_id).first()
        context["leaders"] = self._leaders()
        return context

    def _leaders(self) -> list[dict[str, str]]:
        """Each post with the address of all news about it."""
        posts = list(self.leaders.all())
        news = NewsIndexPage.objects.shown().order_by("depth", "path").first() if posts else None
        if news is None:
            return []
        return [{"title": post.title, "url": f"{news.url}?{LEADER}={post.code}"} for post in posts]


class ArticleCorrection(Orderable):
    """What was wrong and is right now; stays on the item for good (Điều 9; Luật Tiếp cận thông
    tin 104/2016/QH13: wrong information is corrected openly)."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="corrections")
    on = models.DateField("ngày đính chính")
    text = models.TextField(
        "nội dung đính chính", help_text="Ghi rõ điều đã đăng sai và nội dung đúng."
    )

    panels = [FieldPanel("on"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "đính chính"
        verbose_name_plural = "đính chính"

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"
