from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home: see design.md section 3."""

    name = "home"
    verbose_name = "Trang chủ"
