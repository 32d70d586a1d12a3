"""Reminds of what is overdue or soon due (workflows.clocks); for cron, each quarter of an hour."""

from __future__ import annotations

from typing import Any

from core.heartbeat import ScheduledCommand
from workflows.clocks import remind


class Command(ScheduledCommand):
    """Safe to repeat: each reminder goes out once."""

    help = "Nhắc việc quá hạn, sắp đến hạn; quá lâu thì báo lên Phó Trưởng Ban, Trưởng Ban."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due and say how much."""
        self.stdout.write(f"Đã nhắc {remind()} việc.")
