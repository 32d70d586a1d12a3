"""Daily: tell the subscribers of the register what is new."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.subscriptions.digest import send_digests


class Command(BaseCommand):
    """Idempotent: each document is told once."""

    help = "Gửi thư báo văn bản mới cho người đã đăng ký; chạy lại không gửi trùng."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due.

        Raises:
            CommandError: some letters could not be sent; the others were.
        """
        outcome = send_digests()
        self.stdout.write(f"Đã gửi {outcome.sent} thư.")
        if outcome.failed:
            raise CommandError(f"{outcome.failed} thư chưa gửi được, lần chạy sau sẽ thử lại.")
