"""What the one-stop desk's figures and dossiers are imported from (Điều 4 khoản 2 e)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from core.roles import Role
from core.text import fold
from core.vietnamese import short_date
from library.imports import Column, ImportKind, Outcome, Row, register_import
from services.figures import COUNTS, HEADINGS, Figures
from services.masking import mask_name
from services.models import Dossier, DossierStatus, OneStopReportPage, OneStopRow, ProcedurePage
from services.models.dossiers import LONGEST_CODE, normal_code
from services.models.onestop import ADD_UP
from services.settlement import draft_report, report_title, store_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

STATUSES = {
    **{str(status.value): status for status in DossierStatus},
    **{str(status.label): status for status in DossierStatus},
}


@dataclass(frozen=True)
class PeriodRow:
    """One imported row of figures; `unit`: key of the body."""

    begins: datetime.date
    ends: datetime.date
    field: str
    unit: int | None
    figures: Figures


@register_import
class PeriodFiguresImport(ImportKind):
    """Rows of one or more periods; each period becomes a draft report for the chain."""

    code = "so-lieu-mot-cua"
    label = "Số liệu một cửa theo kỳ"
    description = (
        "Mỗi dòng một lĩnh vực của một kỳ. Số tiếp nhận phải bằng tổng bốn cột sau. Mỗi kỳ thành "
        "một báo cáo dự thảo, phải qua duyệt."
    )
    columns = (
        Column("begins", "Từ ngày"),
        Column("ends", "Đến ngày"),
        Column("field", "Lĩnh vực"),
        Column("unit", "Đơn vị", required=False),
        *(Column(name, heading) for name, heading in HEADINGS.items()),
    )
    roles = frozenset({Role.CONTRIBUTOR, Role.UNIT_HEAD, Role.MEMBER})

    def __init__(self, by: Any) -> None:
        super().__init__(by)
        self._periods: dict[tuple[datetime.date, datetime.date], list[PeriodRow]] = defaultdict(
            list
        )

    def parse(self, row: Row) -> PeriodRow | None:
        """The row; its columns must add up."""
        begins, ends = row.day("begins"), row.day("ends")
        field = row.text("field", longest=100)
        unit = row.choice("unit", self._units)
        counts = [row.whole_number(name) for name in COUNTS]
        if begins is None or ends is None or row.faults:
            return None
        if ends < begins:
            row.fault("ends", "Ngày cuối kỳ phải sau ngày đầu kỳ.")
        figures = Figures(*(count or 0 for count in counts))
        if not figures.adds_up:
            parts = " + ".join(str(getattr(figures, name)) for name in COUNTS[1:])
            row.fault("received", f"{figures.received} khác {parts}: {ADD_UP}")
        return PeriodRow(begins, ends, field, unit, figures)

    def key(self, values: PeriodRow) -> Hashable:
        """A field of a unit stands once in a period."""
        return values.begins, values.ends, fold(values.field), values.unit

    def keep(self, values: PeriodRow) -> Outcome:
        """Remember the row for its period's report."""
        period = (values.begins, values.ends)
        self._periods[period].append(values)
        stored = self._stored(*period)
        if (values.field, values.unit) not in stored:
            return Outcome.CREATED
        same = stored[values.field, values.unit] == values.figures
        return Outcome.UNCHANGED if same else Outcome.UPDATED

    def finish(self) -> None:
        """Write each period whose rows differ from those of its report: a new draft of it."""
        for (begins, ends), rows in self._periods.items():
            if self._stored(begins, ends) == {(r.field, r.unit): r.figures for r in rows}:
                continue
            made = [
                OneStopRow(
                    field=row.field,
                    unit_id=row.unit,
                    **{name: getattr(row.figures, name) for name in COUNTS},
                )
                for row in rows
            ]
            page = _report_of(begins, ends)
            if page is None:
                draft_report(report_title(begins, ends), begins, ends, made, self.by)
            else:
                store_rows(page, made, self.by)

    def _stored(
        self, begins: datetime.date, ends: datetime.date
    ) -> dict[tuple[str, int | None], Figures]:
        page = _report_of(begins, ends)
        if page is None:
            return {}
        latest = page.get_latest_revision_as_object()
        return {(row.field, row.unit_id): row.figures for row in latest.rows.all()}

    @cached_property
    def _units(self) -> dict[str, int]:
        bodies = apps.get_model("directory", "Body").objects.all()
        named = [(name, body.pk) for body in bodies for name in (body.short_name, body.code)]
        return {**{name: pk for name, pk in named if name}, **{b.name: b.pk for b in bodies}}


