"""Suggestions while somebody types: titles of public pages, by their beginning or by the
beginning of one of their first words, and official numbers."""

from __future__ import annotations

import re
from typing import Any

from core.models import PortalPage
from search.facts import LONGEST_BEGINNING
from search.lookups import beginning_with
from search.models import PageFacts, Suggestion
from search.numbers import number_key
from search.tokens import folded_words

FEWEST_LETTERS = 2
MOST = 8
MOST_TYPED = 100
LOOKED_AT = 300
_NUMBER = re.compile(r"\s*\d")


def suggested(typed: str) -> list[dict[str, Any]]:
    """Title and address of at most eight public pages, the newest first."""
    typed = typed[:MOST_TYPED]
    beginning = " ".join(folded_words(typed))[:LONGEST_BEGINNING]
    if len(beginning) < FEWEST_LETTERS:
        return []
    rows = Suggestion.objects.filter(beginning_with("beginning", beginning))
    keys = set(rows.order_by("beginning").values_list("page", flat=True)[:LOOKED_AT])
    if _NUMBER.match(typed):
        numbers = PageFacts.objects.filter(beginning_with("number_key", number_key(typed)))
        keys |= set(numbers.values_list("pk", flat=True)[:LOOKED_AT])
    pages = PortalPage.objects.shown().filter(pk__in=keys).order_by("-listed_at", "-pk")
    return [{"title": page.title, "url": page.url} for page in pages[:MOST]]
