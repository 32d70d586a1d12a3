"""Whether a document is in force on a day, and how that came about, from its own dates, from what
other public documents do to it, and from what the board decided about it with a reason.

One rule, written twice: here for one document, and in `documents.models.queries` for the database;
tests/documents/test_in_state.py holds the two together. No day's state depends on today.
Source: Luật Ban hành văn bản QPPL; statuses as vbpl.vn shows them (reference/domain.md section 5).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ONE_DAY = datetime.timedelta(days=1)


class RelationKind(models.TextChoices):
    """What one document does to another."""

    REPLACES = "replaces", "thay thế"
    REPEALS = "repeals", "bãi bỏ"
    AMENDS = "amends", "sửa đổi, bổ sung"
    SUSPENDS = "suspends", "đình chỉ"
    BASED_ON = "based_on", "căn cứ"
    GUIDES = "guides", "hướng dẫn"
    CORRECTS = "corrects", "đính chính"
    CONSOLIDATES = "consolidates", "hợp nhất"
    CITES = "cites", "dẫn chiếu"


INVERSE = {
    RelationKind.REPLACES: "bị thay thế bởi",
    RelationKind.REPEALS: "bị bãi bỏ bởi",
    RelationKind.AMENDS: "được sửa đổi, bổ sung bởi",
    RelationKind.SUSPENDS: "bị đình chỉ bởi",
    RelationKind.BASED_ON: "là căn cứ của",
    RelationKind.GUIDES: "được hướng dẫn bởi",
    RelationKind.CORRECTS: "được đính chính bởi",
    RelationKind.CONSOLIDATES: "được hợp nhất bởi",
    RelationKind.CITES: "được dẫn chiếu bởi",
}
ENDING = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})
# What may concern a part of a document only; an amendment always does.
DIVISIBLE = ENDING | {RelationKind.SUSPENDS}
EFFECTIVE = DIVISIBLE | {RelationKind.AMENDS}


class State(models.TextChoices):
    """As the badge of the design system names them."""

    PENDING = "pending", "Chưa có hiệu lực"
    IN_FORCE = "in-force", "Còn hiệu lực"
    PARTLY = "partly", "Hết hiệu lực một phần"
    EXPIRED = "expired", "Hết hiệu lực"
    SUSPENDED_PART = "suspended-part", "Ngưng hiệu lực một phần"
    SUSPENDED = "suspended", "Ngưng hiệu lực"
    OUTDATED = "outdated", "Không còn phù hợp"
    UNKNOWN = "unknown", "Chưa xác định"


# What was in force and, as a whole, is no longer or not now.
NO_LONGER = frozenset({State.EXPIRED, State.SUSPENDED, State.OUTDATED})


@dataclass(frozen=True)
class Effect:
    """What one public document does to another, from the day it takes effect. `until`: the last
    day of a suspension; `clause`: the part concerned; `source`: the acting document."""

    kind: str
    on: datetime.date
    until: datetime.date | None = None
    partial: bool = False
    clause: str = ""
    source: Any = field(default=None, compare=False)

    def covers(self, day: datetime.date) -> bool:
        """Whether it has effect on a day. Only a suspension ends."""
        ends = self.until if self.kind == RelationKind.SUSPENDS else None
        return self.on <= day and (ends is None or day <= ends)


@dataclass(frozen=True)
class Ruling:
    """A state set by hand, with its reason, from one day to another (None: for good)."""

    state: str
    starts: datetime.date
    ends: datetime.date | None = None
    reason: str = ""
    source: str = ""
    part: str = ""

    def covers(self, day: datetime.date) -> bool:
        """Whether it decides on a day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Facts:
    """All that the validity of one document follows from. `effective_from` None: not known;
    `expires_on`: last day in force by the document's own words."""

    effective_from: datetime.date | None = None
    expires_on: datetime.date | None = None
    effects: tuple[Effect, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    issued_on: datetime.date | None = None

    def ruling_on(self, day: datetime.date) -> Ruling | None:
        """The ruling that decides on a day: of several, the one that began last."""
        covering = [ruling for ruling in self.rulings if ruling.covers(day)]
        return max(covering, key=lambda ruling: (ruling.starts, str(ruling.state)), default=None)

    def ended_on(self) -> datetime.date | None:
        """The first day on which the whole document is no longer in force."""
        days = [e.on for e in self.effects if e.kind in ENDING and not e.partial]
        return min([*days, *_days_after(self.expires_on)], default=None)


@dataclass(frozen=True)
class Validity:
    """The state on a day; since when and until which day, where that is known."""

    state: State
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def label(self) -> str:
        """As printed: "Hết hiệu lực từ 12/9/2022"."""
        if self.state == State.EXPIRED and self.since:
            return f"Hết hiệu lực từ {plain_date(self.since)}"
        if self.until:
            return f"{self.state.label} đến hết {plain_date(self.until)}"
        return str(self.state.label)


def validity_on(day: datetime.date, facts: Facts) -> Validity:
    """The validity on a day.

    In this order: a ruling; ended as a whole; not known; not yet; suspended; suspended in part;
    ended in part; in force.
    """
    ruling = facts.ruling_on(day)
    if ruling is not None:
        return Validity(State(ruling.state), ruling.starts, ruling.ends)
    ended = facts.ended_on()
    if ended is not None and ended <= day:
        return Validity(State.EXPIRED, ended)
    if facts.effective_from is None:
        return Validity(State.UNKNOWN)
    if day < facts.effective_from:
        return Validity(State.PENDING)
    return _while_in_force(day, facts.effects) or Validity(State.IN_FORCE, facts.effective_from)


def _while_in_force(day: datetime.date, effects: Iterable[Effect]) -> Validity | None:
    covering = [effect for effect in effects if effect.covers(day)]
    suspending = [effect for effect in covering if effect.kind == RelationKind.SUSPENDS]
    for state, found in (
        (State.SUSPENDED, [effect for effect in suspending if not effect.partial]),
        (State.SUSPENDED_PART, suspending),
        (State.PARTLY, [effect for effect in covering if effect.kind in EFFECTIVE]),
    ):
        if found:
            ends = [effect.until for effect in found]
            until = max((end for end in ends if end), default=None) if None not in ends else None
            since = min(effect.on for effect in found)
            return Validity(state, since, until if state != State.PARTLY else None)
    return None


# --- history ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cause:
    """Why the state changed on a day: in words, with the document behind it and the part that it
    concerns."""

    words: str
    source: Any = field(default=None, compare=False)
    part: str = ""


@dataclass(frozen=True)
class Step:
    """One row of the history: from this day on the document is in this state."""

    on: datetime.date
    validity: Validity
    causes: tuple[Cause, ...] = ()


def history(facts: Facts) -> list[Step]:
    """Every change of the validity, in order of days: the state on any day from the first row on
    is that of the last row before or on it."""
    steps: list[Step] = []
    for day in sorted(_turning_points(facts)):
        validity, causes = validity_on(day, facts), tuple(_causes(day, facts))
        if not steps or causes or steps[-1].validity.state != validity.state:
            steps.append(Step(day, validity, causes))
    return steps


def _turning_points(facts: Facts) -> set[datetime.date]:
    days = {facts.issued_on, facts.effective_from}
    ends = [facts.expires_on]
    for effect in facts.effects:
        days.add(effect.on)
        ends.append(effect.until)
    for ruling in facts.rulings:
        days.add(ruling.starts)
        ends.append(ruling.ends)
    days.update(*(_days_after(day) for day in ends))
    return {day for day in days if day is not None}


def _causes(day: datetime.date, facts: Facts) -> Iterator[Cause]:
    for effect in facts.effects:
        part = effect.clause if effect.partial or effect.kind == RelationKind.AMENDS else ""
        if effect.on == day:
            yield Cause(INVERSE[RelationKind(effect.kind)], effect.source, part)
        if effect.kind == RelationKind.SUSPENDS and day in _days_after(effect.until):
            yield Cause("hết thời gian đình chỉ theo", effect.source, part)
    for ruling in facts.rulings:
        if ruling.starts == day:
            yield Cause(ruling.reason, ruling.source or None, ruling.part)
    if day in _days_after(facts.expires_on):
        yield Cause("hết thời hạn ghi trong văn bản")


def _days_after(day: datetime.date | None) -> tuple[datetime.date, ...]:
    """The day after a last day; none after the last day that there is."""
    return (day + ONE_DAY,) if day is not None and day < datetime.date.max else ()


def plain_date(day: datetime.date) -> str:
    """As the regulation itself writes days: "12/9/2022"."""
    return f"{day.day}/{day.month}/{day.year}"
