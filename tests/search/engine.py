"""The corpus in the index of the engine that is in use, and one check against it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from modelsearch.query import Phrase
from wagtail.search.backends import get_search_backend

from home.models import HomePage, StandardPage

if settings.SEARCH_SERVER:
    from search.backends import asking
from tests.search.corpus import ITEMS, Check


def empty_server() -> None:
    """With a search server: a new, empty index of pages in the right shape."""
    if not settings.SEARCH_SERVER:
        return
    # To make an index takes a busy machine longer than a visitor is kept waiting.
    patient = get_search_backend("server", TIMEOUT=60, OPTIONS={"max_retries": 0})
    index = patient.get_index_for_model(StandardPage)
    index.reset()
    index.add_model(StandardPage)
    asking.Rest.until = 0.0


def refresh_server() -> None:
    """With a search server: what was written can be found."""
    if settings.SEARCH_SERVER:
        get_search_backend("server").get_index_for_model(StandardPage).refresh()


def make_items(home: HomePage) -> None:
    """One draft for each item; its slug is its key."""
    empty_server()
    for key, (title, body) in ITEMS.items():
        content = [("paragraph", f"<p>{body}</p>")] if body else []
        home.add_child(instance=StandardPage(title=title, slug=key, content=content, live=False))
    refresh_server()


def answer(check: Check, backend: str = "default") -> list[str]:
    """The keys of the hits, the best first."""
    engine: Any = get_search_backend(backend)
    pages = StandardPage.objects.all()
    if check.way == "phrase":
        found = engine.search(Phrase(check.query), pages)
    elif check.way == "beginning":
        found = engine.autocomplete(check.query, pages)
    else:
        found = engine.search(check.query, pages)
    assert found.count() >= len(found[:50])
    return [page.slug for page in found[:50]]


def fault(check: Check, backend: str = "default") -> str:
    """What is wrong with the answer to a check; empty if nothing is."""
    hits = answer(check, backend)
    if check.way == "first":
        return "" if hits[:1] == list(check.found) else f"{check.query!r}: {hits[:5]}"
    lacking = [key for key in check.found if key not in hits]
    wrong = [key for key in check.missing if key in hits]
    return f"{check.query!r}: lacks {lacking}, has {wrong}" if lacking or wrong else ""
