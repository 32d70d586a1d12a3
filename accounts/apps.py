from __future__ import annotations

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Users and the record of the board."""

    name = "accounts"
    verbose_name = "Tài khoản"


class PersonsConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with our viewset."""

    user_viewset = "accounts.viewsets.PersonViewSet"
