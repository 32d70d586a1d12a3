"""Weeks, their entries, the posts whose calendars are kept, and who writes about what."""

from __future__ import annotations

from schedule.models.coverage import Coverage
from schedule.models.entries import EntryBody, EntryLeader, ScheduleEntry
from schedule.models.leaders import LeaderPost
from schedule.models.weeks import ScheduleIndexPage, ScheduleWeekPage

__all__ = [
    "Coverage",
    "EntryBody",
    "EntryLeader",
    "LeaderPost",
    "ScheduleEntry",
    "ScheduleIndexPage",
    "ScheduleWeekPage",
]
