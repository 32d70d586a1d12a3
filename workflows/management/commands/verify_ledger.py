"""Find any entry of the ledger that was altered, removed or moved."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from core.heartbeat import ScheduledCommand
from workflows.verification import ledger_faults


class Command(ScheduledCommand):
    """Re-computes the whole chain and compares it with its head; exits non-zero and names each
    faulty entry."""

    help = "Kiểm tra sổ duyệt. --anchor SỐ:DẤU: đối chiếu với dấu đã ghi ở nơi khác."

    def add_arguments(self, parser: Any) -> None:
        """--anchor: a `sequence:hash` noted outside the database."""
        parser.add_argument("--anchor", default="")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the head, or fail with the faults.

        Raises:
            CommandError: the ledger was tampered with.
        """
        faults, head = ledger_faults(anchor=options["anchor"])
        if faults:
            raise CommandError("Sổ duyệt bị can thiệp:\n" + "\n".join(faults))
        self.stdout.write(f"Sổ duyệt nguyên vẹn. Đầu sổ: {head}")
