"""Results of the one-stop desk by period (Điều 4 khoản 2 e)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS

COUNTS = ("received", "early", "on_time", "overdue", "pending")


class OneStopIndexPage(ListsItems, PortalPage):
    """Kết quả một cửa."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.OneStopReportPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục kết quả một cửa"
        verbose_name_plural = "mục kết quả một cửa"


class OneStopReportPage(PortalPage):
    """Figures of one period, by field."""

    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến ngày")

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("period_from"),
        FieldPanel("period_to"),
        InlinePanel("rows", heading="Số liệu theo lĩnh vực", label="lĩnh vực", min_num=1),
    ]
    parent_page_types = ["services.OneStopIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "báo cáo một cửa"
        verbose_name_plural = "báo cáo một cửa"

    def clean(self) -> None:
        """The columns must add up, row by row."""
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": "Ngày cuối kỳ phải sau ngày đầu kỳ."})
        for place, row in enumerate(self.rows.all(), start=1):
            if not row.adds_up:
                raise ValidationError(
                    f"Dòng {place} ({row.field}): số tiếp nhận phải bằng tổng số trước hạn, "
                    "đúng hạn, quá hạn và đang giải quyết."
                )

    @property
    def totals(self) -> dict[str, Any]:
        """The sums of the columns and the share settled in time."""
        rows = list(self.rows.all())
        sums = OneStopRow(
            field="Tổng", **{name: sum(getattr(row, name) for row in rows) for name in COUNTS}
        )
        return {name: getattr(sums, name) for name in (*COUNTS, "in_time_share")}


class OneStopRow(Orderable):
    """The figures of one field."""

    page = ParentalKey(OneStopReportPage, on_delete=models.CASCADE, related_name="rows")
    field = models.CharField("lĩnh vực", max_length=100)
    received = models.PositiveIntegerField("tiếp nhận")
    early = models.PositiveIntegerField("trước hạn", default=0)
    on_time = models.PositiveIntegerField("đúng hạn", default=0)
    overdue = models.PositiveIntegerField("quá hạn", default=0)
    pending = models.PositiveIntegerField("đang giải quyết", default=0)

    panels = [FieldPanel("field"), *[FieldPanel(name) for name in COUNTS]]

    class Meta(Orderable.Meta):
        verbose_name = "số liệu lĩnh vực"
        verbose_name_plural = "số liệu lĩnh vực"

    def __str__(self) -> str:
        return self.field

    @property
    def adds_up(self) -> bool:
        """True when what was received is all accounted for."""
        return self.received == self.early + self.on_time + self.overdue + self.pending

    @property
    def in_time_share(self) -> str:
        """(early + on time) / settled, in percent with one decimal, or "–"."""
        settled = self.early + self.on_time + self.overdue
        if not settled:
            return "–"
        share = 100 * (self.early + self.on_time) / settled
        return f"{share:.1f}%".replace(".", ",")
