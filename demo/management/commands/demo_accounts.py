"""Print the addresses and the demo's accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from demo.people import account_rows


class Command(BaseCommand):
    """What `make run` ends with."""

    help = "In địa chỉ và tài khoản minh họa."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print them."""
        address = settings.WAGTAILADMIN_BASE_URL
        self.stdout.write(f"\nTrang công khai: {address}/\nBàn biên tập:    {address}/quan-tri/\n")
        self.stdout.write(f"{'Tài khoản':<15}{'Mật khẩu':<22}Vai trò")
        for username, password, role in account_rows():
            self.stdout.write(f"{username:<15}{password:<22}{role}")
