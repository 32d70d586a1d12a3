"""The gates of the evaluation (bench/search) on the engine that is in use. With -s it prints the
table: that is `make bench-search`."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from bench.search import evaluation, mistyped
from tests.search import engine
from tests.search.demo_pages import load_demo_pages

FEWEST_QUERIES = 300


@pytest.mark.slow
def test_gates(db: Any) -> None:
    engine.empty_server()
    load_demo_pages()
    engine.refresh_server()
    scores = evaluation.measure()
    seen = evaluation.measure_proposals()
    sys.stderr.write(f"\n{evaluation.table(scores)}\n{evaluation.table_of_proposals(seen)}\n")
    marked, bare = scores["with marks"], scores["without marks"]
    assert len(marked.places) >= FEWEST_QUERIES
    assert marked.recall >= evaluation.GATES["R@10"], marked.late
    assert marked.mrr >= evaluation.GATES["MRR@10"], marked.late
    assert abs(marked.recall - bare.recall) <= evaluation.LOST_WITHOUT_MARKS, bare.late
    assert abs(marked.mrr - bare.mrr) <= evaluation.LOST_WITHOUT_MARKS, bare.late
    assert scores["number"].late == []
    for way, least in evaluation.HELPED.items():
        assert 1 - seen[way].share >= least, seen[way].others
    assert seen["clean"].share <= evaluation.WRONGLY_PROPOSED, seen["clean"].others


def test_keys_of_a_keyboard_that_is_off() -> None:
    assert mistyped.telex("Đường liên thôn") == "dduwowngf lieen thoon"
    assert mistyped.vni("Đường liên thôn") == "d9u7o7ng2 lie6n tho6n"
    assert mistyped.slip("đường liên thôn") not in ("đường liên thôn", "")
