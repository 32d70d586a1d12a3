from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search: see design.md section 3."""

    name = "search"
    verbose_name = "Tìm kiếm"
