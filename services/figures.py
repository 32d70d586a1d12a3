"""Figures of the one-stop desk and their shares; pure, no Django.

Source: Điều 4 khoản 2 e; clauses.md row Đ.4.2.e; reference/domain.md section 6.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Figures:
    """How many dossiers were received, and what became of them."""

    received: int = 0
    early: int = 0
    on_time: int = 0
    overdue: int = 0
    pending: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, name) + getattr(other, name) for name in COUNTS))

    @property
    def adds_up(self) -> bool:
        """True when what was received is all accounted for."""
        return self.received == self.early + self.on_time + self.overdue + self.pending

    @property
    def settled(self) -> int:
        """How many have their result."""
        return self.early + self.on_time + self.overdue

    @property
    def share(self) -> float | None:
        """(early + on time) / settled, in percent; None when nothing is settled."""
        return 100 * (self.early + self.on_time) / self.settled if self.settled else None

    @property
    def share_words(self) -> str:
        """The share with one decimal, "98,7%", or "–". Only a full share reads 100,0%."""
        if self.share is None:
            return "–"
        shown = min(self.share, 99.9) if self.overdue else self.share
        return f"{shown:.1f}%".replace(".", ",")


COUNTS = tuple(field.name for field in fields(Figures))
HEADINGS = dict(
    zip(
        COUNTS,
        ("Tiếp nhận", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết"),
        strict=True,
    )
)
SHARE = "Tỷ lệ trước, đúng hạn"


def figure_columns(figures_of: Callable[[Any], Figures]) -> dict[str, Callable[[Any], Any]]:
    """Heading → what a file shows of a row whose figures `figures_of` gives."""
    counts = {
        heading: lambda row, name=name: getattr(figures_of(row), name)
        for name, heading in HEADINGS.items()
    }
    return {**counts, SHARE: lambda row: figures_of(row).share_words}


def total(rows: Iterable[Any]) -> Figures:
    """The sum of whatever carries the five counts."""
    return sum((Figures(*(getattr(row, name) for name in COUNTS)) for row in rows), start=Figures())


def outcome(due_on: datetime.date | None, returned_on: datetime.date | None) -> Figures:
    """One dossier as figures, by whole days: returned before the promised day is early, on it is
    on time, after it overdue; without a promised day nothing is late."""
    if returned_on is None:
        return Figures(received=1, pending=1)
    if due_on is None or returned_on == due_on:
        return Figures(received=1, on_time=1)
    if returned_on < due_on:
        return Figures(received=1, early=1)
    return Figures(received=1, overdue=1)
