from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Library: see design.md section 3."""

    name = "library"
    verbose_name = "Thư viện tệp"
