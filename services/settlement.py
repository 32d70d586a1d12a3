"""Figures worked out from the imported dossiers, and drafts of reports (Điều 4 khoản 2 e).

Nothing of this is public: a draft goes through the chain like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.refusal import PublicationRefused
from core.vietnamese import short_date
from services.figures import COUNTS, Figures, outcome
from services.models import Dossier, OneStopIndexPage, OneStopReportPage, OneStopRow

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Line:
    """The figures of one field in one unit, of the dossiers received in one month. `month`: its
    first day; `unit`: key of the body; `unit_name`: its name, "" where the dossiers name none."""

    month: datetime.date
    field: str
    unit: int | None
    unit_name: str
    figures: Figures


def lines(begins: datetime.date, ends: datetime.date) -> list[Line]:
    """The counted dossiers received from one day to another, both included, by month, field and
    unit, in one query. A dossier belongs to the month in which it was received."""
    sums: dict[tuple[Any, ...], Figures] = {}
    rows = (
        Dossier.objects.counted()
        .filter(received_on__range=(begins, ends))
        .order_by("received_on", "field")
        .values_list("received_on", "field", "body", "body__name", "due_on", "returned_on")
    )
    for received_on, field, unit, unit_name, due_on, returned_on in rows:
        key = (received_on.replace(day=1), field, unit, unit_name or "")
        sums[key] = sums.get(key, Figures()) + outcome(due_on, returned_on)
    return [
        Line(month, field, unit, name, figures)
        for (month, field, unit, name), figures in sums.items()
    ]


def grouped(found: Iterable[Line], by: Callable[[Line], str]) -> dict[str, Figures]:
    """The figures of the lines by what `by` names."""
    sums: dict[str, Figures] = {}
    for line in found:
        sums[by(line)] = sums.get(by(line), Figures()) + line.figures
    return sums


def month_words(line: Line) -> str:
    """ "Tháng 10/2026"."""
    return f"Tháng {line.month.month}/{line.month.year}"


def report_rows(found: Iterable[Line]) -> list[OneStopRow]:
    """Rows of a report: the lines by field and unit, their months added up."""
    sums: dict[tuple[str, int | None], Figures] = {}
    for line in found:
        key = (line.field, line.unit)
        sums[key] = sums.get(key, Figures()) + line.figures
    return [
        OneStopRow(field=field, unit_id=unit, **{name: getattr(sums, name) for name in COUNTS})
        for (field, unit), sums in sums.items()
    ]


def report_title(begins: datetime.date, ends: datetime.date) -> str:
    """How a report is called until somebody writes a better title."""
    period = f"từ {short_date(begins)} đến {short_date(ends)}"
    return f"Kết quả giải quyết thủ tục hành chính {period}"


def draft_report(
    title: str,
    begins: datetime.date,
    ends: datetime.date,
    rows: Iterable[OneStopRow],
    user: Any,
) -> OneStopReportPage:
    """A draft below the section of results, in the user's name and unit, its secrecy undeclared.

    Raises:
        PublicationRefused: there is no such section, or the user may add nothing to it.
    """
    index = OneStopIndexPage.objects.first()
    if index is None or not index.permissions_for_user(user).can_add_subpage():
        raise PublicationRefused("Ông, bà không được thêm báo cáo một cửa.", article="14")
    page = OneStopReportPage(
        title=title, period_from=begins, period_to=ends, live=False, owner=user, body=user.body
    )
    page.rows = list(rows)
    index.add_child(instance=page)
    page.save_revision(user=user)
    return page


def store_rows(page: OneStopReportPage, rows: Iterable[OneStopRow], user: Any) -> None:
    """A new draft of a report with these rows in place of its own.

    Raises:
        PublicationRefused: the user may not edit the report.
    """
    if not page.permissions_for_user(user).can_edit():
        raise PublicationRefused(
            f"Kỳ này đã có báo cáo “{page.title}” mà ông, bà không được sửa.", article="14"
        )
    draft = page.get_latest_revision_as_object()
    draft.rows = list(rows)
    draft.save_revision(user=user)
