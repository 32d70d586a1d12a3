"""Beginnings of strings by the index on the column, on either database."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

LAST = "\U0010ffff"


def beginning_with(column: str, beginning: str) -> Q:
    """The rows whose column begins so. SQLite uses no index for LIKE, PostgreSQL only for LIKE
    (another collation may order the rest as it likes)."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": beginning})
    return Q(**{f"{column}__gte": beginning, f"{column}__lt": beginning + LAST})
