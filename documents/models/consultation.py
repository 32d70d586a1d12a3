"""Drafts on which everybody may comment (lấy ý kiến dự thảo), and what became of each comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from core.blocks import RICH_TEXT_FEATURES
from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS
from core.queryset import PortalPageManager, PortalPageQuerySet
from documents.consultation_form import ConsultationForm
from documents.consulting import BADGES, Phase, earliest_close, phase_at
from documents.models.types import DocumentType
from documents.receiving import opinion_form, receive

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse


class ConsultationIndexPage(PortalPage):
    """Lấy ý kiến dự thảo: what is open first."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.ConsultationPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục lấy ý kiến dự thảo"
        verbose_name_plural = "mục lấy ý kiến dự thảo"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds a page of consultations, those that close last first."""
        context = super().get_context(request, *args, **kwargs)
        shown = ConsultationPage.objects.shown().filter(section=self.pk) if self.pk else None
        listed = shown.listed() if shown is not None else ConsultationPage.objects.none()
        context.update(page_obj=page_of(request, listed), query=query_without_page(request))
        return context


class ConsultationQuerySet(PortalPageQuerySet):
    """Consultations with what their phase follows from."""

    def listed(self) -> Any:
        """In the order of a list, each knowing whether its result is out."""
        answers = OpinionAnswer.objects.filter(page=OuterRef("pk"))
        known = self.annotate(answered=Exists(answers)).select_related("drafting_body")
        return known.order_by("-closes_on", "-pk")


class ConsultationPage(PortalPage):
    """One draft under consultation. Dates, text and the table of answers are content: they are
    approved with the page. What citizens send (Opinion) is not, and shows nowhere by itself."""

    drafting_body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan chủ trì soạn thảo",
        on_delete=models.PROTECT,
        related_name="+",
    )
    document_type = models.ForeignKey(
        DocumentType,
        verbose_name="loại văn bản dự thảo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    introduction = RichTextField(
        "giới thiệu dự thảo",
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text="Sự cần thiết, nội dung chính, vấn đề cần xin ý kiến.",
    )
    opens_on = models.DateField("lấy ý kiến từ ngày", help_text="Tự mở lúc 00 giờ ngày này.")
    closes_on = models.DateField("đến hết ngày", help_text="Tự đóng lúc 24 giờ ngày này.")
    is_shortened = models.BooleanField(
        "trình tự, thủ tục rút gọn",
        default=False,
        help_text="Chỉ khi thời hạn ngắn hơn số ngày tối thiểu; phải ghi lý do.",
    )
    shortened_reason = models.CharField("lý do rút gọn", max_length=300, blank=True)
    conclusion = RichTextField(
        "kết quả chung",
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text="Tổng hợp chung sau khi hết hạn; từng ý kiến ghi ở bảng dưới.",
    )
    issued_document = models.ForeignKey(
        "documents.DocumentPage",
        verbose_name="văn bản đã ban hành",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
        help_text="Chọn khi văn bản đã ban hành và đã công khai trên Cổng.",
    )

    objects = PortalPageManager.from_queryset(ConsultationQuerySet)()
    base_form_class = ConsultationForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("drafting_body"), FieldPanel("document_type")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                FieldPanel("is_shortened"),
                FieldPanel("shortened_reason"),
            ],
            heading="Thời hạn lấy ý kiến",
        ),
        FieldPanel("introduction"),
        InlinePanel("articles", heading="Nội dung dự thảo theo từng điều", label="điều"),
        InlinePanel("files", heading="Tệp dự thảo, tờ trình", label="tệp"),
        MultiFieldPanel(
            [FieldPanel("conclusion"), FieldPanel("issued_document")],
            heading="Kết quả (sau khi hết hạn)",
        ),
        InlinePanel("answers", heading="Bảng tiếp thu, giải trình", label="ý kiến"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("introduction"),
        index.RelatedFields("articles", [index.SearchField("heading"), index.SearchField("text")]),
    ]
    parent_page_types = ["documents.ConsultationIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "dự thảo lấy ý kiến"
        verbose_name_plural = "dự thảo lấy ý kiến"
        constraints = [
            models.CheckConstraint(
                name="consultation_days_in_order",
                condition=Q(closes_on__gte=models.F("opens_on")),
                violation_error_message="Ngày hết hạn phải sau ngày mở.",
            )
        ]

    # Rules.

    def clean(self) -> None:
        """Long enough from the day on which the draft is really public.

        Raises:
            ValidationError: with the earliest day that would do.
        """
        super().clean()
        if self.is_shortened and not self.shortened_reason.strip():
            raise ValidationError({"shortened_reason": "Hãy ghi lý do theo trình tự rút gọn."})
        if not (self.opens_on and self.closes_on):
            return
        if self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": "Ngày hết hạn phải sau ngày mở."})
        earliest = earliest_close(max(self.opens_on, self._posted_on()))
        if self.closes_on < earliest and not self.is_shortened:
            least = settings.CONSULTATION_MIN_DAYS
            message = (
                f"Phải lấy ý kiến ít nhất {least} ngày kể từ khi đăng: hãy để đến hết ngày "
                f"{earliest:%d/%m/%Y} hoặc sau đó; nếu theo trình tự rút gọn thì đánh dấu và ghi "
                "lý do."
            )
            raise ValidationError({"closes_on": message})

    def full_clean(self, exclude: Any = None, **kwargs: Any) -> None:
        """The table of answers too, unless a form asks, which judges its rows itself: they come
        after the page's own fields, and a draft may be unfinished (ConsultationForm).

        Raises:
            ValidationError: with what is missing.
        """
        super().full_clean(exclude=exclude, **kwargs)
        fault = self.fault_of_answers(self.answers.all()) if exclude is None else ""
        if fault:
            raise ValidationError(fault)

    def _posted_on(self) -> datetime.date:
        """The day on which the draft became public, or would, were it approved now."""
        first = self.first_published_at
        return timezone.localdate(first) if first else timezone.localdate()

    def fault_of_answers(self, rows: Iterable[OpinionAnswer]) -> str:
        """Why a table of these lines can't be published, or ""."""
        lines = list(rows)
        if lines and timezone.localdate() <= self.closes_on:
            return "Chưa hết hạn lấy ý kiến thì chưa công bố bảng tiếp thu, giải trình."
        without = sum(not (row.decision and row.answer.strip()) for row in lines)
        return f"Còn {without} ý kiến trong bảng chưa ghi tiếp thu hay giải trình." * bool(without)

    # What it is today.

    @property
    def has_result(self) -> bool:
        """True once the approved page carries its result."""
        if hasattr(self, "answered"):
            return bool(self.answered or self.conclusion)
        return bool(self.conclusion or self.answers.all())

    @property
    def phase(self) -> Phase:
        """Now."""
        return phase_at(timezone.now(), self.opens_on, self.closes_on, has_result=self.has_result)

    @property
    def badge(self) -> str:
        """How the phase is coloured."""
        return BADGES[self.phase]

    @property
    def is_open(self) -> bool:
        """True while an opinion would be received."""
        return self.phase == Phase.OPEN

    @property
    def days_left(self) -> int:
        """Whole days until the last one, which is 0."""
        return (self.closes_on - timezone.localdate()).days

    # The page.

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, or receive an opinion on it."""
        if request.method == "POST" and self.is_shown:
            return receive(self, request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the record, and the form while it is open."""
        context = super().get_context(request, *args, **kwargs)
        issued = self.issued_document
        context.update(
            rows=self._record(),
            articles=list(self.articles.all()),
            answers=list(self.answers.all()) if self.phase == Phase.ANSWERED else [],
            form=opinion_form(self, request) if self.is_open else None,
            received="da-nhan" in request.GET,
            issued=issued if issued is not None and issued.is_shown else None,
        )
        return context

    def _record(self) -> list[dict[str, str]]:
        rows = {
            "Cơ quan chủ trì soạn thảo": str(self.drafting_body.name),
            "Loại văn bản": str(self.document_type or ""),
            "Thời gian lấy ý kiến": f"Từ {_day(self.opens_on)} đến hết ngày {_day(self.closes_on)}",
            "Trình tự rút gọn": self.shortened_reason if self.is_shortened else "",
        }
        return [{"label": label, "value": value} for label, value in rows.items() if value]


