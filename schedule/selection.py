"""What the address asks of the schedule: a week, and of whom."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from core.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schedule.models import ScheduleEntry

YEARS = range(2000, 2100)
DAYS = 7


def week_code(day: datetime.date) -> str:
    """The week of a day as addresses name it, "2026-W48"."""
    year, week, _day = day.isocalendar()
    return f"{year}-W{week:02}"


def bodies_offered() -> list[Any]:
    """The bodies with a public entry, and those above them, in protocol order."""
    bodies = {body.pk: body for body in apps.get_model("directory", "Body").objects.all()}
    offered: set[int] = set()
    for key in _of_public_entries("EntryBody", "body"):
        above: int | None = key
        while above is not None and above not in offered:
            offered.add(above)
            above = bodies[above].parent_id
    return [body for key, body in bodies.items() if key in offered]


def leaders_offered() -> list[Any]:
    """The posts with a public entry, in protocol order."""
    posts = apps.get_model("schedule", "LeaderPost").objects
    return list(posts.filter(pk__in=_of_public_entries("EntryLeader", "leader")))


def family_of(body: Any) -> set[int]:
    """Keys of a body and of all below it."""
    children: dict[int | None, list[int]] = {}
    for key, parent in type(body).objects.values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(key)
    family, rest = set(), [body.pk]
    while rest:
        key = rest.pop()
        if key not in family:
            family.add(key)
            rest += children.get(key, [])
    return family


def _of_public_entries(link: str, name: str) -> Any:
    public = apps.get_model("schedule", "ScheduleEntry").objects.public()
    links = apps.get_model("schedule", link).objects.filter(entry__in=public.values("pk"))
    return links.values_list(name, flat=True).distinct()


@dataclass
class Selection:
    """A week, and the codes of a body and of a leader, or ""."""

    monday: datetime.date
    body_code: str = ""
    leader_code: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Selection:
        """From an address; what it gets wrong is taken as not said."""
        day = _asked_day(query.get("tuan", ""))
        monday = day - datetime.timedelta(days=day.weekday())
        return cls(monday, query.get("co-quan", ""), query.get("lanh-dao", ""))

    @property
    def sunday(self) -> datetime.date:
        """The last day."""
        return self.monday + datetime.timedelta(days=DAYS - 1)

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day."""
        return self.monday, self.sunday

    @property
    def code(self) -> str:
        """The week as addresses name it."""
        return week_code(self.monday)

    @cached_property
    def bodies(self) -> list[Any]:
        """What the form offers."""
        return bodies_offered()

    @cached_property
    def leaders(self) -> list[Any]:
        """What the form offers."""
        return leaders_offered()

    @cached_property
    def body(self) -> Any:
        """The body asked for, if it is offered."""
        return next((body for body in self.bodies if body.code == self.body_code), None)

    @cached_property
    def leader(self) -> Any:
        """The post asked for, if it is offered."""
        return next((post for post in self.leaders if post.code == self.leader_code), None)

    @property
    def whose(self) -> str:
        """Whose schedule it is, in words."""
        names = [self.leader.title if self.leader else "", self.body.name if self.body else ""]
        return ", ".join(name for name in names if name)

    @property
    def year(self) -> int:
        """The year that the week belongs to (ISO 8601)."""
        return self.monday.isocalendar().year

    @property
    def caption(self) -> str:
        """The table's caption."""
        period = f"từ {short_date(self.monday)} đến {short_date(self.sunday)}"
        return f"Lịch công tác {period}{': ' if self.whose else ''}{self.whose}"

    @property
    def calendar_url(self) -> str:
        """The calendar of what is asked for: the leader's, else the body's, else the whole."""
        if self.leader:
            return reverse("calendar_of_leader", args=[self.leader.code])
        if self.body:
            return reverse("calendar_of_body", args=[self.body.code])
        return reverse("calendar")

    @property
    def rest(self) -> str:
        """The address's other parameters, for the links to other weeks: "&co-quan=…"."""
        asked = {
            "co-quan": self.body.code if self.body else "",
            "lanh-dao": self.leader.code if self.leader else "",
        }
        said = urlencode({name: code for name, code in asked.items() if code})
        return f"&{said}" if said else ""

    def narrowed(self, entries: Iterable[ScheduleEntry]) -> list[ScheduleEntry]:
        """The entries of the body, of those below it, and of the leader."""
        kept = list(entries)
        if self.body:
            family = family_of(self.body)
            kept = [e for e in kept if family & {body.pk for body in e.bodies.all()}]
        if self.leader:
            kept = [e for e in kept if self.leader in e.leaders.all()]
        return kept


def _asked_day(said: str) -> datetime.date:
    today = timezone.localdate()
    try:
        asked = datetime.date.fromisoformat(said)
    except ValueError:
        return today
    return asked if asked.year in YEARS else today
