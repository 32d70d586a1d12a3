from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The kernel."""

    name = "core"
    verbose_name = "Hạt nhân"

    def ready(self) -> None:
        """Connect the handlers; put our page form and policy where Wagtail's ready() methods,
        which ran before, put theirs."""
        from wagtail.permissions import register_permission_policy

        from core import checks, signal_handlers
        from core.forms import PortalPageForm
        from core.models import PortalPage
        from core.permissions import PortalPagePermissionPolicy

        signal_handlers.connect()
        checks.register()
        PortalPage.base_form_class = PortalPageForm
        register_permission_policy(PortalPage, PortalPagePermissionPolicy(PortalPage))
