"""Weeks and entries for the tests of the schedule."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from core.text import slugify
from directory.models import Body, BodyKind
from schedule.models import LeaderPost, ScheduleEntry, ScheduleIndexPage, ScheduleWeekPage
from tests import factories
from tests.home.site_map import public, section

MONDAY = datetime.date(2026, 11, 23)
TODAY = timezone.localdate()
THIS_MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())
WEEK = datetime.timedelta(days=7)
CHAIRMAN = "Chủ tịch UBND huyện"


def index() -> ScheduleIndexPage:
    return ScheduleIndexPage.objects.first() or section(ScheduleIndexPage, "Lịch công tác")


def committee() -> Body:
    return factories.BodyFactory(name="UBND huyện", code="ubnd-huyen", kind=BodyKind.COMMITTEE)


def party() -> Body:
    return factories.BodyFactory(
        name="Huyện ủy", code="huyen-uy", kind=BodyKind.PARTY_COMMITTEE, rank=1
    )


def leader(title: str = CHAIRMAN, body: Body | None = None) -> LeaderPost:
    values = {"title": title, "body": body or committee()}
    return LeaderPost.objects.get_or_create(code=slugify(title), defaults=values)[0]


def entry(day: datetime.date = MONDAY, **values: Any) -> ScheduleEntry:
    values = {"content": "Họp giao ban", "leaders": [leader()], **values}
    values.setdefault("bodies", list({post.body for post in values["leaders"]}) or [committee()])
    return ScheduleEntry(day=day, **values)


def week(monday: datetime.date, *entries: ScheduleEntry, make: Any = public, **values: Any) -> Any:
    """A week with its entries in that order, numbered as the editor's form numbers them."""
    for place, each in enumerate(entries):
        each.sort_order = place
    title = f"Tuần từ {monday:%d/%m/%Y}"
    return make(ScheduleWeekPage, title, index(), monday=monday, entries=list(entries), **values)
