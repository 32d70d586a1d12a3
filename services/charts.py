"""Bars of shares as the geometry of an SVG, for `services/includes/share_chart.html`.

Drawn by the server with attributes only (the content security policy refuses inline style and
script). Narrow on purpose: at 360 px its letters are as large as those beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.text import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.figures import Figures

WIDTH = 300
ROW = 46  # label above, bar below
BAR_TOP, BAR_HEIGHT = 22, 12
LONGEST_LABEL = 28


@dataclass(frozen=True)
class Bar:
    """One row: label, share in words, and where it is drawn."""

    label: str
    share: str
    text_y: int
    bar_y: int
    width: str


@dataclass(frozen=True)
class Chart:
    """A drawing with its title; `description` says the same in words."""

    key: str
    title: str
    bars: tuple[Bar, ...]
    height: int
    description: str
    width: int = WIDTH
    bar_height: int = BAR_HEIGHT


def share_chart(title: str, figures: Mapping[str, Figures]) -> Chart:
    """The shares of settlement in time as bars, 100% being the full width."""
    bars = tuple(
        Bar(
            label=_shortened(name),
            share=counts.share_words,
            text_y=place * ROW + 15,
            bar_y=place * ROW + BAR_TOP,
            width=f"{(counts.share or 0) * WIDTH / 100:.1f}",
        )
        for place, (name, counts) in enumerate(figures.items())
    )
    told = "; ".join(f"{name}: {counts.share_words}" for name, counts in figures.items())
    return Chart(
        key=slugify(title), title=title, bars=bars, height=len(bars) * ROW, description=told
    )


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
