"""What somebody typed, as words, pairs and alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.tokens import Word, accent_pairs, accent_words, pairs, words

if TYPE_CHECKING:
    from search.abbreviations import Abbreviations

MAX_CHARACTERS = 255
MAX_WORDS = 40
# Up to so many words, all must be found; more are a question, in which some suffice.
ALL_UP_TO = 8
# Accents count in short queries only: in long ones they cost more than they give (search.md 3).
ACCENTS_UP_TO = 4


@dataclass(frozen=True)
class Unit:
    """Words that stand together for one thing, and the other ways to write it."""

    words: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Query:
    """A parsed query. `pairs` and `accents` are what the ranking counts; of a long question only
    the first, so what an abbreviation stands for comes before the rest."""

    units: tuple[Unit, ...] = ()
    words: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    accents: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def is_question(self) -> bool:
        """Too long for all of its words to be asked for."""
        return len(self.units) > ALL_UP_TO


def parse(text: str, abbreviations: Abbreviations) -> Query:
    """The query in a text; never fails, whatever the text is."""
    found = words(text[:MAX_CHARACTERS])[:MAX_WORDS]
    folded = [word.folded for word in found]
    units = _units(folded, abbreviations)
    return Query(
        units=tuple(units),
        words=tuple(folded),
        pairs=tuple(dict.fromkeys([*_pairs_of_others(units), *pairs(folded)])),
        accents=tuple(_accents(found)),
    )


def _units(folded: list[str], abbreviations: Abbreviations) -> list[Unit]:
    units = []
    place = 0
    while place < len(folded):
        length, others = abbreviations.at(folded, place)
        units.append(Unit(tuple(folded[place : place + length]), others))
        place += length
    return units


def _pairs_of_others(units: list[Unit]) -> list[str]:
    """Pairs that arise where an abbreviation is written the other way: across its seams, and its
    first two words of two syllables for the whole (to count each pair would favour whoever writes
    it out)."""
    found = []
    for place, unit in enumerate(units):
        for other in unit.others:
            found += pairs(other)[:3:2]
            if place:
                found += pairs([units[place - 1].words[-1], other[0]])
            if place + 1 < len(units):
                found += pairs([other[-1], units[place + 1].words[0]])
    return found


def _accents(found: list[Word]) -> list[str]:
    if len(found) > ACCENTS_UP_TO:
        return []
    return accent_words(found) if len(found) == 1 else accent_pairs(found)
