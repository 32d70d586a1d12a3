"""How long search takes and how large its index is, on what bench.search.items made:

    DATABASE_URL=… python -m bench.search.speed

Milliseconds of processor time (this process, and PostgreSQL's own beside it): what the machine is
doing besides changes them little. The last figures stand in bench/README.md.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.http import QueryDict

from bench.documents import database_work
from core.models import PortalPage
from search import fts
from search.entries import ENTRIES, STORED_TEXT
from search.facets import Cube
from search.finding import find, keys_in_order
from search.suggesting import suggested

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = 150


def clock() -> float:
    """Milliseconds of processor time of this process and of PostgreSQL's backend."""
    own = time.process_time() * 1000
    return own + database_work() if connection.vendor == "postgresql" else own


def measured(act: Callable[[str], Any], queries: list[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    spent = []
    for query in queries:
        began = clock()
        act(query)
        spent.append(clock() - began)
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.95)]


def queries() -> dict[str, list[str]]:
    """Pieces of titles, frequent words, questions, numbers."""
    chance = random.Random(7)
    every = PortalPage.objects.shown().order_by("pk").values_list("title", flat=True)
    titles = list(every)[:: max(1, len(every) // QUERIES)]

    def piece(title: str, length: int) -> str:
        words = title.split()
        first = chance.randint(0, max(0, len(words) - length))
        return " ".join(words[first : first + length])

    return {
        "short": [piece(title, chance.randint(1, 3)) for title in titles],
        "known item": [piece(title, 6) for title in titles],
        "question": [piece(title, 14) for title in titles],
        "number": [f"{chance.randint(1, 3000)}/QĐ-UBND" for _ in titles],
        "typed": [title[: chance.randint(2, 12)] for title in titles],
    }


# Bytes of the text, and of the index with it.
SIZES = {
    "postgresql": (
        f"SUM(octet_length(title_text) + octet_length({STORED_TEXT}))",
        f"SELECT pg_total_relation_size('{ENTRIES}')",
    ),
    "sqlite": (
        f"SUM(length(CAST(title AS blob)) + length(CAST({STORED_TEXT} AS blob)))",
        "SELECT SUM(pgsize) FROM dbstat "  # noqa: S608
        f"WHERE name LIKE '{ENTRIES}%' OR name LIKE '{fts.TABLE}%'",
    ),
}


def sizes() -> tuple[float, float]:
    """Megabytes of the text and of the index."""
    of_text, of_index = SIZES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {of_text}, ({of_index}) FROM {ENTRIES}")  # noqa: S608
        text, index = cursor.fetchone()
    return float(text) / 1e6, float(index) / 1e6


def report() -> None:
    """Print the table."""
    asked = queries()
    shown = PortalPage.objects
    acts: list[tuple[str, str, Callable[[str], Any]]] = [
        ("search", "short", keys_in_order),
        ("search", "known item", keys_in_order),
        ("search", "question", keys_in_order),
        ("search", "number", keys_in_order),
        ("count", "short", lambda text: shown.searched(text).count()),
        ("facets", "short", lambda text: Cube(shown.searched(text))),
        ("suggestions", "typed", suggested),
        ("first page", "short", lambda text: find(text, QueryDict(""))),
        ("first page", "question", lambda text: find(text, QueryDict(""))),
    ]
    out = sys.stdout.write
    out(f"{connection.vendor}: {PortalPage.objects.count():,} pages; ms of processor time\n")
    for name, kind, act in acts:
        median, late = measured(act, asked[kind])
        out(f"{name:<12} {kind:<11} p50 {median:7.1f}   p95 {late:7.1f}\n")
    text, index = sizes()
    out(f"text {text:.0f} MB, index with the text {index:.0f} MB: {index / text:.2f} times\n")


if __name__ == "__main__":
    report()
