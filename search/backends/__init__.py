"""The search backends of Wagtail (WAGTAILSEARCH_BACKENDS): pages, images, files, choosers and
the public search all use the same. Each module fits one database only."""

from __future__ import annotations

from django.db import connection

if connection.vendor == "postgresql":
    from search.backends.postgresql import Backend as SearchBackend
else:
    from search.backends.sqlite import Backend as SearchBackend

__all__ = ["SearchBackend"]
