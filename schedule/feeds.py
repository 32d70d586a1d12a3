"""The public schedule as iCalendar (RFC 5545): what is on the page, no more."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event, Timezone, vText

from schedule.models import ScheduleEntry
from schedule.selection import bodies_offered, family_of, leaders_offered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from django.http import HttpRequest

PAST_DAYS = 60
NAME = "Lịch công tác huyện Như Xuân"
PRODUCT = "-//Cổng thông tin điện tử huyện Như Xuân//Lịch công tác//VI"
UID_DOMAIN = "lich-cong-tac.nhuxuan"
REFRESH = "PT1H"
# RFC 5545 section 3.1: TEXT has no control characters but line feed and tab.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@require_safe
def whole_calendar(request: HttpRequest) -> HttpResponse:
    """Every public entry."""
    return _answer(request, NAME, _entries())


@require_safe
def body_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The public entries of a body and of those below it."""
    body = _named(bodies_offered(), code)
    entries = _entries().filter(bodies__in=family_of(body)).distinct()
    return _answer(request, f"{NAME}: {body.name}", entries)


@require_safe
def leader_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The public entries of a post."""
    leader = _named(leaders_offered(), code)
    return _answer(request, f"{NAME}: {leader.title}", _entries().filter(leaders=leader))


def calendar_of(name: str, entries: Iterable[ScheduleEntry], site: str = "") -> Calendar:
    """The entries, which must be public, as a calendar; `site`: scheme and host of addresses."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_plain(name)))
    calendar.add("x-wr-timezone", str(timezone.get_default_timezone()))
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(Timezone.from_tzinfo(timezone.get_default_timezone()))
    for entry in entries:
        calendar.add_component(_event(entry, site))
    return calendar


def _event(entry: ScheduleEntry, site: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{UID_DOMAIN}")
    published = entry.page.last_published_at or timezone.now()
    event.add("dtstamp", published.astimezone(datetime.UTC))
    event.add("last-modified", published.astimezone(datetime.UTC))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("summary", _plain(_summary(entry)))
    event.add("description", _plain(_description(entry)))
    event.add("url", f"{site}{entry.url}")
    if entry.place:
        event.add("location", _plain(entry.place))
    event.add("dtstart", _moment(entry, entry.time) if entry.time else entry.day)
    if entry.time and entry.ends:
        event.add("dtend", _moment(entry, entry.ends))
    return event


def _summary(entry: ScheduleEntry) -> str:
    """Without an hour it is an event of the day that says which part of it."""
    part = "" if entry.time else f"{entry.get_session_display()}: "
    return f"{'Hoãn, hủy: ' if entry.is_cancelled else ''}{part}{entry.content}"


def _description(entry: ScheduleEntry) -> str:
    change = "" if entry.change == entry.Change.NONE else entry.get_change_display()
    facts = [
        (change, entry.change_reason),
        ("Chủ trì", entry.chair_line),
        ("Cùng dự", entry.others_line),
        ("Thành phần", entry.participants),
        ("Chuẩn bị", entry.prepared_by),
        ("Cơ quan", entry.bodies_line),
    ]
    return "\n".join(f"{label}: {value}" for label, value in facts if label and value)


def _moment(entry: ScheduleEntry, hour: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(entry.day, hour, timezone.get_default_timezone())


def _plain(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def _entries() -> Any:
    since = timezone.localdate() - datetime.timedelta(days=PAST_DAYS)
    recent = ScheduleEntry.objects.public().filter(day__gte=since).in_order()
    return recent.select_related("page")


def _named(offered: list[Any], code: str) -> Any:
    found = next((item for item in offered if item.code == code), None)
    if found is None:
        raise Http404("Chưa có lịch công khai ở địa chỉ này.")
    return found


def _answer(request: HttpRequest, name: str, entries: Iterable[ScheduleEntry]) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    content = calendar_of(name, entries, site).to_ical()
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="lich-cong-tac.ics"'
    return response
