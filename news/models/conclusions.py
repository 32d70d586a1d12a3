"""Conclusions of meetings (Điều 4 khoản 2 b; Điều 14 khoản 1, 2)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core.fields import StoryField
from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.profile import by_profile
from core.unit_content import OF_NEWS
from news.meetings import ConclusionForm, public_meeting


class ConclusionIndexPage(ListsItems, PortalPage):
    """Ý kiến kết luận."""

    structural: ClassVar[bool] = True
    article: ClassVar[str] = "14"

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ConclusionPage"]

    class Meta:
        verbose_name = "mục ý kiến kết luận"
        verbose_name_plural = "mục ý kiến kết luận"


class ConclusionPage(PortalPage):
    """What the chair of a meeting concluded; the chairing body decides who approves it."""

    article: ClassVar[str] = "14"

    meeting = models.CharField("hội nghị, cuộc họp", max_length=250)
    held_on = models.DateField("ngày họp")
    chair_post = models.CharField(
        "chức vụ người chủ trì",
        max_length=150,
        help_text=by_profile("Ví dụ: Chủ tịch UBND huyện.", "Ví dụ: Chủ tịch UBND xã."),
    )
    chair_body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan chủ trì",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Quyết định người duyệt: cấp ủy do Trưởng Ban, HĐND và UBND do Phó Trưởng Ban.",
    )
    number = models.CharField("số thông báo kết luận", max_length=60, blank=True)
    meeting_uid = models.UUIDField("việc trong lịch công tác", null=True, blank=True, db_index=True)
    content = StoryField("nội dung kết luận", blank=True)

    base_form_class = ConclusionForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("meeting"),
                FieldPanel("held_on"),
                FieldPanel("chair_post"),
                FieldPanel("chair_body"),
                FieldPanel("number"),
                FieldPanel("meeting_uid"),
            ],
            heading="Cuộc họp",
        ),
        FieldPanel("content"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("meeting"),
        index.SearchField("number"),
        index.SearchField("content"),
    ]
    parent_page_types = ["news.ConclusionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = OF_NEWS

    class Meta:
        verbose_name = "ý kiến kết luận"
        verbose_name_plural = "ý kiến kết luận"

    def domain_by_content(self) -> str:
        """Điều 14: the chairing body decides."""
        return str(self.chair_body.domain) if self.chair_body_id else ""

    def facts(self) -> list[dict[str, Any]]:
        """The rows of the record card."""
        meeting = public_meeting(self.meeting_uid)
        return [
            {"label": "Cuộc họp", "value": self.meeting},
            {"label": "Ngày họp", "value": f"{self.held_on:%d/%m/%Y}"},
            {
                "label": "Chủ trì",
                "value": f"{self.chair_post}, {self.chair_body.name_on(self.held_on)}",
            },
            *([{"label": "Số thông báo", "value": self.number}] if self.number else []),
            *(
                [{"label": "Lịch công tác", "value": meeting.when_words, "url": meeting.url}]
                if meeting
                else []
            ),
        ]
