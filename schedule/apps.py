from __future__ import annotations

from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    """Schedule: see design.md section 3."""

    name = "schedule"
    verbose_name = "Lịch công tác"
