"""Reminds of drafts under consultation; for cron, daily."""

from __future__ import annotations

from typing import Any

from core.heartbeat import ScheduledCommand
from documents.consultation_reminders import remind


class Command(ScheduledCommand):
    """Safe to repeat: each reminder goes out once."""

    help = "Nhắc dự thảo sắp hết hạn lấy ý kiến và dự thảo chưa công bố kết quả."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due and say how much."""
        self.stdout.write(f"Đã nhắc {remind()} việc.")
