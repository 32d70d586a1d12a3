"""Whether the portal lives: the alarm when nothing is published, or too much waits
(Điều 13 khoản 1: regularly, continuously, lawfully)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from wagtail.models import WorkflowState

from core.models import PortalPage
from workflows.models.clocks import working_calendar


@dataclass(frozen=True)
class Operation:
    """`idle_hours`: working hours since the last publication, None where there was none."""

    last_published: datetime.datetime | None
    idle_hours: float | None
    waiting: int

    @property
    def alarms(self) -> list[str]:
        """What is wrong, in words; empty where all is well."""
        found = []
        if self.idle_hours is None or self.idle_hours > settings.IDLE_ALARM_HOURS:
            since = (
                f"từ {timezone.localtime(self.last_published):%H:%M %d/%m/%Y}"
                if self.last_published
                else "từ khi mở Cổng"
            )
            found.append(f"Không có tin, bài nào được đăng {since}.")
        if self.waiting > settings.QUEUE_ALARM_ITEMS:
            found.append(f"{self.waiting} tin, bài đang chờ duyệt.")
        return found


def operation(now: datetime.datetime | None = None) -> Operation:
    """How the portal stands at a moment."""
    now = now or timezone.now()
    content = PortalPage.objects.shown().filter(is_structural=False)
    last = content.aggregate(last=Max("last_published_at"))["last"]
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count()
    idle = working_calendar().between(last, now) if last else None
    return Operation(last, idle, waiting)