def _report_of(begins: datetime.date, ends: datetime.date) -> OneStopReportPage | None:
    found = OneStopReportPage.objects.filter(period_from=begins, period_to=ends)
    return found.order_by("pk").first()


@register_import
class DossierImport(ImportKind):
    """Dossiers of the one-stop software, for look-up and figures. The applicant's name is masked
    before the file is kept."""

    code = "ho-so-mot-cua"
    label = "Hồ sơ một cửa"
    description = (
        "Mỗi dòng một hồ sơ; nhập lại thì cập nhật theo mã. Thủ tục ghi theo mã hoặc tên trên "
        "Cổng; trạng thái ghi số từ 1 đến 10 hoặc bằng chữ. Họ tên người nộp được che trước khi "
        "tệp được lưu."
    )
    columns = (
        Column("code", "Mã hồ sơ", ("Số hồ sơ",)),
        Column("procedure", "Thủ tục", ("TTHC", "Mã TTHC", "Tên thủ tục")),
        Column("received_on", "Ngày nhận", ("Ngày tiếp nhận",)),
        Column("due_on", "Ngày hẹn trả", ("Hẹn trả",), required=False),
        Column("returned_on", "Ngày trả", ("Ngày trả kết quả",), required=False),
        Column("status", "Trạng thái", ("Tình trạng",)),
        Column("applicant", "Người nộp", ("Họ tên người nộp", "Chủ hồ sơ"), required=False),
    )
    roles = frozenset({Role.MEMBER, Role.TECH})
    max_age_days = 7
    masks = {"applicant": mask_name}

    def parse(self, row: Row) -> dict[str, Any]:
        """The columns of a dossier."""
        for name in ("received_on", "due_on", "returned_on"):
            row.values[name] = local_day(row.values.get(name))
        procedure = self._procedure(row)
        values = {
            "code": normal_code(row.text("code", longest=LONGEST_CODE)),
            "procedure": procedure,
            "field": procedure.field if procedure else "",
            "body": procedure.competent_body if procedure else None,
            "received_on": row.day("received_on"),
            "due_on": row.day("due_on"),
            "returned_on": row.day("returned_on"),
            "status": row.choice("status", STATUSES),
            "applicant": mask_name(row.text("applicant", longest=200))[:80],
        }
        _judge_days(row, values)
        return values

    def key(self, values: dict[str, Any]) -> Hashable:
        """A code stands once in a file."""
        return values["code"]

    def keep(self, values: dict[str, Any]) -> Outcome:
        """Add the dossier, or bring the one with this code up to date."""
        dossier = Dossier.objects.filter(code=values["code"]).first()
        if dossier is None:
            dossier, outcome = Dossier(), Outcome.CREATED
        elif all(getattr(dossier, name) == value for name, value in values.items()):
            return Outcome.UNCHANGED
        else:
            outcome = Outcome.UPDATED
        for name, value in values.items():
            setattr(dossier, name, value)
        dossier.full_clean()
        dossier.save()
        return outcome

    def _procedure(self, row: Row) -> ProcedurePage | None:
        named = row.text("procedure", longest=300)
        procedure = self._procedures.get(fold(named))
        if named and procedure is None:
            row.fault(
                "procedure", f"Cổng không có thủ tục “{named[:80]}”: hãy ghi đúng mã hoặc tên."
            )
        return procedure

    @cached_property
    def _procedures(self) -> dict[str, ProcedurePage]:
        """The public procedures by code and title, as search compares them."""
        pages = ProcedurePage.objects.shown().select_related("competent_body").order_by("-pk")
        return {fold(name): page for page in pages for name in (page.title, page.code) if name}


def local_day(value: Any) -> Any:
    """A moment, or a text that holds one ("31/10/2026 16:45", ISO 8601 with or without a zone),
    as its day in Asia/Ho_Chi_Minh; anything else as it is."""
    if isinstance(value, str):
        value = _moment_in(value.strip()) or value
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _moment_in(text: str) -> datetime.datetime | None:
    for form in ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"):
        try:
            return datetime.datetime.strptime(text, form)
        except ValueError:
            continue
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def _judge_days(row: Row, values: dict[str, Any]) -> None:
    """The days of a dossier against each other and today."""
    received, returned, today = values["received_on"], values["returned_on"], timezone.localdate()
    for name in ("received_on", "returned_on"):
        if values[name] and values[name] > today:
            row.fault(name, f"Ngày sau hôm nay ({short_date(today)}).")
    for name in ("due_on", "returned_on"):
        if received and values[name] and values[name] < received:
            row.fault(name, "Không được trước ngày nhận.")
    if values["status"] == DossierStatus.RETURNED and not returned and not row.faults:
        row.fault("returned_on", "Hồ sơ đã trả kết quả phải có ngày trả.")
