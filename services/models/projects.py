"""Programmes and projects: "kết quả thực hiện nhiệm vụ" (Điều 2 khoản 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.listing import ListsItems, as_cards
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.queryset import PortalPageManager, PortalPageQuerySet
from core.unit_content import UnitList
from core.vietnamese import number_dots
from services.forms import TypedRowsForm

if TYPE_CHECKING:
    from django.http import HttpRequest

YEARS = range(1990, 2100)
COMPLETE = 100


class ProjectIndexPage(ListsItems, PortalPage):
    """Chương trình, dự án: those of a year, of a body."""

    structural: ClassVar[bool] = True
    article: ClassVar[str] = "2"

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.ProjectPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục chương trình, dự án"
        verbose_name_plural = "mục chương trình, dự án"

    def items(self, request: HttpRequest) -> Any:
        """The projects that run in the year (`nam`) and that the body (`don-vi`) leads."""
        found = ProjectPage.objects.shown()
        year, body = request.GET.get("nam", ""), request.GET.get("don-vi", "")
        if year:
            found = found.running_in(int(year)) if _is_year(year) else found.none()
        if body:
            found = found.filter(body__code=body)
        return as_cards(found).order_by("-period_from", "-pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the filter offers and what is chosen."""
        context = super().get_context(request, *args, **kwargs)
        shown = ProjectPage.objects.shown()
        bodies = shown.exclude(body=None).order_by("body__rank", "body__name")
        context.update(
            years=ProjectPage.years(),
            bodies=list(bodies.values_list("body__code", "body__name").distinct()),
            year=request.GET.get("nam", ""),
            body_code=request.GET.get("don-vi", ""),
        )
        return context


class ProjectQuerySet(PortalPageQuerySet):
    """Projects by year."""

    def running_in(self, year: int) -> Any:
        """Those whose period touches the year."""
        not_over = Q(period_to__isnull=True) | Q(period_to__year__gte=year)
        return self.filter(not_over, period_from__year__lte=year)


class ProjectPage(PortalPage):
    """One project with target, progress and dated results. `body` is the body that leads it."""

    article: ClassVar[str] = "2"

    target = models.TextField("mục tiêu")
    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến ngày", null=True, blank=True)
    funding = models.CharField(
        "ghi chú về kinh phí", max_length=200, blank=True, help_text="Ví dụ: vốn chưa phân bổ."
    )
    percent = models.PositiveSmallIntegerField(
        "đã thực hiện (%)",
        default=0,
        validators=[MaxValueValidator(COMPLETE, "Tỷ lệ không vượt quá 100%%.")],
    )

    objects = PortalPageManager.from_queryset(ProjectQuerySet)()
    base_form_class = TypedRowsForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("target"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
                FieldPanel("percent"),
            ],
            heading="Thời gian, tiến độ",
        ),
        InlinePanel("sources", heading="Kinh phí theo nguồn", label="nguồn"),
        FieldPanel("funding"),
        InlinePanel("results", heading="Kết quả", label="kết quả"),
        InlinePanel("documents", heading="Văn bản liên quan", label="văn bản"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("target"),
        index.RelatedFields("results", [index.SearchField("text")]),
    ]
    parent_page_types = ["services.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = UnitList("Chương trình, dự án", 40)

    class Meta:
        verbose_name = "chương trình, dự án"
        verbose_name_plural = "chương trình, dự án"

    def clean(self) -> None:
        """The period is in order; results don't lie in the future.

        Raises:
            ValidationError: beside the field, or naming the results.
        """
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": "Ngày kết thúc phải sau ngày bắt đầu."})
        today = timezone.localdate()
        if any(result.on and result.on > today for result in self.results.all()):
            raise ValidationError("Kết quả chỉ ghi khi đã đạt được: có ngày sau hôm nay.")

    @classmethod
    def years(cls) -> list[int]:
        """The years in which any public project runs, newest first; an open end counts up to
        this year."""
        periods = cls.objects.shown().values_list("period_from", "period_to")
        today = timezone.localdate()
        years = {
            year
            for begins, ends in periods
            for year in range(begins.year, (ends or max(today, begins)).year + 1)
        }
        return sorted(years, reverse=True)

    @property
    def progress_words(self) -> str:
        """The progress in words, beside the bar."""
        if self.percent >= COMPLETE:
            return "Đã hoàn thành"
        if self.percent:
            return f"Đã thực hiện {self.percent}%"
        return "Chưa có khối lượng thực hiện"

    @property
    def total_words(self) -> str:
        """The sum of the sources, "12.500.000.000 đồng", or nothing."""
        amounts = [source.amount for source in self.sources.all()]
        return f"{number_dots(sum(amounts))} đồng" if amounts else ""

    @property
    def shown_documents(self) -> list[Any]:
        """The linked documents that the public may read."""
        linked = [link.document for link in self.documents.select_related("document")]
        return [document for document in linked if document.is_shown]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the sources and the results, newest first."""
        context = super().get_context(request, *args, **kwargs)
        context["sources"] = list(self.sources.all())
        context["results"] = sorted(self.results.all(), key=lambda row: row.on, reverse=True)
        return context


class ProjectSource(Orderable):
    """Money from one source."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="sources")
    source = models.CharField("nguồn vốn", max_length=150)
    amount = models.PositiveBigIntegerField("số tiền (đồng)")

    panels = [FieldRowPanel([FieldPanel("source"), FieldPanel("amount")])]

    class Meta(Orderable.Meta):
        verbose_name = "nguồn kinh phí"
        verbose_name_plural = "nguồn kinh phí"

    def __str__(self) -> str:
        return f"{self.source}: {self.amount_words}"

    @property
    def amount_words(self) -> str:
        """ "1.500.000.000 đồng"."""
        return f"{number_dots(self.amount)} đồng"


class ProjectResult(Orderable):
    """What was reached by a day."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="results")
    on = models.DateField("ngày")
    text = models.TextField("kết quả")

    panels = [FieldPanel("on"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "kết quả thực hiện"
        verbose_name_plural = "kết quả thực hiện"

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"


class ProjectDocument(Orderable):
    """A document of the project: its decision, its plan, a report."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "documents.DocumentPage", verbose_name="văn bản", on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = "văn bản của dự án"
        verbose_name_plural = "văn bản của dự án"

    def __str__(self) -> str:
        return str(self.document)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text[:9]) in YEARS
