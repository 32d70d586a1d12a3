"""Messages on the desk's one overdue list, warned of before (workflows.clocks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from questions.deadlines import due_day, end_of_day
from questions.mailing import officers_of
from questions.models import DataRequest, Enquiry, Kind, terms_of
from workflows.clocks import Coming, Overdue
from workflows.models.clocks import DEFAULT_HOURS, working_calendar

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

WHO = ("body", "field")


def late(now: datetime.datetime) -> Iterator[Overdue]:
    """Messages and requests about personal data past their day."""
    calendar = working_calendar()
    for enquiry in Enquiry.objects.overdue(now).select_related(*WHO):
        hours = calendar.between(enquiry.due, now)
        yield _overdue(f"enquiry:{enquiry.pk}", enquiry, "Trả lời công dân", enquiry.due, hours)
    for request in DataRequest.objects.overdue(now).select_related("enquiry"):
        due, step = request.next_due, request.get_wish_display()
        key = f"data_request:{request.pk}:{'due' if request.answered_at else 'answer'}"
        yield _overdue(key, request.enquiry, step, due, calendar.between(due, now))


def _overdue(
    key: str, enquiry: Enquiry, step: str, due: datetime.datetime, hours: float
) -> Overdue:
    return Overdue(
        key=key,
        what=str(enquiry),
        step=step,
        address=reverse("enquiries:enquiry", args=[enquiry.pk]),
        since=due,
        hours=hours,
        times=1 + int(hours // DEFAULT_HOURS),
        people=tuple(officers_of(enquiry)),
    )


def soon(now: datetime.datetime) -> Iterator[Coming]:
    """Messages whose warning is due: so many working days before the end, by kind."""
    calendar = working_calendar()
    for kind in Kind:
        last = end_of_day(
            calendar, due_day(calendar, timezone.localdate(now), terms_of(kind).warn_days)
        )
        coming = Enquiry.objects.open().filter(kind=kind, due__gt=now, due__lte=last)
        for enquiry in coming.select_related(*WHO):
            yield Coming(
                f"enquiry-soon:{enquiry.pk}",
                str(enquiry),
                enquiry.due,
                reverse("enquiries:enquiry", args=[enquiry.pk]),
                tuple(officers_of(enquiry)),
            )
