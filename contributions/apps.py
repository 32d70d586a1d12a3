from __future__ import annotations

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """What units and people contribute, and what the board's members receive for it."""

    name = "contributions"
    verbose_name = "Đóng góp, thù lao"
