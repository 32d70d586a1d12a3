"""Documents posted too long after they were signed (Điều 4 khoản 2 a: "kịp thời")."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from documents.models import RegisterEntry
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    from documents.models import DocumentPage

WITHIN = datetime.timedelta(days=365)


@dataclass(frozen=True)
class LatePosting:
    """One document; `days`: working days from the day of issue to the day of posting."""

    document: DocumentPage
    posted_on: datetime.date
    days: int


def late_postings(today: datetime.date | None = None) -> list[LatePosting]:
    """The public documents signed within the last year and posted more than
    settings.DOCUMENT_POSTING_DAYS working days later, the longest wait first."""
    today = today or timezone.localdate()
    entries = RegisterEntry.objects.shown().filter(issued_on__gt=today - WITHIN)
    calendar = working_calendar()
    rows = []
    for entry in entries.select_related("page__body").defer("page__text"):
        posted = timezone.localdate(entry.posted_at)
        days = calendar.days_between(entry.issued_on, posted)
        if days > settings.DOCUMENT_POSTING_DAYS:
            rows.append(LatePosting(entry.page, posted, days))
    return sorted(rows, key=lambda row: -row.days)
