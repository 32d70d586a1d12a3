"""Compare everything public with what was approved, and withdraw what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from core.heartbeat import ScheduledCommand
from workflows.verification import pages_not_as_approved, take_down


class Command(ScheduledCommand):
    """Run by cron, and before a site restored from a backup is opened. Exits non-zero when it
    found anything."""

    help = "So mọi trang công khai với bản đã duyệt, gỡ trang sai khác. --dry-run: chỉ báo."

    def add_arguments(self, parser: Any) -> None:
        """--dry-run reports without withdrawing."""
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Withdraw each page that differs.

        Raises:
            CommandError: something differed; the message names page and reason.
        """
        found = list(pages_not_as_approved())
        if not options["dry_run"]:
            for page, reason in found:
                take_down(page, reason)
        if found:
            lines = [f"Trang số {page.pk}: {reason}" for page, reason in found]
            raise CommandError("Trang công khai sai khác bản đã duyệt:\n" + "\n".join(lines))
        self.stdout.write("Mọi trang công khai đúng với bản đã duyệt.")
