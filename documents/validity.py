"""Whether a document is in force on a day, from its dates and from what other public documents
do to it (Luật Ban hành văn bản QPPL; statuses as vbpl.vn shows them)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from documents.choices import INVERSE, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_NIGHT = datetime.timedelta(days=1)
_ENDING = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})
# The kinds of relation that change validity; the others only tie documents together.
AFFECTING = frozenset({*_ENDING, RelationKind.AMENDS, RelationKind.SUSPENDS})


class Validity(models.TextChoices):
    """The words that a reader sees."""

    PENDING = "pending", "Chưa có hiệu lực"
    IN_FORCE = "in-force", "Còn hiệu lực"
    PARTLY = "partly", "Hết hiệu lực một phần"
    SUSPENDED = "suspended", "Ngưng hiệu lực"
    EXPIRED = "expired", "Hết hiệu lực"
    UNKNOWN = "unknown", "Chưa xác định"

    @property
    def badge(self) -> str:
        """The look in the design system, which has none of its own for what is suspended."""
        return "expired" if self is Validity.SUSPENDED else str(self.value)


@dataclass(frozen=True)
class Effect:
    """What one public document does to another from a day on; `part` names the articles that it
    reaches, all of them where it is empty. `source` is the document that acts."""

    kind: str
    on: datetime.date
    part: str = ""
    source: Any = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """The effect as the other document suffers it: "bị thay thế bởi"."""
        return INVERSE[RelationKind(self.kind)]

    @property
    def ends(self) -> bool:
        """True when nothing is left in force."""
        return self.kind in _ENDING and not self.part


@dataclass(frozen=True)
class Dates:
    """A document's own dates. `first` None: not known; `last`: the last day in force."""

    first: datetime.date | None
    last: datetime.date | None = None


def validity_on(day: datetime.date, dates: Dates, effects: Iterable[Effect] = ()) -> Validity:
    """The validity on a day. What was ended stays ended, even before it came into force."""
    acting = [one for one in effects if one.on <= day and one.kind in AFFECTING]
    ended = end_of(dates, acting)
    if ended is not None and ended <= day:
        return Validity.EXPIRED
    if dates.first is None:
        return Validity.UNKNOWN
    if day < dates.first:
        return Validity.PENDING
    if any(effect.kind == RelationKind.SUSPENDS and not effect.part for effect in acting):
        return Validity.SUSPENDED
    return Validity.PARTLY if acting else Validity.IN_FORCE


def end_of(dates: Dates, effects: Iterable[Effect]) -> datetime.date | None:
    """The first day out of force, where one is known."""
    ends = [effect.on for effect in effects if effect.ends]
    if dates.last is not None:
        ends.append(dates.last + _NIGHT)
    return min(ends, default=None)


def validity_words(day: datetime.date, dates: Dates, effects: Iterable[Effect] = ()) -> str:
    """The validity on a day in words, "Hết hiệu lực từ 12/9/2022"."""
    effects = list(effects)
    state = validity_on(day, dates, effects)
    ended = end_of(dates, effects)
    if state == Validity.EXPIRED and ended is not None:
        return f"{state.label} từ {_plain(ended)}"
    if state == Validity.PENDING and dates.first is not None:
        return f"{state.label} (từ {_plain(dates.first)})"
    return str(state.label)


@dataclass(frozen=True)
class Step:
    """A day on which the validity of a document changed, or will."""

    on: datetime.date
    validity: Validity
    effects: list[Effect]


def history(dates: Dates, effects: Iterable[Effect]) -> list[Step]:
    """The days that changed a document's validity, up to its end."""
    effects = list(effects)
    days = {effect.on for effect in effects}
    if dates.first is not None:
        days.add(dates.first)
    end = end_of(dates, effects)
    if end is not None:
        days = {day for day in days if day <= end} | {end}
    return [
        Step(day, validity_on(day, dates, effects), [one for one in effects if one.on == day])
        for day in sorted(days)
    ]


def _plain(day: datetime.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
