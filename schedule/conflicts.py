"""Two things for one leader, or one room, at one time. No Django: tested against every minute."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.text import fold
from core.vietnamese import short_date

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Slot:
    """What one entry takes. `people`: who is there, by folded name; `sessions`: codes of the
    parts of the day that it touches; without `end` it takes its first minute only; `noted`: the
    editor wrote why a clash is kept."""

    key: str
    name: str
    day: datetime.date
    sessions: frozenset[str]
    start: datetime.time | None = None
    end: datetime.time | None = None
    people: dict[str, str] = field(default_factory=dict)
    place: str = ""
    noted: bool = False


@dataclass(frozen=True)
class Conflict:
    """Two slots that want the same. `certain`: their hours meet; otherwise one of them has no
    hour yet, in the same part of the day."""

    first: Slot
    second: Slot
    what: str
    certain: bool

    @property
    def needs_note(self) -> bool:
        """To be kept only with a written reason on one of the two."""
        return self.certain and not (self.first.noted or self.second.noted)

    def __str__(self) -> str:
        when = "cùng giờ" if self.certain else "cùng buổi, có việc chưa định giờ,"
        return (
            f"{self.what} có hai việc {when} ngày {short_date(self.first.day)}: "
            f"“{self.first.name}” và “{self.second.name}”."
        )


def conflicts(own: Iterable[Slot], others: Iterable[Slot] = ()) -> list[Conflict]:
    """The conflicts among slots, and of those with others, in the order of the days."""
    by_day: dict[datetime.date, tuple[list[Slot], list[Slot]]] = {}
    for place, slots in enumerate((own, others)):
        for slot in slots:
            by_day.setdefault(slot.day, ([], []))[place].append(slot)
    found: list[Conflict] = []
    for _day, (mine, theirs) in sorted(by_day.items()):
        pairs = [*itertools.combinations(mine, 2), *itertools.product(mine, theirs)]
        for first, second in pairs:
            found += _between(first, second)
    return found


def _between(first: Slot, second: Slot) -> Iterator[Conflict]:
    certain = _hours_meet(first, second)
    has_hours = first.start is not None and second.start is not None
    if not certain and (has_hours or not first.sessions & second.sessions):
        return
    for key in sorted(first.people.keys() & second.people.keys()):
        yield Conflict(first, second, first.people[key], certain)
    if first.place and fold(first.place) == fold(second.place):
        yield Conflict(first, second, first.place, certain)


def _hours_meet(first: Slot, second: Slot) -> bool:
    if first.start is None or second.start is None:
        return False
    if first.start == second.start:
        return True
    earlier, later = sorted((first, second), key=lambda slot: slot.start)  # type: ignore[arg-type,return-value]
    return earlier.end is not None and later.start < earlier.end  # type: ignore[operator]
