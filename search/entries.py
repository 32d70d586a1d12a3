"""Wagtail's table of what is searched."""

from __future__ import annotations

from django.db import connection
from wagtail.search.models import IndexEntry

ENTRIES = IndexEntry._meta.db_table
# Where an entry keeps its text as people read it.
STORED_TEXT = "body_text" if connection.vendor == "postgresql" else "body"
