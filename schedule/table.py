"""Entries as the table that the public reads: a row a day, a column a part of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from core.vietnamese import date_words, day_and_lunar

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from uuid import UUID

    from schedule.models import ScheduleEntry


def table_of(
    entries: Iterable[ScheduleEntry], conclusions: dict[UUID, list[Any]]
) -> dict[str, Any]:
    """`columns`: the parts of the day, the evening only where it is used; `days`: those that have
    something, each with a cell a column. The entries come in order, internal ones left out by
    the caller. `conclusions`: public conclusions by the entry's uid."""
    rows: dict[datetime.date, dict[str, list[Any]]] = {}
    sessions: list[tuple[str, str]] = []
    for entry in entries:
        sessions = sessions or list(entry.Session.choices)
        line = {"entry": entry, "conclusions": conclusions.get(entry.uid, [])}
        rows.setdefault(entry.day, {}).setdefault(entry.session, []).append(line)
    used = {code for row in rows.values() for code in row}
    columns = [(code, label) for code, label in sessions if code in used or code < "3"]
    return {
        "columns": [label for _code, label in columns],
        "days": [_day(day, row, columns) for day, row in sorted(rows.items())],
    }


def _day(
    day: datetime.date, row: dict[str, list[Any]], columns: list[tuple[str, str]]
) -> dict[str, Any]:
    weekday, _comma, date = date_words(day).partition(", ")
    return {
        "date": day,
        "weekday": weekday,
        "date_words": date,
        "lunar": day_and_lunar(day),
        "is_today": day == timezone.localdate(),
        "cells": [{"label": label, "lines": row.get(code, [])} for code, label in columns],
    }


def conclusions_of(entries: Iterable[ScheduleEntry]) -> dict[UUID, list[Any]]:
    """The public conclusions of these meetings (Điều 4 khoản 2 b), by the entry's uid: one query.
    The section of conclusions is asked by label, never imported (design.md section 3)."""
    found: dict[UUID, list[Any]] = {}
    pages = apps.get_model("news", "ConclusionPage").objects.shown()
    for page in pages.filter(meeting_uid__in=[entry.uid for entry in entries]):
        found.setdefault(page.meeting_uid, []).append(page)
    return found
