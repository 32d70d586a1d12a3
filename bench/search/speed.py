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
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from wagtail.search.models import IndexEntry  # noqa: E402

from core.models import PortalPage  # noqa: E402
from search import fts  # noqa: E402
from search.backends.database import STORED_TEXT  # noqa: E402
from search.facets import Cube  # noqa: E402
from search.finding import find, keys_in_order  # noqa: E402
from search.suggesting import suggested  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = 150
TICKS = 100  # of /proc, a second


def clock() -> float:
    """Seconds of processor time of this process and of its PostgreSQL backend."""
    spent = time.process_time()
    if connection.vendor == "postgresql":
        stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().split()
        spent += (int(stat[13]) + int(stat[14])) / TICKS
    return spent


def measured(act: Callable[[str], Any], queries: list[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    spent = []
    for query in queries:
        began = clock()
        act(query)
        spent.append((clock() - began) * 1000)
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


def sizes() -> dict[str, float]:
    """Megabytes of the text and of the index."""
    with connection.cursor() as cursor:
        length = "octet_length" if connection.vendor == "postgresql" else "length"
        title = "title_text" if connection.vendor == "postgresql" else "title"
        as_bytes = (
            (lambda name: name)
            if connection.vendor == "postgresql"
            else (lambda name: f"CAST({name} AS blob)")
        )
        cursor.execute(
            f"SELECT SUM({length}({as_bytes(title)}) + {length}({as_bytes(STORED_TEXT)})) "  # noqa: S608
            f"FROM {IndexEntry._meta.db_table}"
        )
        text = float(cursor.fetchone()[0])
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('wagtailsearch_indexentry')")
            index = float(cursor.fetchone()[0])
        else:
            cursor.execute(
                "SELECT SUM(pgsize) FROM dbstat WHERE name LIKE %s OR name LIKE %s",
                [f"{fts.ENTRIES}%", f"{fts.TABLE}%"],
            )
            index = float(cursor.fetchone()[0])
    return {"text": text / 1e6, "index": index / 1e6}


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
        ("facets", "short", lambda text: Cube(shown.searched(text).get_queryset())),
        ("suggestions", "typed", suggested),
        ("first page", "short", lambda text: find(text, QueryDict(""))),
        ("first page", "question", lambda text: find(text, QueryDict(""))),
    ]
    out = sys.stdout.write
    out(f"{connection.vendor}: {PortalPage.objects.count():,} pages; ms of processor time\n")
    for name, kind, act in acts:
        median, late = measured(act, asked[kind])
        out(f"{name:<12} {kind:<11} p50 {median:7.1f}   p95 {late:7.1f}\n")
    found = sizes()
    out(f"text {found['text']:.0f} MB, index with the text {found['index']:.0f} MB: "
        f"{found['index'] / found['text']:.2f} times\n")  # fmt: skip


if __name__ == "__main__":
    connection.ensure_connection()
    report()
