"""Reminds units of entries of the directory that nobody has confirmed for a quarter; for cron,
daily."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from core.heartbeat import ScheduledCommand
from directory.confirming import remind


class Command(ScheduledCommand):
    """Safe to repeat: each lapse is told once."""

    help = "Nhắc thủ trưởng đơn vị xác nhận lại danh bạ quá hạn."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due and say how much."""
        self.stdout.write(f"Đã nhắc {remind(timezone.localdate())} đơn vị.")
