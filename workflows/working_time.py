"""Working hours: the hours of the office on the days on which it works. Holidays and swapped
days are data (models.Holiday); everything in Asia/Ho_Chi_Minh.

Source: Điều 13 of QĐ 2112/QĐ-UBND (follow and urge); clauses.md section 2, item 6.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SATURDAY = 5
ONE_DAY = datetime.timedelta(days=1)
# The longest stretch without a working day that a calendar may hold, in days.
LONGEST_BREAK = 60


@dataclass(frozen=True)
class WorkingCalendar:
    """`exceptions`: days that are otherwise than their weekday says, True where the office works.
    `hours`: the spells of a working day, in order."""

    exceptions: Mapping[datetime.date, bool]
    hours: tuple[tuple[datetime.time, datetime.time], ...]

    def works_on(self, day: datetime.date) -> bool:
        """True on a day on which the office is open."""
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def days_between(self, first: datetime.date, last: datetime.date) -> int:
        """Working days after `first` up to `last`, itself included; 0 where it isn't later."""
        days = range(1, (last - first).days + 1)
        return sum(self.works_on(first + day * ONE_DAY) for day in days)

    def add(self, moment: datetime.datetime, hours: float) -> datetime.datetime:
        """The moment at which that many working hours have passed since `moment`.

        Raises:
            ValueError: negative hours, or no working day in sight.
        """
        if hours < 0:
            raise ValueError("hours must not be negative")
        left = datetime.timedelta(hours=hours)
        for start, end in self._spells(timezone.localtime(moment)):
            if end - start >= left:
                return start + left
            left -= end - start
        raise ValueError("no working day in sight")

    def between(self, start: datetime.datetime, end: datetime.datetime) -> float:
        """Working hours from one moment to a later one; 0 where it isn't later."""
        start, end = timezone.localtime(start), timezone.localtime(end)
        total = datetime.timedelta()
        for first, last in self._spells(start):
            if first >= end:
                break
            total += min(last, end) - first
        return total / datetime.timedelta(hours=1)

    def _spells(
        self, moment: datetime.datetime
    ) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
        """The spells of work from a moment on; the first may be cut."""
        day, idle = moment.date(), 0
        while idle <= LONGEST_BREAK:
            idle += 1
            if self.works_on(day):
                idle = 0
                for opens, closes in self.hours:
                    zone = timezone.get_default_timezone()
                    first = datetime.datetime.combine(day, opens, zone)
                    last = datetime.datetime.combine(day, closes, zone)
                    if last > moment:
                        yield max(first, moment), last
            day += ONE_DAY


def office_hours() -> tuple[tuple[datetime.time, datetime.time], ...]:
    """settings.WORKING_HOURS as times."""
    return tuple(
        (datetime.time.fromisoformat(opens), datetime.time.fromisoformat(closes))
        for opens, closes in settings.WORKING_HOURS
    )