class ConsultationArticle(Orderable):
    """One article of the draft, on which one may comment by itself."""

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="articles")
    heading = models.CharField(
        "tên điều", max_length=200, help_text="Ví dụ: Điều 3. Mức thu và đối tượng nộp."
    )
    text = RichTextField("nội dung", features=RICH_TEXT_FEATURES)

    panels = [FieldPanel("heading"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "điều của dự thảo"
        verbose_name_plural = "điều của dự thảo"

    def __str__(self) -> str:
        return self.heading


class ConsultationFile(Orderable):
    """A file of the consultation: the draft, the report to it."""

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    label = models.CharField("tên hiển thị", max_length=120, default="Dự thảo")

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = "tệp của dự thảo"
        verbose_name_plural = "tệp của dự thảo"

    def __str__(self) -> str:
        return self.label


class OpinionAnswer(Orderable):
    """One line of the table "tiếp thu, giải trình": what was said, and what became of it."""

    class Decision(models.TextChoices):
        """What the drafting body did with an opinion."""

        ACCEPTED = "accepted", "Tiếp thu"
        PARTLY = "partly", "Tiếp thu một phần"
        EXPLAINED = "explained", "Giải trình"

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="answers")
    opinion = models.ForeignKey(
        "documents.Opinion",
        verbose_name="ý kiến đã nhận",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
    )
    about = models.CharField("góp ý về", max_length=200, blank=True)
    sender = models.CharField(
        "người, cơ quan góp ý",
        max_length=200,
        help_text="Tên tổ chức, hoặc “Công dân”; không ghi tên riêng, số điện thoại, địa chỉ.",
    )
    text = models.TextField("nội dung góp ý", max_length=5000)
    decision = models.CharField(
        "tiếp thu, giải trình", max_length=10, choices=Decision.choices, blank=True
    )
    answer = models.TextField("nội dung tiếp thu, giải trình", max_length=5000, blank=True)

    panels = [
        FieldPanel("opinion", widget=forms.HiddenInput, classname="w-hidden"),
        FieldPanel("about"),
        FieldPanel("sender"),
        FieldPanel("text"),
        FieldPanel("decision"),
        FieldPanel("answer"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "ý kiến được tiếp thu, giải trình"
        verbose_name_plural = "bảng tiếp thu, giải trình"

    def __str__(self) -> str:
        return f"{self.sender}: {self.about}"


def _day(day: datetime.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"
