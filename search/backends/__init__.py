"""The search backends of Wagtail (WAGTAILSEARCH_BACKENDS): pages, images, files, choosers and
the public search all use the same. Each module fits one database only; with SEARCH_URL a search
server ranks."""

from __future__ import annotations

from django.conf import settings
from django.db import connection

if connection.vendor == "postgresql":
    from search.backends.postgresql import Backend, SearchCompiler
else:
    from search.backends.sqlite import Backend, SearchCompiler

if settings.SEARCH_SERVER:
    from search.backends.asking import AskingMixin

    class AskingCompiler(AskingMixin, SearchCompiler):
        """The database's search, in the server's order."""

    Backend.query_compiler_class = AskingCompiler

SearchBackend = Backend

__all__ = ["SearchBackend"]
