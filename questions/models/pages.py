"""Questions of citizens with their answers (Điều 10)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from core.blocks import RICH_TEXT_FEATURES
from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS
from core.text import sort_key
from core.unit_content import UnitList
from questions.models.enquiry import Enquiry

if TYPE_CHECKING:
    from django.http import HttpRequest


POPULAR = 5  # fields offered above the list


class QuestionIndexPage(PortalPage):
    """Hỏi – Đáp: answered questions, by field."""

    structural: ClassVar[bool] = True
    article: ClassVar[str] = "10"

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["questions.QuestionPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục hỏi – đáp"
        verbose_name_plural = "mục hỏi – đáp"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the chosen field, a page of questions, how many each field has, those most asked
        about, and what the clock says."""
        context = super().get_context(request, *args, **kwargs)
        shown = QuestionPage.objects.shown()
        counts = dict(shown.order_by().values_list("field").annotate(models.Count("pk")))
        by_count = sorted(counts.items(), key=lambda item: (-item[1], sort_key(item[0])))
        chosen = request.GET.get("linh-vuc", "").strip()[:80]
        found = shown.filter(field=chosen) if chosen else shown
        found = found.order_by("-listed_at", "-pk")
        context.update(
            page_obj=page_of(request, found),
            query=query_without_page(request),
            field=chosen,
            fields=sorted(counts, key=sort_key),
            popular=by_count[:POPULAR] if len(counts) > 1 else [],
            counter=Enquiry.objects.counter(timezone.now()),
        )
        return context


class QuestionPage(PortalPage):
    """One question; whoever asked is shown by place only."""

    article: ClassVar[str] = "10"

    question = models.TextField(
        "câu hỏi", help_text="Bỏ tên, số điện thoại, địa chỉ nhà và chuyện riêng của người hỏi."
    )
    field = models.CharField(
        "lĩnh vực",
        max_length=80,
        help_text="Viết giống các câu trước để lọc được: Đất đai, Hộ tịch, Chính sách xã hội.",
    )
    asked_by = models.CharField(
        "người hỏi", max_length=100, help_text="Không ghi tên: “Công dân xã Bãi Trành”."
    )
    asked_on = models.DateField("ngày hỏi")
    answer = RichTextField("trả lời", features=RICH_TEXT_FEATURES)
    answered_by = models.ForeignKey(
        "directory.Body", verbose_name="đơn vị trả lời", on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField("ngày trả lời")

    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("question"),
                FieldPanel("field"),
                FieldPanel("asked_by"),
                FieldPanel("asked_on"),
            ],
            heading="Câu hỏi",
        ),
        MultiFieldPanel(
            [FieldPanel("answer"), FieldPanel("answered_by"), FieldPanel("answered_on")],
            heading="Trả lời",
        ),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("question"),
        index.SearchField("answer"),
    ]
    parent_page_types = ["questions.QuestionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = UnitList("Hỏi – đáp", 50, field="answered_by")

    class Meta:
        verbose_name = "câu hỏi"
        verbose_name_plural = "câu hỏi"

    def clean(self) -> None:
        """An answer follows its question."""
        super().clean()
        if self.asked_on and self.answered_on and self.answered_on < self.asked_on:
            raise ValidationError({"answered_on": "Ngày trả lời không thể trước ngày hỏi."})

    @property
    def opening(self) -> str:
        """The answer as plain text, for lists."""
        return " ".join(get_text_for_indexing(self.answer).split())

    def listing_date(self) -> datetime.datetime | None:
        """Questions are ordered by the day of their answer."""
        if self.answered_on is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.answered_on, datetime.time()))
