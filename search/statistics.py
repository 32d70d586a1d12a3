"""How often tokens occur in the index, and how syllables are written with their marks."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from django.core.cache import cache
from django.db import connection
from wagtail.search.models import IndexEntry

from core.models import PortalPage
from core.text import nfc
from search import fts
from search.entries import ENTRIES
from search.models import TermCount, Wording
from search.tokens import folded_words, pairs, spans
from search.words_on_postgresql import VECTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

ENTRIES_KEY = "search.entries"
ENTRIES_SECONDS = 300
BATCH = 2000
# What stands once only is as likely a slip as a word.
FEWEST_TIMES = 2
LONGEST = 90
# What tokens are made of, in their order.
LETTERS = "0123456789_abcdefghijklmnopqrstuvwxyz"
_TERMS = TermCount._meta.db_table
_SET = "ON CONFLICT (term) DO UPDATE SET documents = excluded.documents"
_TERMS_ON_POSTGRESQL = f"""
WITH fresh AS MATERIALIZED (
    SELECT word, ndoc FROM ts_stat('SELECT {VECTOR} FROM {ENTRIES}')
    WHERE ndoc >= {FEWEST_TIMES}
), gone AS (
    DELETE FROM {_TERMS} WHERE NOT EXISTS (SELECT 1 FROM fresh WHERE word = term)
)
INSERT INTO {_TERMS} (term, documents) SELECT word, ndoc FROM fresh
{_SET} WHERE {_TERMS}.documents <> excluded.documents
"""  # noqa: S608
_TERMS_ON_SQLITE = (
    f"DELETE FROM {_TERMS} WHERE term >= %s AND term < %s AND NOT EXISTS (SELECT 1 FROM "  # noqa: S608
    f"{fts.VOCABULARY} v WHERE v.term = {_TERMS}.term AND v.doc >= {FEWEST_TIMES})",
    f"INSERT INTO {_TERMS} (term, documents) SELECT term, doc FROM {fts.VOCABULARY} "  # noqa: S608
    f"WHERE term >= %s AND term < %s AND doc >= {FEWEST_TIMES} "
    f"{_SET} WHERE {_TERMS}.documents <> excluded.documents",
)


def counted(terms: Iterable[str]) -> tuple[dict[str, int], int]:
    """In how many entries each of the terms stands, as of the last count (a term that isn't
    there stands in one entry at the most, or is new), and how many entries there are."""
    known = TermCount.objects.filter(term__in=set(terms)).values_list("term", "documents")
    return dict(known), entries()


def entries() -> int:
    """The number of entries of the index, at least one; five minutes old at the most."""
    number: int | None = cache.get(ENTRIES_KEY)
    if number is None:
        number = max(IndexEntry.objects.count(), 1)
        cache.set(ENTRIES_KEY, number, ENTRIES_SECONDS)
    return number


def recount() -> None:
    """Bring the counts in step with the index, only what changed, a little at a time: nobody waits
    for it, and in between a count is old or new, which no answer depends on."""
    if connection.vendor == "postgresql":
        _run(_TERMS_ON_POSTGRESQL)
    else:
        for first, after in _ranges():
            for statement in _TERMS_ON_SQLITE:
                _run(statement, [first, after])
    _recount_wordings()
    cache.delete(ENTRIES_KEY)


def _run(sql: str, parameters: Sequence[str] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


def _ranges() -> Iterator[tuple[str, str]]:
    """Stretches of the vocabulary that one short statement deals with."""
    starts = ["", *(first + second for first in LETTERS for second in LETTERS)]
    return itertools.pairwise([*starts, chr(ord(LETTERS[-1]) + 1)])


def _recount_wordings() -> None:
    fresh = dict(_wordings())
    known = Wording.objects.values_list("pk", "folded", "shown", "times")
    stale, changed = [], []
    for key, folded, shown, times in known.iterator(chunk_size=BATCH):
        wanted = fresh.pop((folded, shown), None)
        if wanted is None:
            stale.append(key)
        elif wanted != times:
            changed.append(Wording(pk=key, times=wanted))
    for keys in _batches(stale):
        Wording.objects.filter(pk__in=keys).delete()
    for batch in _batches(changed):
        Wording.objects.bulk_update(batch, ["times"])
    rows = [
        Wording(folded=folded, shown=shown, times=times) for (folded, shown), times in fresh.items()
    ]
    for batch in _batches(rows):
        Wording.objects.bulk_create(batch)


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[begin : begin + BATCH] for begin in range(0, len(rows), BATCH))


def _wordings() -> Iterator[tuple[tuple[str, str], int]]:
    counts: Counter[tuple[str, str]] = Counter()
    texts = PortalPage.objects.shown().order_by("pk").values_list("title", "summary")
    for title, summary in texts.iterator(chunk_size=BATCH):
        for text in (title, summary):
            counts.update(_written(text))
    for (folded, shown), times in counts.items():
        if times >= FEWEST_TIMES and len(folded) <= LONGEST and len(shown) <= LONGEST:
            yield (folded, shown), times


def _written(text: str) -> Iterator[tuple[str, str]]:
    """Each syllable and each pair of neighbours, folded and as written in lower case."""
    composed = nfc(text)
    shown = [composed[start:end].lower() for start, end, _word in spans(text)]
    folded = folded_words(text)
    yield from zip(folded, shown, strict=True)
    yield from zip(
        pairs(folded),
        (f"{first} {second}" for first, second in itertools.pairwise(shown)),
        strict=True,
    )
