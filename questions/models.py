"""Questions of citizens with their answers (Điều 10)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks import RICH_TEXT_FEATURES
from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS

if TYPE_CHECKING:
    from django.http import HttpRequest


class QuestionIndexPage(PortalPage):
    """Hỏi – Đáp: answered questions, by field."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["questions.QuestionPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục hỏi – đáp"
        verbose_name_plural = "mục hỏi – đáp"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the chosen field and a page of questions."""
        context = super().get_context(request, *args, **kwargs)
        shown = QuestionPage.objects.shown()
        chosen = request.GET.get("linh-vuc", "").strip()[:80]
        found = shown.filter(field=chosen) if chosen else shown
        found = found.select_related("answered_by").order_by("-listed_at", "-pk")
        context.update(
            page_obj=page_of(request, found),
            query=query_without_page(request),
            field=chosen,
            fields=shown.order_by("field").values_list("field", flat=True).distinct(),
        )
        return context


class QuestionPage(PortalPage):
    """One question; whoever asked is shown by place only."""

    question = models.TextField("câu hỏi")
    field = models.CharField("lĩnh vực", max_length=80)
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

    class Meta:
        verbose_name = "câu hỏi"
        verbose_name_plural = "câu hỏi"

    def listing_date(self) -> datetime.datetime | None:
        """Questions are ordered by the day of their answer."""
        if self.answered_on is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.answered_on, datetime.time()))
