"""The organisation chart as a drawing: where each box and each line of it stands. What it says is
what the nested list beside it says (Điều 7 khoản 4)."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directory.tree import Node

# Units of the drawing.
BOX_WIDTH, BOX_HEIGHT = 250, 76
GAP = 26
LINE_HEIGHT = 20
LETTERS_OF_A_LINE = 25
MOST_LINES = 3
COLUMNS = 3
INDENT = 24


@dataclass(frozen=True)
class Box:
    """A body; x, y of the upper left corner. `lines`: of its name, each with its height."""

    x: int
    y: int
    name: str
    url: str
    is_top: bool
    lines: tuple[tuple[int, str], ...]

    @property
    def middle(self) -> int:
        """Where its text is centred."""
        return self.x + BOX_WIDTH // 2


@dataclass
class Chart:
    """A drawing of `width` × `height` units."""

    boxes: list[Box] = field(default_factory=list)
    strokes: list[str] = field(default_factory=list)
    width: int = 0
    height: int = 0
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def draw(tree: list[Node]) -> Chart:
    """Each body of the top on the left, those below it in rows of three beside it, and whatever
    is below those under each."""
    chart = Chart()
    y = 2
    for node in tree:
        y = _draw_band(chart, node, y) + GAP
    chart.width = 2 * INDENT + (COLUMNS + 1) * (BOX_WIDTH + GAP)
    chart.height = y
    return chart


def _draw_band(chart: Chart, node: Node, top: int) -> int:
    """One body of the top with all below it; returns where the band ends."""
    _put(chart, node, 2, top, is_top=True)
    left = 2 + BOX_WIDTH + GAP + INDENT
    spine = left - INDENT
    bottom = y = top
    for start in range(0, len(node.children), COLUMNS):
        row = node.children[start : start + COLUMNS]
        centres = [left + place * (BOX_WIDTH + GAP) + BOX_WIDTH // 2 for place in range(len(row))]
        beam = y - GAP // 2 if start else y + BOX_HEIGHT // 2
        chart.strokes.append(f"M{spine} {top + BOX_HEIGHT // 2}V{beam}H{centres[-1]}")
        bottom = max(
            _draw_below(chart, child, left + place * (BOX_WIDTH + GAP), y)
            for place, child in enumerate(row)
        )
        if start:
            chart.strokes += [f"M{centre} {beam}V{y}" for centre in centres]
        y = bottom + GAP
    if node.children:
        chart.strokes.append(f"M{2 + BOX_WIDTH} {top + BOX_HEIGHT // 2}H{spine}")
    return max(bottom, top + BOX_HEIGHT)


def _draw_below(chart: Chart, node: Node, x: int, y: int) -> int:
    """A body and, one under the other, all below it; returns where they end."""
    _put(chart, node, x, y)
    end = y + BOX_HEIGHT
    for child in node.children:
        chart.strokes.append(f"M{x + INDENT // 2} {end}V{end + GAP}")
        end = _draw_below(chart, child, x, end + GAP)
    return end


def _put(chart: Chart, node: Node, x: int, y: int, *, is_top: bool = False) -> None:
    name = node.page.title
    lines = textwrap.wrap(name, LETTERS_OF_A_LINE, max_lines=MOST_LINES, placeholder="…")
    first = y + (BOX_HEIGHT - LINE_HEIGHT * len(lines)) // 2 + LINE_HEIGHT * 3 // 4
    placed = tuple((first + LINE_HEIGHT * number, line) for number, line in enumerate(lines))
    chart.boxes.append(Box(x, y, name, node.page.url or "", is_top, placed))
