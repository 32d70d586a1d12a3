"""Deadlines in working days: how long each kind of message may take, as data with the defaults of
the law, and the day on which it is due.

Sources: Law 104/2016/QH13 on access to information (10 working days, once 15 more); NĐ 20/2008
with NĐ 92/2017 (15, passed on within 2 by whoever received what isn't theirs); 15 working days to
correct wrong information on request, 5 where the office found it itself (domain.md section 2);
Law 91/2025/QH15 and NĐ 356/2025 (2, 10, 15, 20 working days for requests about personal data).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from workflows.working_time import LONGEST_BREAK, ONE_DAY

if TYPE_CHECKING:
    from workflows.working_time import WorkingCalendar


@dataclass(frozen=True)
class Terms:
    """How long, in working days, and after how many days the personal data is deleted.

    `own_days`: to correct an error that the office found itself; `forward_days`: to pass on what
    isn't the receiver's; `extension_days`: once, with a reason; `warn_days`: before the end.
    """

    days: int
    own_days: int
    forward_days: int
    extension_days: int
    warn_days: int
    keep_days: int


def due_day(calendar: WorkingCalendar, start: datetime.date, days: int) -> datetime.date:
    """The last day of a term of `days` working days; the day on which it starts isn't counted.

    Raises:
        ValueError: no working day in sight.
    """
    day, left, idle = start, days, 0
    while left:
        day += ONE_DAY
        idle += 1
        if idle > LONGEST_BREAK:
            raise ValueError("no working day in sight")
        if calendar.works_on(day):
            left, idle = left - 1, 0
    return day


def end_of_day(calendar: WorkingCalendar, day: datetime.date) -> datetime.datetime:
    """When the office closes on a day: until then the term runs."""
    return datetime.datetime.combine(day, calendar.hours[-1][1], timezone.get_default_timezone())


def working_days_between(
    calendar: WorkingCalendar, start: datetime.date, end: datetime.date
) -> int:
    """Working days after `start` up to and with `end`; 0 where it isn't later."""
    length = max((end - start).days, 0)
    return sum(calendar.works_on(start + ONE_DAY * n) for n in range(1, length + 1))
