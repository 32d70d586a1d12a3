"""How often tokens occur in the index, and how syllables are written with their marks."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import connection, transaction
from wagtail.search.models import IndexEntry

from core.models import PortalPage
from core.text import nfc
from search import fts
from search.models import TermCount, Wording
from search.tokens import folded_words, pairs, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENTRIES_KEY = "search.entries"
ENTRIES_SECONDS = 300
BATCH = 2000
# What stands once only is as likely a slip as a word.
FEWEST_TIMES = 2
LONGEST = 90


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
    """Count again. Readers see the old counts until the new ones are whole."""
    fresh_terms = list(_counted_terms())
    fresh_wordings = list(_wordings())
    with transaction.atomic():
        TermCount.objects.all().delete()
        TermCount.objects.bulk_create(fresh_terms, batch_size=BATCH)
        Wording.objects.all().delete()
        Wording.objects.bulk_create(fresh_wordings, batch_size=BATCH)
    cache.delete(ENTRIES_KEY)


def _counted_terms() -> Iterator[TermCount]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT word, ndoc FROM ts_stat('SELECT body FROM wagtailsearch_indexentry') "
                "WHERE ndoc > 1 ORDER BY word"
            )
        else:
            cursor.execute(f"SELECT term, doc FROM {fts.VOCABULARY} WHERE doc > 1 ORDER BY term")  # noqa: S608
        for term, documents in cursor.fetchall():
            yield TermCount(term=term, documents=documents)


def _wordings() -> Iterator[Wording]:
    counts: Counter[tuple[str, str]] = Counter()
    texts = PortalPage.objects.shown().order_by("pk").values_list("title", "summary")
    for title, summary in texts.iterator(chunk_size=BATCH):
        for text in (title, summary):
            counts.update(_written(text))
    for (folded, shown), times in sorted(counts.items()):
        if times >= FEWEST_TIMES and len(folded) <= LONGEST and len(shown) <= LONGEST:
            yield Wording(folded=folded, shown=shown, times=times)


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
