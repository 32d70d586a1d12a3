"""The behaviour checks on the engine that is in use: SQLite, or what DATABASE_URL and SEARCH_URL
name. The same list everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search import statistics
from tests.search import engine
from tests.search.corpus import CHECKS

if TYPE_CHECKING:
    from home.models import HomePage

FEWEST_CHECKS = 120


def test_behaviour(site: HomePage) -> None:
    engine.make_items(site)
    assert len(CHECKS) >= FEWEST_CHECKS
    assert [fault for check in CHECKS if (fault := engine.fault(check))] == []
    # The counts sharpen the ranking and must change none of the answers.
    statistics.recount()
    assert [fault for check in CHECKS if (fault := engine.fault(check))] == []
