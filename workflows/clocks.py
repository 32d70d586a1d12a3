"""The clocks: what is overdue, and whom to remind (Điều 13 khoản 2; clauses.md section 2,
item 6)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def overdue(now: datetime.datetime | None = None) -> list[Overdue]:
    """Everything past its time, worst first: steps of the chain and assignments."""
    now = now or timezone.now()
    matters = [*_steps(now), *_assignments(now)]
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
                people = [*matter.people, *_holders(role)] if times == 1 else _holders(role)
                sent += _tell_once(f"{matter.key}:{times}", people, matter)
    return sent + _tell_of_what_comes(now)


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


def _tell_once(key: str, people: Iterable[Any], matter: Overdue) -> bool:
    body = f"Bước: {matter.step}\nChờ từ: {timezone.localtime(matter.since):%H:%M %d/%m/%Y}"
    return send_once(key, people, f"Quá hạn: {matter.what}", body, matter.address)


def send_once(key: str, people: Iterable[Any], subject: str, body: str, address: str) -> bool:
    """Mark it as sent first: two commands at the same time send one mail."""
    try:
        with transaction.atomic():
            Reminder.objects.create(key=key)
    except IntegrityError:
        return False
    addresses = sorted({person.email for person in people if person.email})
    text = f"{body}\n{settings.WAGTAILADMIN_BASE_URL}{address}"
    for to in addresses:
        send_mail(subject, text, None, [to])
    audit.record("reminder.sent", key=key, recipients=len(addresses))
    return True


def _holders(role: Role) -> list[Any]:
    people = get_user_model().objects.filter(is_active=True, groups__name=role.value).distinct()
    return [person for person in people if role in person.current_roles]
