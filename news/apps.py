from __future__ import annotations

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News: see design.md section 3."""

    name = "news"
    verbose_name = "Tin tức"
