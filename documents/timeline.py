"""The history of a document's validity as a small drawing: how much of it was in force, and when.

Only geometry: the template draws it, and the same stands beside it in words.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.validity import State, Step

WIDTH = 1000  # units of the drawing, from the first day to the end
LEAST = 12  # units: what lasted a day can be seen beside what lasted ten years
TAIL = 20  # the last state goes on for one part in so many of what came before


@dataclass(frozen=True)
class Segment:
    """A stretch in one state: where it begins and how wide it is, in units."""

    state: State
    x: int
    width: int


@dataclass(frozen=True)
class Timeline:
    """The stretches in order, without a gap, and where today is (None: before or after them)."""

    segments: tuple[Segment, ...]
    today: int | None
    first: datetime.date


def timeline(steps: Sequence[Step], today: datetime.date) -> Timeline | None:
    """The drawing of a history; None where there is nothing to compare."""
    if len(steps) < 2:  # noqa: PLR2004 - one state, one stretch: no drawing
        return None
    last = max(today, steps[-1].on)
    span = (last - steps[0].on).days
    days = [step.on.toordinal() for step in steps]
    days.append(last.toordinal() + max(span // TAIL, 1))
    segments = tuple(_segments(steps, days))
    return Timeline(segments, _place(today.toordinal(), days, segments), steps[0].on)


def _segments(steps: Sequence[Step], days: list[int]) -> list[Segment]:
    total = days[-1] - days[0]
    room = WIDTH - LEAST * len(steps)
    edges = [0]
    for place, (_, end) in enumerate(pairwise(days), start=1):
        edges.append(round(LEAST * place + room * (end - days[0]) / total))
    return [
        Segment(step.validity.state, x, end - x)
        for step, (x, end) in zip(steps, pairwise(edges), strict=True)
    ]


def _place(day: int, days: list[int], segments: tuple[Segment, ...]) -> int | None:
    for segment, (start, end) in zip(segments, pairwise(days), strict=True):
        if start <= day < end:
            return segment.x + round(segment.width * (day - start) / (end - start))
    return None
