"""Results of the one-stop desk by period (Điều 4 khoản 2 e)."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Sum
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.spreadsheets.writing import csv_response
from services.charts import share_chart
from services.figures import COUNTS, Figures, figure_columns, total
from services.forms import TypedRowsForm

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

ADD_UP = "số tiếp nhận phải bằng tổng số trước hạn, đúng hạn, quá hạn và đang giải quyết."
MONTHS_SHOWN = 12
MONTHS_READ = 200  # reports read to find the newest months


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

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page, or with `?dang=csv` its months for a spreadsheet."""
        if request.GET.get("dang") == "csv" and self.is_shown:
            return csv_response(by_month().items(), MONTH_COLUMNS, "Kết quả một cửa theo tháng")
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the shares of the newest months."""
        context = super().get_context(request, *args, **kwargs)
        months = by_month()
        context.update(months=months, chart=share_chart("Tỷ lệ đúng hạn theo tháng", months))
        return context


class OneStopReportPage(PortalPage):
    """Figures of one period, by field and unit."""

    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến ngày")

    base_form_class = TypedRowsForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
        InlinePanel(
            "rows",
            heading="Số liệu theo lĩnh vực, đơn vị",
            label="dòng số liệu",
            help_text="Số tiếp nhận phải bằng tổng trước hạn, đúng hạn, quá hạn, đang giải quyết.",
            min_num=1,
        ),
    ]
    parent_page_types = ["services.OneStopIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "báo cáo một cửa"
        verbose_name_plural = "báo cáo một cửa"

    def clean(self) -> None:
        """The columns must add up, row by row.

        Raises:
            ValidationError: naming the rows.
        """
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": "Ngày cuối kỳ phải sau ngày đầu kỳ."})
        wrong = [
            f"Dòng {place} ({row}): {ADD_UP}"
            for place, row in enumerate(self.rows.all(), start=1)
            if not row.figures.adds_up
        ]
        if wrong:
            raise ValidationError(wrong)

    # What the page shows.

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page, or with `?dang=csv` its rows for a spreadsheet."""
        if request.GET.get("dang") == "csv" and self.is_shown:
            return csv_response(self._rows(), COLUMNS, self.title)
        return super().serve(request, *args, **kwargs)

    @property
    def totals(self) -> Figures:
        """The sums of the columns."""
        return total(self._rows())

    @property
    def by_field(self) -> dict[str, Figures]:
        """The figures of each field, in the order of the rows."""
        return _grouped((row.field, row.figures) for row in self._rows())

    @property
    def by_unit(self) -> dict[str, Figures]:
        """The figures of each unit; empty when no row names one."""
        rows = self._rows()
        named = any(row.unit for row in rows)
        return _grouped((row.unit_label, row.figures) for row in rows) if named else {}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the figures by field and, where rows name units, by unit, with their drawings."""
        by_field, by_unit = self.by_field, self.by_unit
        return {
            **super().get_context(request, *args, **kwargs),
            "sums": total(by_field.values()),
            "by_field": by_field,
            "by_unit": by_unit,
            "field_chart": share_chart("Tỷ lệ đúng hạn theo lĩnh vực", by_field),
            "unit_chart": share_chart("Tỷ lệ đúng hạn theo đơn vị", by_unit),
        }

    def _rows(self) -> list[OneStopRow]:
        rows: list[OneStopRow] = list(self.rows.select_related("unit"))
        return rows


class OneStopRow(Orderable):
    """The figures of one field, in one unit."""

    page = ParentalKey(OneStopReportPage, on_delete=models.CASCADE, related_name="rows")
    field = models.CharField("lĩnh vực", max_length=100)
    unit = models.ForeignKey(
        "directory.Body",
        verbose_name="đơn vị",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Để trống khi số liệu gộp của cả huyện.",
    )
    received = models.PositiveIntegerField("tiếp nhận")
    early = models.PositiveIntegerField("trước hạn", default=0)
    on_time = models.PositiveIntegerField("đúng hạn", default=0)
    overdue = models.PositiveIntegerField("quá hạn", default=0)
    pending = models.PositiveIntegerField("đang giải quyết", default=0)

    panels = [
        FieldRowPanel([FieldPanel("field"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel(name) for name in COUNTS]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "số liệu lĩnh vực"
        verbose_name_plural = "số liệu lĩnh vực"

    def __str__(self) -> str:
        return f"{self.field}, {self.unit.label}" if self.unit else self.field

    @property
    def figures(self) -> Figures:
        """The counts; one not typed yet counts as nought."""
        return Figures(*(getattr(self, name) or 0 for name in COUNTS))

    @property
    def unit_label(self) -> str:
        """The unit, or what stands in its place."""
        return self.unit.label if self.unit else "Không ghi đơn vị"


# Heading → what the files show of a row of a report, and of a month.
COLUMNS: dict[str, Any] = {
    "Lĩnh vực": lambda row: row.field,
    "Đơn vị": lambda row: row.unit.name if row.unit else "",
    **figure_columns(lambda row: row.figures),
}
MONTH_COLUMNS: dict[str, Any] = {
    "Tháng": lambda month: month[0],
    **figure_columns(lambda month: month[1]),
}


def by_month() -> dict[str, Figures]:
    """The figures of the newest months for which a public report covers exactly the month, by
    "tháng 10/2026", newest first, in one query."""
    sums = (
        OneStopRow.objects.filter(page__in=OneStopReportPage.objects.shown().values("pk"))
        .order_by("-page__period_from")
        .values_list("page__period_from", "page__period_to")
        .annotate(*(Sum(name) for name in COUNTS))[:MONTHS_READ]
    )
    months = [
        (f"Tháng {begins.month}/{begins.year}", Figures(*counts))
        for begins, ends, *counts in sums
        if _is_month(begins, ends)
    ]
    return dict(months[:MONTHS_SHOWN])


def _is_month(begins: datetime.date, ends: datetime.date) -> bool:
    last = calendar.monthrange(begins.year, begins.month)[1]
    return begins.day == 1 and ends == begins.replace(day=last)


def _grouped(named: Any) -> dict[str, Figures]:
    sums: dict[str, Figures] = {}
    for name, figures in named:
        sums[name] = sums.get(name, Figures()) + figures
    return sums
