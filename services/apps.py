from __future__ import annotations

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Services: see design.md section 3."""

    name = "services"
    verbose_name = "Thủ tục hành chính"
