"""Figures about messages: numbers only, so they may be shown and outlive the personal data
(Điều 8 khoản 2: figures for administrative reform; clauses.md section 2, item 12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Avg, Count, Q
from django.utils import timezone

from questions.models import Enquiry

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True)
class UnitFigures:
    """One unit in one year: how many came in, and what became of them."""

    unit: str
    received: int
    in_time: int
    too_late: int
    waiting: int
    overdue: int
    ended: int
    score: float | None

    @property
    def share_in_time(self) -> float | None:
        """Answered in time of all answered, in percent; None where nothing was answered."""
        answered = self.in_time + self.too_late
        return round(100 * self.in_time / answered, 1) if answered else None


def by_unit(year: int, now: datetime.datetime | None = None) -> list[UnitFigures]:
    """What came in during a year, by the unit that answers, in the order of rank."""
    now = now or timezone.now()
    rows: Any = (
        Enquiry.objects.filter(received_at__year=year)
        .to_be_answered()
        .values("body__name")
        .order_by("body__rank", "body__name")
        .annotate(
            **Enquiry.objects.all().counted(now),
            ended=Count("pk", filter=Q(state=Enquiry.State.CLOSED)),
            average=Avg("score"),
        )
    )
    return [
        UnitFigures(unit=row.pop("body__name") or "Chưa phân công", score=row.pop("average"), **row)
        for row in rows
    ]


def years() -> list[int]:
    """Years in which something came in, newest first."""
    return [day.year for day in Enquiry.objects.dates("received_at", "year", order="DESC")]
