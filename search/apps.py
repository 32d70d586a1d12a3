from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search: see docs/architecture.md."""

    name = "search"
    verbose_name = "Tìm kiếm"

    def ready(self) -> None:
        """Connect the tokeniser to SQLite, and the handlers that follow the pages."""
        from search import fts, signal_handlers

        fts.connect()
        signal_handlers.connect()
