"""Writes to units that supply nothing (contributions.reminders); for cron, each working morning."""

from __future__ import annotations

from typing import Any

from contributions.reminders import remind_silent_units
from core.heartbeat import ScheduledCommand


class Command(ScheduledCommand):
    """Safe to repeat: a unit is written to once a week at the most."""

    help = "Nhắc các đơn vị chưa đủ chỉ tiêu cung cấp thông tin."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write and say to how many."""
        self.stdout.write(f"Đã nhắc {remind_silent_units()} đơn vị.")
