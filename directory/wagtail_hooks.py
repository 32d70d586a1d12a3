"""Where the directory shows in Wagtail's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail_modeladmin.options import modeladmin_register

from core.menu import RoleMenuItem
from core.page_register import PageRegisterViewSet
from directory import admin_urls
from directory.admin_views import ConfirmView, GapsView
from directory.modeladmin import DirectoryGroup
from directory.models import BodyPage
from directory.registers import BodyPageRegister

if TYPE_CHECKING:
    from collections.abc import Iterator

modeladmin_register(DirectoryGroup)


@hooks.register("register_admin_viewset")
def registers() -> list[PageRegisterViewSet]:
    """The registers of this section's pages."""
    return [BodyPageRegister()]


@hooks.register("register_admin_urls")
def directory_urls() -> list[Any]:
    """The desk of the directory."""
    return [path("danh-ba/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def confirm_menu_item() -> RoleMenuItem:
    """The unit's own entries."""
    return RoleMenuItem(
        "Xác nhận danh bạ",
        reverse("directory:confirm"),
        roles=ConfirmView.roles,
        icon_name="check",
        order=165,
    )


@hooks.register("register_reports_menu_item")
def gaps_menu_item() -> RoleMenuItem:
    """What the directory lacks."""
    return RoleMenuItem(
        "Danh bạ: việc cần làm",
        reverse("directory:gaps"),
        roles=GapsView.roles,
        icon_name="group",
        order=20,
    )


@hooks.register("register_page_header_buttons")
def refresh_button(
    page: Any, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """From a body's page to the register's rows."""
    if not issubclass(page.specific_class or object, BodyPage):
        return
    tester = page.permissions_for_user(user)
    if tester.can_edit() and not tester.page_locked():
        yield Button(
            "Cập nhật từ danh bạ",
            reverse("directory:refresh", args=[page.pk]),
            icon_name="resubmit",
            priority=55,
        )
