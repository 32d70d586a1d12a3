from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LibraryConfig(AppConfig):
    """Library: see design.md section 3."""

    name = "library"
    verbose_name = "Thư viện tệp"

    def ready(self) -> None:
        """Find what the sections offer to import."""
        autodiscover_modules("imports")
