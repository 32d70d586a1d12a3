"""Search among procedures by everyday words: marks and order of the words don't matter.

For some hundreds of procedures that are in memory already; no Django.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w+")
# Words that say nothing of what is wanted, folded. They count when they help ("chợ" is "cho").
_FILLERS = frozenset({
    "toi", "minh", "em", "muon", "can", "xin", "lam", "di", "thu", "tuc", "ho", "so", "giay",
    "to", "o", "dau", "nhu", "the", "nao", "gi", "de", "cho",
})  # fmt: skip
_MOST_WORDS = 16
IN_TITLE, IN_EVERYDAY, IN_REST = range(3)


@dataclass(frozen=True)
class Subject:
    """What of a procedure is searched, in the order of weight. `result` is read for everyday
    phrases like the title ("sổ đỏ" is what one gets), and counts with the rest."""

    title: str
    result: str = ""
    rest: str = ""


def ranked(
    query: str, subjects: Sequence[Subject], phrases: Iterable[tuple[str, str]]
) -> list[int]:
    """Places in `subjects` of those that hold every word of the query, best first: all words in
    the title, then with the everyday phrases (`phrases`: what people say, official words), then
    anywhere. When nothing holds them all, words like "tôi muốn" are left out.

    At the same rank the exact wording with its marks comes first, then the order of `subjects`.
    """
    wanted = words_of(query[:200])[:_MOST_WORDS]
    if not wanted:
        return []
    known = [(words_of(said), _spaced(official)) for said, official in phrases]
    weighed = [_weigh(subject, known) for subject in subjects]
    exact = nfc(query).strip().casefold()
    telling = [word for word in wanted if word not in _FILLERS]
    for needed in (wanted, telling):
        found = [
            (rank, exact not in nfc(subjects[place].title).casefold(), place)
            for place, texts in enumerate(weighed)
            if needed and (rank := _rank(set(needed), texts)) is not None
        ]
        if found:
            return [place for _rank_of, _inexact, place in sorted(found)]
    return []


@lru_cache(maxsize=8192)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as search compares them."""
    return _folded_words(text)


def _spaced(text: str) -> str:
    """The words between spaces, so that whole words are found inside a longer text."""
    return f" {' '.join(words_of(text))} "


def _weigh(
    subject: Subject, phrases: list[tuple[tuple[str, ...], str]]
) -> tuple[set[str], set[str], set[str]]:
    """Words of the title; with those of its everyday phrases; with all the rest."""
    named = (_spaced(subject.title), _spaced(subject.result))
    title = set(words_of(subject.title))
    said = {
        word
        for words, official in phrases
        if official.strip() and any(official in text for text in named)
        for word in words
    }
    rest = {*words_of(subject.result), *words_of(subject.rest)}
    return title, title | said, title | said | rest


def _rank(needed: set[str], texts: tuple[set[str], set[str], set[str]]) -> int | None:
    return next((rank for rank, words in enumerate(texts) if needed <= words), None)
