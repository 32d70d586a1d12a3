"""The old addresses that are still asked for, in the admin."""

from __future__ import annotations

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from core.page_register import PageRegisterViewSet
from core.register import Register
from home.models import OldAddressHit
from home.registers import PlaceRegister
from workflows.modeladmin import ReadOnly


class OldAddressAdmin(Register):
    """Which old addresses lead where, and how often: below the redirects."""

    article = "3"

    model = OldAddressHit
    menu_label = "Địa chỉ cũ"
    menu_icon = "redirect"
    add_to_settings_menu = True
    list_display = ("old_path", "target", "hits", "last_at")
    list_filter = ("last_at",)
    search_fields = ("old_path", "target")
    list_export = ("old_path", "target", "hits", "last_at")
    export_filename = "dia-chi-cu"
    permission_helper_class = ReadOnly


modeladmin_register(OldAddressAdmin)


@hooks.register("register_admin_viewset")
def registers() -> list[PageRegisterViewSet]:
    """The registers of this section's pages."""
    return [PlaceRegister()]
