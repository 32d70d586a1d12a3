"""What somebody may have meant: slips of a finger, Telex or VNI typed with the keyboard off,
words run together. By the wordings of public titles and summaries only (search.statistics)."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from django.core.cache import cache

from search.models import Wording
from search.tokens import folded_words, pairs, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Syllables = tuple[str, ...]

CACHE_KEY = "search.syllables"
CACHE_SECONDS = 600
MOST_WORDS = 16
MOST_CANDIDATES = 12
# Costs, in powers of e of how often something is seen.
UNKNOWN = 4.0
TYPED_OFF = 0.5
TYPED_OFF_UNKNOWN = 3.5
SLIP = 2.5
SLIP_OF_KNOWN = 5.0
TYPED_OFF_OF_KNOWN = 1.5
SPLIT = 1.0
UNSEEN_PAIR = 0.05

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DOUBLED = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("w", ""))
_TONE_KEY = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj]([a-z]{0,2})$")
_VNI_DIGITS = re.compile(r"(?<=[a-z])[1-9]+")
# How a folded Vietnamese syllable looks.
_SYLLABLE = re.compile(
    r"(?:[bdhlmrsvx]|c|ch|g|gh|gi|k|kh|n|ng|ngh|nh|p|ph|qu|t|th|tr)?"
    r"[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)


def typed_off(word: str) -> str:
    """The folded syllable behind one typed with the keyboard off: `thoong` and `tho6ng` are
    thông, `dduwowngf` is đường."""
    found = _VNI_DIGITS.sub("", word) if re.search(r"[a-z][1-9]", word) else word
    for typed, meant in _DOUBLED:
        found = found.replace(typed, meant)
    return _TONE_KEY.sub(r"\1\2", found, count=1)


def is_typed_off(text: str) -> bool:
    """Whether some of it can only be Telex or VNI with the keyboard off."""
    return any(map(_is_surely_off, folded_words(text)))


def slips(word: str) -> set[str]:
    """Everything one slip away: a letter lost, swapped, wrong or too many."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {first + rest[1:] for first, rest in halves if rest}
    found |= {first + rest[1] + rest[0] + rest[2:] for first, rest in halves if len(rest) > 1}
    found |= {first + letter + rest[1:] for first, rest in halves if rest for letter in _LETTERS}
    found |= {first + letter + rest for first, rest in halves for letter in _LETTERS}
    return found - {word, ""}


def meant(text: str) -> str | None:
    """What the text may have been meant to say, with its marks; None if it reads well as it is,
    or nothing better is known."""
    typed = folded_words(text)[:MOST_WORDS]
    if not typed:
        return None
    best = _likeliest([_candidates(word, syllables()) for word in typed])
    return None if best == tuple(typed) else with_marks(best)


def with_marks(folded: Sequence[str]) -> str:
    """Folded words as they are most often written, each by its neighbour before it."""
    forms = _forms([*folded, *(f"{a}_{b}" for a, b in itertools.pairwise(folded))])
    options = [forms.get(word) or {word: 1} for word in folded]
    seen = [forms.get(f"{a}_{b}", {}) for a, b in itertools.pairwise(folded)]
    paths: dict[str, tuple[float, list[str]]] = (
        {shown: (math.log(times), [shown]) for shown, times in options[0].items()}
        if options
        else {}
    )
    for place, choices in enumerate(options[1:]):
        paths = {
            shown: max(
                (score + _together(seen[place], before, shown, times), [*path, shown])
                for before, (score, path) in paths.items()
            )
            for shown, times in choices.items()
        }
    return " ".join(max(paths.values())[1]) if paths else ""


def accents_kept(text: str) -> bool:
    """Whether somebody wrote with marks."""
    return any(word.accented for word in words(text))


def syllables() -> dict[str, int]:
    """Known folded syllables with the number of times; ten minutes old at the most."""
    known: dict[str, int] | None = cache.get(CACHE_KEY)
    if known is None:
        known = defaultdict(int)
        rows = Wording.objects.exclude(folded__contains="_").values_list("folded", "times")
        for folded, times in rows:
            known[folded] += times
        known = dict(known)
        cache.set(CACHE_KEY, known, CACHE_SECONDS)
    return known


def _candidates(word: str, known: dict[str, int]) -> dict[Syllables, float]:
    """What a typed word may stand for, with the cost of assuming so."""
    if word.isdigit() or len(word) == 1:
        return {(word,): 0.0}
    found: dict[Syllables, float] = {(word,): 0.0 if word in known else UNKNOWN}
    off = typed_off(word)
    if off != word and off in known:
        found[(off,)] = TYPED_OFF_OF_KNOWN if word in known else TYPED_OFF
    elif word not in known and _is_surely_off(word):
        found[(off,)] = TYPED_OFF_UNKNOWN
    near = sorted((slip for slip in slips(word) if slip in known), key=lambda slip: -known[slip])
    for slip in near[:MOST_CANDIDATES]:
        found.setdefault((slip,), SLIP_OF_KNOWN if word in known else SLIP)
    if word not in known:
        for place in range(1, len(word)):
            if word[:place] in known and word[place:] in known:
                found[(word[:place], word[place:])] = SPLIT
    return found


def _is_surely_off(word: str) -> bool:
    """Whether a word is no syllable, and one without its keys: `huyeenj`, and not `photo`."""
    return not _SYLLABLE.fullmatch(word) and bool(_SYLLABLE.fullmatch(typed_off(word)))


def _likeliest(choices: list[dict[Syllables, float]]) -> Syllables:
    """The cheapest chain of candidates, by how often the neighbours stand together."""
    seen = _times_of_pairs(choices)
    known = syllables()

    def worth(found: Syllables, before: str | None) -> float:
        chain = (*((before,) if before else ()), *found)
        inner = itertools.pairwise(chain)
        score = sum(math.log(seen.get(f"{a}_{b}", 0) + UNSEEN_PAIR) for a, b in inner)
        return score if before else score + 0.3 * math.log(known.get(found[0], 0.5))

    paths: dict[Syllables, tuple[float, Syllables]] = {
        found: (worth(found, None) - cost, found) for found, cost in choices[0].items()
    }
    for options in choices[1:]:
        paths = {
            found: max(
                (score + worth(found, before[-1]) - cost, (*path, *found))
                for before, (score, path) in paths.items()
            )
            for found, cost in options.items()
        }
    return max(paths.values())[1]


def _times_of_pairs(choices: list[dict[Syllables, float]]) -> dict[str, int]:
    wanted = {pair for options in choices for found in options for pair in pairs(found)}
    for first, second in itertools.pairwise(choices):
        ends = {option[-1] for option in first}
        wanted |= {f"{a}_{option[0]}" for a in ends for option in second}
    return {folded: sum(forms.values()) for folded, forms in _forms(wanted).items()}


def _forms(folded: Iterable[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    rows = Wording.objects.filter(folded__in=set(folded))
    for key, shown, times in rows.values_list("folded", "shown", "times"):
        found.setdefault(key, {})[shown] = times
    return found


def _together(seen: dict[str, int], before: str, shown: str, times: int) -> float:
    """How well two written syllables go together; their own frequency where nothing is known."""
    together = seen.get(f"{before} {shown}", 0)
    return math.log(together + 1) * 3 + 0.2 * math.log(times)
