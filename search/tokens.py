"""Vietnamese text as tokens of the index: one tokeniser, at index and at query time, for every
engine.

A word gives its folded form (`hòa`, `hoà`, `HOA` → `hoa`). Two neighbours give a pair
(`hoa_binh`): Vietnamese words are mostly of two syllables, and it is the pair that carries the
meaning (reference/search.md section 3). Titles give accent-exact forms too (`_hoa2`,
`_hoa2_binh2`), so that `mã` ranks above `ma`. Every token is made of [a-z0-9_] and the four
kinds can't meet: no engine has anything to escape, to stem or to take for an operator.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from core.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A new number makes a new index on SQLite, filled from the stored text (search.fts); elsewhere
# `rebuild_search` fills it.
VERSION = 1
MAX_WORD = 40  # characters of a folded word; no token is longer than twice that and a little

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
# huyền, sắc, ngã, hỏi, nặng; 0 where the syllable has none
_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
# ă, ơ, ư with their Telex letter; â, ê, ô double theirs
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"


class Word(NamedTuple):
    """A word of the text. `accented` is empty where the word carries no Vietnamese mark."""

    folded: str
    accented: str


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [word for _start, _end, word in spans(text)]


def spans(text: str) -> Iterator[tuple[int, int, Word]]:
    """The words of a text with their places in `nfc(text)`."""
    for match in _WORD.finditer(nfc(text)):
        word = _encoded(match[0])
        if word.folded:
            yield match.start(), match.end(), word


def folded_words(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [word.folded for word in words(text)]


def pairs(folded: Sequence[str]) -> list[str]:
    """Each word joined to the next one. The joint occurs in no word, so 6+042 isn't 60+42."""
    return [f"{first}_{second}" for first, second in itertools.pairwise(folded)]


def accent_words(found: Sequence[Word]) -> list[str]:
    """Accent-exact forms of the words that carry a mark."""
    return [f"_{word.accented}" for word in found if word.accented]


def accent_pairs(found: Sequence[Word]) -> list[str]:
    """Accent-exact forms of neighbours of which at least one carries a mark."""
    return [
        f"_{first.accented or first.folded}_{second.accented or second.folded}"
        for first, second in itertools.pairwise(found)
        if first.accented or second.accented
    ]


def body_tokens(text: str) -> list[str]:
    """What the index holds of running text. Nothing is paired across the end of a line."""
    tokens: list[str] = []
    for line in text.split("\n"):
        folded = folded_words(line)
        tokens += folded
        tokens += pairs(folded)
    return tokens


def title_tokens(text: str) -> list[str]:
    """What the index holds of a title."""
    found = words(text)
    folded = [word.folded for word in found]
    return [*folded, *pairs(folded), *accent_words(found), *accent_pairs(found)]


@lru_cache(maxsize=100_000)
def _encoded(word: str) -> Word:
    folded = _ascii(fold(word))[:MAX_WORD]
    return Word(folded, _accented(word)[: MAX_WORD + 8] if folded else "")


def _ascii(folded: str) -> str:
    """Letters of other scripts by their code: the index holds ASCII only."""
    return "".join(
        char if char.isascii() else f"u{ord(char):x}" for char in folded if char.isalnum()
    )


def _accented(word: str) -> str:
    """Telex letters with the tone as a digit at the end: hòa, hoà and their decomposed forms
    give hoa2. Empty without a Vietnamese mark."""
    letters: list[str] = []
    tone = "0"
    marked = False
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone, marked = _TONES[char], True
        elif char in _SHAPES:
            letters.append(_SHAPES[char])
            marked = True
        elif char == _CIRCUMFLEX:
            letters.append(letters[-1] if letters else "")
            marked = True
        elif char == "đ":
            letters.append("dd")
            marked = True
        else:
            letters.append(_ascii(fold(char)))
    return "".join(letters) + tone if marked else ""
