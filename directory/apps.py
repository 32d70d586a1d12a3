from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Bodies (cơ quan, đơn vị) and their public pages."""

    name = "directory"
    verbose_name = "Danh bạ cơ quan"

    def ready(self) -> None:
        """Keep the search index in step with the names of bodies."""
        from directory import signal_handlers

        signal_handlers.connect()
