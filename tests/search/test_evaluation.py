"""The gates of the evaluation (bench/search) on the engine that is in use. With -s it prints the
table: that is `make bench-search`."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from bench.search import evaluation
from tests.search import engine
from tests.search.demo_pages import load_demo_pages

FEWEST_QUERIES = 300


@pytest.mark.slow
def test_gates(db: Any) -> None:
    engine.empty_server()
    load_demo_pages()
    engine.refresh_server()
    scores = evaluation.measure()
    sys.stderr.write(f"\n{evaluation.table(scores)}\n")
    marked, bare = scores["with marks"], scores["without marks"]
    assert (
        sum(len(scores[kind].places) for kind in ("with marks", "without marks", "number"))
        >= FEWEST_QUERIES
    )
    assert marked.recall >= evaluation.GATES["R@10"], marked.late
    assert marked.mrr >= evaluation.GATES["MRR@10"], marked.late
    assert abs(marked.recall - bare.recall) <= evaluation.LOST_WITHOUT_MARKS, bare.late
    assert abs(marked.mrr - bare.mrr) <= evaluation.LOST_WITHOUT_MARKS, bare.late
    assert scores["number"].late == []
