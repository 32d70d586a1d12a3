from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts: see design.md section 3."""

    name = "accounts"
    verbose_name = "Tài khoản"
