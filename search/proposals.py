"""Abbreviations proposed from what was sought in vain: short words without a meaning to the index
whose letters begin the words of a phrase in public titles."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils import timezone

from core.models import PortalPage
from core.text import nfc
from search.models import Abbreviation, QueryDay
from search.tokens import folded_words, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

DAYS = 90
SHORTEST, LONGEST = 2, 8  # letters
FEWEST_TITLES = 2
MOST = 50
FEW_RESULTS = 3


@dataclass(frozen=True)
class Proposal:
    """`short` was sought `times` times and found next to nothing; `full` stands in so many
    titles."""

    short: str
    full: str
    times: int
    titles: int


def proposals() -> list[Proposal]:
    """What may be an abbreviation, the most sought first."""
    sought = _sought_in_vain()
    phrases = _phrases({short: len(short) for short in sought})
    found = [
        Proposal(short.upper(), full, sought[short], titles)
        for short, counts in phrases.items()
        for full, titles in counts.most_common(1)
        if titles >= FEWEST_TITLES
    ]
    return sorted(found, key=lambda proposal: (-proposal.times, proposal.short))[:MOST]


def _sought_in_vain() -> dict[str, int]:
    """Single words of the last months that found little, with the number of times."""
    since = timezone.localdate() - datetime.timedelta(days=DAYS)
    rows = (
        QueryDay.objects.filter(day__gte=since, results__lt=FEW_RESULTS)
        .values_list("words")
        .annotate(total=Sum("times"))
    )
    known = {
        tuple(folded_words(short)) for short in Abbreviation.objects.values_list("short", flat=True)
    }
    sought: Counter[str] = Counter()
    for words, times in rows:
        folded = folded_words(words)
        is_short = len(folded) == 1 and SHORTEST <= len(folded[0]) <= LONGEST
        if is_short and folded[0].isalpha() and tuple(folded) not in known:
            sought[folded[0]] += times
    return sought


def _phrases(lengths: dict[str, int]) -> dict[str, Counter[str]]:
    """For each short word the phrases of public titles whose words begin with its letters."""
    found: dict[str, Counter[str]] = {short: Counter() for short in lengths}
    wanted = sorted(set(lengths.values()))
    for title in PortalPage.objects.shown().values_list("title", flat=True).iterator():
        for short, full in _initials(title, wanted):
            if short in found:
                found[short][full] += 1
    return found


def _initials(title: str, lengths: Iterable[int]) -> set[tuple[str, str]]:
    composed = nfc(title)
    words = list(spans(title))
    letters = "".join(word.folded[0] for _start, _end, word in words)
    found = set()
    for length in lengths:
        for first in range(len(words) - length + 1):
            begin, end = words[first][0], words[first + length - 1][1]
            found.add((letters[first : first + length], composed[begin:end].lower()))
    return found
