"""The clocks: what is overdue, and whom to remind (Điều 13 khoản 2; clauses.md section 2,
item 6)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from core import audit
from core.roles import Role
from workflows.models import Assignment, Reminder, SigningTask
from workflows.models.clocks import DEFAULT_HOURS, ESCALATION, step_limits, working_calendar
from workflows.notifications import people_who_may_take
from workflows.operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# A day of work before an assignment is due, its bearer is told.
SOON_HOURS = 8


@dataclass(frozen=True)
class Overdue:
    """One matter past its time. `hours`: working hours over; `times`: how often the limit has
    passed, 1 or more; `people`: who should have acted."""

    key: str
    what: str
    step: str
    address: str
    since: datetime.datetime
    hours: float
    times: int
    people: tuple[Any, ...]


@dataclass(frozen=True)
class Coming:
    """One matter that is due soon, for the people who should act."""

    key: str
    what: str
    due: datetime.datetime
    address: str
    people: tuple[Any, ...]


Late: TypeAlias = "Callable[[datetime.datetime], Iterable[Overdue]]"
Soon: TypeAlias = "Callable[[datetime.datetime], Iterable[Coming]]"
# What sections add to the two lists below (register), each a function of the present moment.
_late: list[Late] = []
_soon: list[Soon] = []


def register(late: Late, soon: Soon) -> None:
    """Let a section's matters stand in the one overdue list and be reminded of; called once, in
    its AppConfig.ready()."""
    if late not in _late:
        _late.append(late)
        _soon.append(soon)


def overdue(now: datetime.datetime | None = None) -> list[Overdue]:
    """Everything past its time, worst first: steps of the chain, assignments, and what the
    sections have registered."""
    now = now or timezone.now()
    more = [matter for source in _late for matter in source(now)]
    matters = [*_steps(now), *_assignments(now), *more]
    return sorted(matters, key=lambda matter: -matter.hours)


def remind(now: datetime.datetime | None = None) -> int:
    """Send the mails that are due, each once; returns how many matters were told of.

    A matter climbs: at its limit to those who should act and the members, at twice the limit to
    the Deputy, at three times to the Head.
    """
    now = now or timezone.now()
    sent = 0
    for matter in overdue(now):
        for times, role in ESCALATION:
            if matter.times >= times:
                people = [*matter.people, *holders(role)] if times == 1 else holders(role)
                sent += _tell_once(f"{matter.key}:{times}", people, matter)
    return sent + _tell_of_what_comes(now) + _tell_of_registered(now) + _tell_of_alarms(now)


def _steps(now: datetime.datetime) -> Iterator[Overdue]:
    limits, calendar = step_limits(), working_calendar()
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    for state in waiting.select_related("workflow_state", "task", "revision"):
        task = state.task.specific
        page = state.workflow_state.content_object
        if not isinstance(task, SigningTask) or page is None or page.is_closed:
            continue
        limit = limits[task.action]
        hours = calendar.between(state.started_at, now)
        if hours > limit:
            yield Overdue(
                key=f"step:{state.pk}",
                what=page.get_admin_display_title(),
                step=task.name,
                address=reverse("workflows:review", args=[state.pk]),
                since=state.started_at,
                hours=hours - limit,
                times=int(hours // limit) if limit else ESCALATION[-1][0],
                people=tuple(people_who_may_take(state)),
            )


def _assignments(now: datetime.datetime) -> Iterator[Overdue]:
    calendar = working_calendar()
    for work in Assignment.objects.late(now).select_related("assignee"):
        hours = calendar.between(work.due, now)
        yield Overdue(
            key=f"assignment:{work.pk}",
            what=work.topic,
            step="Việc được giao",
            address=reverse("workflows:assignments"),
            since=work.due,
            hours=hours,
            times=1 + int(hours // DEFAULT_HOURS),
            people=(work.assignee,),
        )


def _tell_of_what_comes(now: datetime.datetime) -> int:
    soon = working_calendar().add(now, SOON_HOURS)
    coming = Assignment.objects.open().filter(due__gt=now, due__lte=soon)
    return sum(
        send_once(
            f"soon:{work.pk}",
            [work.assignee],
            f"Sắp đến hạn: {work.topic}",
            f"Hạn: {timezone.localtime(work.due):%H:%M %d/%m/%Y}",
            reverse("workflows:assignments"),
        )
        for work in coming.select_related("assignee")
    )


def _tell_of_alarms(now: datetime.datetime) -> int:
    """To the Head and the Deputies, once a day (Điều 13 khoản 1)."""
    alarms = operation(now).alarms
    if not alarms:
        return 0
    return send_once(
        f"alarm:{timezone.localdate(now)}",
        [*holders(Role.HEAD), *holders(Role.DEPUTY)],
        "Cảnh báo vận hành Cổng thông tin điện tử",
        "\n".join(alarms),
        reverse("wagtailadmin_home"),
    )


def _tell_once(key: str, people: Iterable[Any], matter: Overdue) -> bool:
    body = f"Bước: {matter.step}\nChờ từ: {timezone.localtime(matter.since):%H:%M %d/%m/%Y}"
    return send_once(key, people, f"Quá hạn: {matter.what}", body, matter.address)


def send_once(key: str, people: Iterable[Any], subject: str, body: str, address: str) -> bool:
    """Send one mail to each of the people, unless one with this key went out before; returns
    whether it was sent. Marked as sent first: two commands at the same time send one mail."""
    try:
        with transaction.atomic():
            Reminder.objects.create(key=key)
    except IntegrityError:
        return False
    recipients = tell(people, subject, body, address)
    audit.record("reminder.sent", key=key, recipients=recipients)
    return True


def tell(people: Iterable[Any], subject: str, body: str, address: str) -> int:
    """Mail each of them with a link to a screen of the desk; returns how many were written to."""
    addresses = sorted({person.email for person in people if person.email})
    text = f"{body}\n{settings.WAGTAILADMIN_BASE_URL}{address}"
    for to in addresses:
        send_mail(subject, text, None, [to])
    return len(addresses)


def holders(role: Role) -> list[Any]:
    """Active people who hold a role now."""
    people = get_user_model().objects.filter(is_active=True, groups__name=role.value).distinct()
    return [person for person in people if role in person.current_roles]


def _tell_of_registered(now: datetime.datetime) -> int:
    return sum(
        send_once(
            matter.key,
            matter.people,
            f"Sắp đến hạn: {matter.what}",
            f"Hạn: {timezone.localtime(matter.due):%H:%M %d/%m/%Y}",
            matter.address,
        )
        for source in _soon
        for matter in source(now)
    )
