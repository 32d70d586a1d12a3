"""After an import past the models, a restore or an update: write the register's entries anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents.entries import rebuild


class Command(BaseCommand):
    """Idempotent; the public list stays usable meanwhile."""

    help = "Lập lại dòng sổ văn bản (bộ lọc, số đếm) từ các văn bản đang công khai."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write them and say how many there are."""
        self.stdout.write(f"Sổ có {rebuild()} văn bản công khai.")
