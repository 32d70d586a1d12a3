"""Where files lie: a folder that no web server shows."""

from __future__ import annotations

from django.core.files.storage import FileSystemStorage

from core.text import nfc


class PrivateStorage(FileSystemStorage):
    """The file system, with composed names; its addresses lead to the one door of
    library.views, which asks before it hands out."""

    def get_valid_name(self, name: str) -> str:
        """Composed Unicode before Django's own rules (Điều 11)."""
        return super().get_valid_name(nfc(name))
