from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demo: see design.md section 3."""

    name = "demo"
    verbose_name = "Nội dung minh họa"
