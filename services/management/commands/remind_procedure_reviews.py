"""Reminds units of the procedures that they must look through; for cron, daily."""

from __future__ import annotations

from typing import Any

from core.heartbeat import ScheduledCommand
from services.reviews import remind


class Command(ScheduledCommand):
    """Safe to repeat: a unit is written to once a month (Điều 7 khoản 2)."""

    help = "Nhắc đơn vị rà soát thủ tục đã quá hạn rà soát hoặc có căn cứ hết hiệu lực."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due and say how much."""
        self.stdout.write(f"Đã nhắc {remind()} đơn vị.")
