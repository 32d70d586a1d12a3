"""Beginnings of strings by the index on their column."""

from __future__ import annotations

from django.db.models import Q

LAST = "\U0010ffff"


def beginning_with(column: str, beginning: str) -> Q:
    """The rows whose column begins so. Of a range any index knows, of LIKE SQLite's doesn't; the
    columns are ordered by the codes of their characters (migration 0001)."""
    return Q(**{f"{column}__gte": beginning, f"{column}__lt": beginning + LAST})
