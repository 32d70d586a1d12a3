"""When a draft may be commented on, and for how long it must be (Luật 64/2025/QH15: a draft of a
legal normative document is posted for at least twenty days). Days count in Asia/Ho_Chi_Minh; the
last day counts to its end. No models.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone


class Phase(models.TextChoices):
    """How far a consultation is."""

    PENDING = "pending", "Sắp lấy ý kiến"
    OPEN = "open", "Đang lấy ý kiến"
    SUMMING = "summing", "Đang tổng hợp ý kiến"
    ANSWERED = "answered", "Đã công bố kết quả"


# How the badge of the design system shows each.
BADGES = {
    Phase.PENDING: "unknown",
    Phase.OPEN: "pending",
    Phase.SUMMING: "partly",
    Phase.ANSWERED: "in-force",
}


def phase_at(
    moment: datetime.datetime,
    opens_on: datetime.date | None,
    closes_on: datetime.date | None,
    *,
    has_result: bool,
) -> Phase:
    """The phase at a moment: open from 00:00 of the first day to 24:00 of the last."""
    day = timezone.localdate(moment)
    if opens_on is None or closes_on is None or day < opens_on:
        return Phase.PENDING
    if day <= closes_on:
        return Phase.OPEN
    return Phase.ANSWERED if has_result else Phase.SUMMING


def earliest_close(posted_from: datetime.date) -> datetime.date:
    """The first day on which a draft that is posted from a day on may close."""
    return posted_from + datetime.timedelta(days=settings.CONSULTATION_MIN_DAYS)
