"""Delete the personal data of citizens' messages whose time is over."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from core.heartbeat import ScheduledCommand
from questions.retention import due_for_erasure, erase


class Command(ScheduledCommand):
    """Only figures stay; see questions.retention. Repeating it deletes nothing more."""

    help = "Xóa nội dung và thông tin người gửi của các mục đã hết thời hạn lưu."

    def add_arguments(self, parser: CommandParser) -> None:
        """--dry-run lists without deleting."""
        parser.add_argument("--dry-run", action="store_true", help="chỉ liệt kê, không xóa")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Delete, or list by number: the list holds no personal data."""
        found = list(due_for_erasure(timezone.now()))
        for enquiry in found:
            self.stdout.write(f"{enquiry}, kết thúc {enquiry.closed_at:%d/%m/%Y}")
            if not options["dry_run"]:
                erase(enquiry)
        done = "sẽ xóa" if options["dry_run"] else "đã xóa"
        self.stdout.write(f"{done} dữ liệu cá nhân của {len(found)} mục.")
