from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The kernel."""

    name = "core"
    verbose_name = "Hạt nhân"

    def ready(self) -> None:
        """Connect the handlers and put the page policy in Wagtail's place."""
        from wagtail.permissions import register_permission_policy

        from core import checks, signal_handlers
        from core.models import PortalPage
        from core.permissions import PortalPagePermissionPolicy

        signal_handlers.connect()
        checks.register()
        register_permission_policy(PortalPage, PortalPagePermissionPolicy(PortalPage))
