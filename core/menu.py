"""Entries of the admin's menu by role and by permission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.menu import MenuItem

from core.roles import Role, roles_of

if TYPE_CHECKING:
    from django.http import HttpRequest


class RoleMenuItem(MenuItem):
    """Shown to those to whom its screen opens."""

    def __init__(self, *args: Any, roles: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = roles

    def is_shown(self, request: HttpRequest) -> bool:
        """By role."""
        return bool(roles_of(request.user) & self.roles)


class PermissionMenuItem(MenuItem):
    """Shown to those who hold the permission that its screen asks for."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """By permission."""
        shown: bool = request.user.has_perm(self.permission)
        return shown
