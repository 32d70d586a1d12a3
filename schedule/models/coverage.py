"""Which entries somebody was given to write about (Điều 13 khoản 2 a)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from core.refusal import PublicationRefused
from workflows.models import Assignment
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    from schedule.models.entries import ScheduleEntry

# News of an event is due a day of work after it.
HOURS_AFTER_EVENT = 8
LONGEST_TOPIC = 255


class Coverage(models.Model):
    """One assignment about one entry. The entry's row is made anew at each publication, so it is
    known by its `uid`."""

    uid = models.UUIDField(db_index=True)
    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "việc viết tin về lịch công tác"
        verbose_name_plural = "việc viết tin về lịch công tác"

    def __str__(self) -> str:
        return str(self.assignment)

    @classmethod
    def assign(cls, entry: ScheduleEntry, *, by: Any, to: Any) -> Coverage:
        """Give the writing of an entry's news to a member, due a day of work after the event
        (or after now, when the event is past).

        Raises:
            PublicationRefused: an internal entry, one assigned already, or not theirs to assign.
        """
        if entry.is_internal:
            raise PublicationRefused("Việc nội bộ không giao viết tin.", article="13")
        with transaction.atomic():
            if cls.of([entry]).filter(assignment__closed_at=None).exists():
                raise PublicationRefused("Việc này đã giao viết tin.", article="13")
            work = Assignment(
                topic=f"Viết tin: {entry.content}"[:LONGEST_TOPIC],
                event_on=entry.day,
                assignee=to,
                assigned_by=by,
                due=_due(entry),
                note=_note(entry),
            )
            work.save()
            return cls.objects.create(uid=entry.uid, assignment=work)

    @classmethod
    def of(cls, entries: list[ScheduleEntry]) -> models.QuerySet[Coverage]:
        """What was assigned about these entries, oldest first."""
        found = cls.objects.filter(uid__in=[entry.uid for entry in entries])
        return found.select_related("assignment__assignee").order_by("pk")


def _due(entry: ScheduleEntry) -> datetime.datetime:
    ends = entry.ends or entry.time or datetime.time()
    event = timezone.make_aware(datetime.datetime.combine(entry.day, ends))
    return working_calendar().add(max(event, timezone.now()), HOURS_AFTER_EVENT)


def _note(entry: ScheduleEntry) -> str:
    facts = [
        ("Thời gian", entry.when_words),
        ("Địa điểm", entry.place),
        ("Chủ trì", entry.chair_line),
        ("Cơ quan", entry.bodies_line),
        ("Thành phần", entry.participants),
    ]
    return "\n".join(f"{label}: {value}" for label, value in facts if value)
