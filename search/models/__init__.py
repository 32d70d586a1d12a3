"""What search keeps beside the index: see each module."""

from __future__ import annotations

from search.models.abbreviations import Abbreviation
from search.models.facts import AttachedText, PageFacts, Suggestion
from search.models.log import QueryDay
from search.models.statistics import TermCount, Wording

__all__ = [
    "Abbreviation",
    "AttachedText",
    "PageFacts",
    "QueryDay",
    "Suggestion",
    "TermCount",
    "Wording",
]
