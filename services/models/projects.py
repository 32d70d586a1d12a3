"""Programmes and projects: "kết quả thực hiện nhiệm vụ" (Điều 2 khoản 6)."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.unit_content import UnitList


class ProjectIndexPage(ListsItems, PortalPage):
    """Chương trình, dự án."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.ProjectPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục chương trình, dự án"
        verbose_name_plural = "mục chương trình, dự án"


class ProjectPage(PortalPage):
    """One project with target, progress and dated results."""

    target = models.TextField("mục tiêu")
    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến ngày", null=True, blank=True)
    funding = models.CharField("kinh phí, nguồn vốn", max_length=200, blank=True)
    percent = models.PositiveSmallIntegerField(
        "đã thực hiện (%)",
        default=0,
        validators=[MaxValueValidator(100, "Tỷ lệ không vượt quá 100%.")],
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("target"),
        MultiFieldPanel(
            [FieldPanel("period_from"), FieldPanel("period_to"), FieldPanel("funding")],
            heading="Thời gian, kinh phí",
        ),
        FieldPanel("percent"),
        InlinePanel("results", heading="Kết quả", label="kết quả"),
    ]
    parent_page_types = ["services.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = UnitList("Chương trình, dự án", 40)

    class Meta:
        verbose_name = "chương trình, dự án"
        verbose_name_plural = "chương trình, dự án"


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
