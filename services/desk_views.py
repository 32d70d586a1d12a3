"""Screens of the admin: procedures to look through, figures of the dossiers."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from core import audit
from core.refusal import PublicationRefused
from core.roles import UNIT_ROLES, roles_of
from core.spreadsheets.writing import csv_response
from services.figures import HEADINGS, SHARE, figure_columns, total
from services.models import ProcedurePage, ProcedureReview
from services.reviews import due_for_review
from services.settlement import (
    draft_report,
    grouped,
    lines,
    month_words,
    report_rows,
    report_title,
)
from workflows.desk_views import AT_DESK, DeskScreen

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from services.settlement import Line

READERS = AT_DESK | UNIT_ROLES


class ReviewsView(DeskScreen):
    """Procedures to look through: all to the board, to a unit its own, which it may confirm."""

    template_name = "services/reviews.html"
    page_title = "Thủ tục cần rà soát"
    header_icon = "history"
    roles = READERS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list, oldest first."""
        due = due_for_review()
        if not roles_of(self.request.user) & AT_DESK:
            due = [matter for matter in due if self._is_own(matter.procedure)]
        rows = [(matter, self._is_own(matter.procedure)) for matter in due]
        return super().get_context_data(rows=rows, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Confirm that a procedure is right as it stands."""
        key = request.POST.get("procedure", "")
        procedure = get_object_or_404(
            ProcedurePage.objects.shown(), pk=int(key) if key.isdecimal() else 0
        )
        if not self._is_own(procedure):
            raise PermissionDenied
        user: Any = request.user
        ProcedureReview.objects.create(procedure=procedure, by=user)
        audit.record("procedure.reviewed", user=user, target=procedure)
        messages.success(request, f"Đã ghi: “{procedure.title}” được rà soát hôm nay.")
        return redirect("services:reviews")

    def _is_own(self, procedure: ProcedurePage) -> bool:
        """The unit that owns the record answers for it, nobody in its place."""
        user: Any = self.request.user
        in_unit = bool(roles_of(user) & UNIT_ROLES)
        return in_unit and user.body_id is not None and procedure.body_id == user.body_id


class PeriodForm(forms.Form):
    """From which day to which; without them, this month."""

    begins = forms.DateField(label="Nhận từ ngày", widget=AdminDateInput)
    ends = forms.DateField(label="Đến hết ngày", widget=AdminDateInput)

    def clean(self) -> dict[str, Any]:
        """The period is in order."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", "Ngày cuối phải sau ngày đầu.")
        return cleaned


class StatisticsView(DeskScreen):
    """Figures from the dossiers by month, field and unit; as CSV, and as the draft of a report."""

    template_name = "services/statistics.html"
    page_title = "Số liệu hồ sơ một cửa"
    header_icon = "table"
    roles = READERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The tables, or with `?dang=csv` the lines behind them."""
        self.form = self._form(request.GET)
        if request.GET.get("dang") == "csv" and self.form.is_valid():
            return csv_response(self._lines(), COLUMNS, "so-lieu-ho-so-mot-cua")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Make the draft of a report and open it."""
        self.form = self._form(request.POST)
        found = self._lines()
        if not found:
            messages.error(request, "Không có hồ sơ nào trong kỳ để lập báo cáo.")
            return super().get(request, *args, **kwargs)
        begins, ends = self.form.cleaned_data["begins"], self.form.cleaned_data["ends"]
        try:
            page = draft_report(
                report_title(begins, ends), begins, ends, report_rows(found), request.user
            )
        except PublicationRefused as refusal:
            return self.refused(request, refusal)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tables of the period."""
        found = self._lines()
        tables = {
            "Theo tháng nhận": grouped(found, month_words),
            "Theo lĩnh vực": grouped(found, lambda line: line.field),
            "Theo đơn vị": grouped(found, lambda line: line.unit_name or "Không ghi đơn vị"),
        }
        return super().get_context_data(
            form=self.form,
            headings=[*HEADINGS.values(), SHARE],
            tables=tables if found else {},
            sums=total(line.figures for line in found),
            **kwargs,
        )

    def _form(self, data: Any) -> PeriodForm:
        if data.get("begins") or data.get("ends"):
            return PeriodForm(data)
        today = timezone.localdate()
        return PeriodForm({"begins": today.replace(day=1), "ends": today})

    def _lines(self) -> list[Line]:
        if not self.form.is_valid():
            return []
        begins: datetime.date = self.form.cleaned_data["begins"]
        return lines(begins, self.form.cleaned_data["ends"])


COLUMNS: dict[str, Any] = {
    "Tháng nhận": month_words,
    "Lĩnh vực": lambda line: line.field,
    "Đơn vị": lambda line: line.unit_name,
    **figure_columns(lambda line: line.figures),
}
