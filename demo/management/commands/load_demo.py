"""Load the demo portal through the real approval chain."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from demo.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterator

BAR = 40


class Command(BaseCommand):
    """Bodies, accounts, menu and every kind of content. Repeating it changes nothing."""

    help = "Nạp nội dung minh họa qua đúng quy trình duyệt."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Apply roles, chain and types, then load what is missing."""
        for command in ("sync_roles", "sync_workflows", "sync_document_types"):
            call_command(command, stdout=self.stdout)
        with _quietly():
            made = load(self._show)
            if made:
                call_command("rebuild_search", "--counts", stdout=self.stdout)
        self.stderr.write("")
        self.stdout.write(f"Nội dung minh họa: {made} mục vừa được duyệt và xuất bản.")
        call_command("demo_accounts", stdout=self.stdout)

    def _show(self, done: int, of: int) -> None:
        if done != of and (done % 5 or not sys.stderr.isatty()) and done % 50:
            return
        filled = BAR * done // of
        bar = "█" * filled + "·" * (BAR - filled)
        start, end = ("\r", "") if sys.stderr.isatty() else ("", "\n")
        self.stderr.write(f"{start}Nạp nội dung {bar} {done}/{of}", ending=end)
        self.stderr.flush()


@contextmanager
def _quietly() -> Iterator[None]:
    """A thousand notices and log lines of a demo's chain help nobody."""
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        settings.EMAIL_BACKEND = backend
