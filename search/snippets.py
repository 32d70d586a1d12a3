"""Marking the words that were sought, in text as people read it, by the tokens of the index: the
same on every engine. What comes out is escaped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.text import nfc
from search import abbreviations
from search.query import MAX_CHARACTERS, parse
from search.tokens import pairs, spans, words

if TYPE_CHECKING:
    from search.query import Query
    from search.tokens import Word

WIDTH = 38  # words of a snippet
BEFORE = 6  # words before the first mark
LOOKED_AT = 20_000  # characters of a text
JOINED_BY = " -/–"


# Ends of lines that need no sign between them and the next line.
_ENDS = (".", "!", "?", ":", ";", ",", "…")


@dataclass(frozen=True)
class Place:
    """One word of a text: where it stands, how it folds, whether it is marked."""

    start: int
    end: int
    folded: str
    marked: bool = False


class Sought:
    """What to mark for a query. A word typed with its marks marks no word with others."""

    def __init__(self, text: str) -> None:
        query: Query = parse(text, abbreviations.in_use())
        typed = words(text[:MAX_CHARACTERS])
        self.written = {word.folded: word.accented for word in typed if word.accented}
        self.words = set(query.words)
        self.pairs = set(pairs(query.words))
        for unit in query.units:
            for other in unit.others:
                self.words |= set(other)
                self.pairs |= set(pairs(other))

    def places(self, text: str) -> list[Place]:
        """The words of a composed text, with those that belong to a phrase of the query marked;
        single words where no phrase occurs."""
        found = [(start, end, word, self._fits(word)) for start, end, word in spans(text)]
        phrase = [False] * len(found)
        for place, (here, there) in enumerate(pairwise(found)):
            joined = f"{here[2].folded}_{there[2].folded}"
            if here[3] and there[3] and joined in self.pairs:
                phrase[place] = phrase[place + 1] = True
        chosen = phrase if any(phrase) else [fits for *_, fits in found]
        return [
            Place(start, end, word.folded, marked)
            for (start, end, word, _fits), marked in zip(found, chosen, strict=True)
        ]

    def _fits(self, word: Word) -> bool:
        if word.folded not in self.words:
            return False
        written = self.written.get(word.folded)
        return written is None or not word.accented or word.accented == written

    def weight(self, text: str) -> int:
        """How many different words of the query are marked in a text."""
        return len({place.folded for place in self.places(nfc(text)[:LOOKED_AT]) if place.marked})

    def marked(self, text: str) -> SafeString:
        """The whole text with marks."""
        composed = nfc(text)
        return _render(composed, self.places(composed), 0, len(composed))

    def snippet(self, text: str) -> SafeString:
        """The stretch of a text with most of what is sought; its beginning if nothing is."""
        composed = nfc(text)[:LOOKED_AT]
        places = self.places(composed)
        if not places:
            return SafeString("")
        first = _best_window(places)
        last = min(first + WIDTH, len(places))
        before = "… " if first else ""
        after = " …" if last < len(places) else ""
        begin = places[first].start if first else 0
        end = places[last - 1].end if last < len(places) else len(composed)
        shown = _render(composed, places[first:last], begin, end)
        return SafeString(f"{before}{_one_line(shown)}{after}")


def _best_window(places: list[Place]) -> int:
    """Where the window begins that holds the most different marks, then the most marks."""
    best, best_first = (-1, -1), 0
    inside: Counter[str] = Counter()
    for last, place in enumerate(places):
        if place.marked:
            inside[place.folded] += 1
        leaving = places[last - WIDTH] if last >= WIDTH else None
        if leaving is not None and leaving.marked:
            inside[leaving.folded] -= 1
            inside += Counter()
        score = (len(inside), inside.total())
        if score > best:
            best, best_first = score, max(0, last - WIDTH + 1)
    marks = [number for number, place in enumerate(places) if place.marked]
    first_mark = next((number for number in marks if number >= best_first), best_first)
    return max(0, min(first_mark - BEFORE, len(places) - WIDTH))


def _render(text: str, places: list[Place], begin: int, end: int) -> SafeString:
    """The text between two places, escaped, neighbouring marks in one <mark>."""
    parts: list[str] = []
    position = begin
    number = 0
    while number < len(places):
        if not places[number].marked:
            number += 1
            continue
        last = number
        while (
            last + 1 < len(places)
            and places[last + 1].marked
            and _is_joint(text[places[last].end : places[last + 1].start])
        ):
            last += 1
        parts += [
            escape(text[position : places[number].start]),
            "<mark>", escape(text[places[number].start : places[last].end]), "</mark>",
        ]  # fmt: skip
        position = places[last].end
        number = last + 1
    parts.append(escape(text[position:end]))
    return mark_safe("".join(parts))  # noqa: S308 - every part of the text was escaped


def _one_line(shown: str) -> str:
    """The lines of a text in one, with a sign between those that end without one."""
    lines = [" ".join(line.split()) for line in shown.splitlines() if line.strip()]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += f" {line}" if joined.endswith(_ENDS) else f" · {line}"
    return joined


def _is_joint(between: str) -> bool:
    return not between.strip(JOINED_BY)
