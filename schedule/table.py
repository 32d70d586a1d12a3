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


# Two columns: the few things of an evening stand below those of the afternoon.
COLUMNS = (("Sáng", "1"), ("Chiều, tối", "23"))


def table_of(
    entries: Iterable[ScheduleEntry], conclusions: dict[UUID, list[Any]]
) -> dict[str, Any]:
    """`columns`: names of the parts of the day; `days`: those that have something, each with a
    cell a column. The entries come in order, internal ones left out by the caller.
    `conclusions`: public conclusions by the entry's uid."""
    rows: dict[datetime.date, list[dict[str, Any]]] = {}
    for entry in entries:
        line = {"entry": entry, "conclusions": conclusions.get(entry.uid, [])}
        rows.setdefault(entry.day, []).append(line)
    return {
        "columns": [label for label, _codes in COLUMNS],
        "days": [_day(day, lines) for day, lines in sorted(rows.items())],
    }


def _day(day: datetime.date, lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "date": day,
        "weekday": date_words(day).partition(", ")[0],
        "lunar": day_and_lunar(day),
        "is_today": day == timezone.localdate(),
        "cells": [
            {"label": label, "lines": [line for line in lines if line["entry"].session in codes]}
            for label, codes in COLUMNS
        ],
    }


def conclusions_of(entries: Iterable[ScheduleEntry]) -> dict[UUID, list[Any]]:
    """The public conclusions of these meetings (Điều 4 khoản 2 b), by the entry's uid: one query.
    The section of conclusions is asked by label, never imported (design.md section 3)."""
    found: dict[UUID, list[Any]] = {}
    pages = apps.get_model("news", "ConclusionPage").objects.shown()
    for page in pages.filter(meeting_uid__in=[entry.uid for entry in entries]):
        found.setdefault(page.meeting_uid, []).append(page)
    return found
