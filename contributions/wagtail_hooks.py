"""Where the contributions show in Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from contributions import urls
from contributions.allowance_views import SheetsView
from contributions.material_views import MaterialsView, SendView
from contributions.modeladmin import ContributionGroup
from contributions.views import CollaboratorsView, CoverageView, LoadView, UnitsView
from core.menu import RoleMenuItem

modeladmin_register(ContributionGroup)


@hooks.register("register_admin_urls")
def screens() -> list[Any]:
    """The screens of contributions.urls."""
    return [path("", include(urls))]


@hooks.register("register_reports_menu_item")
def units_menu_item() -> RoleMenuItem:
    """What the units contribute."""
    return RoleMenuItem(
        "Đóng góp của đơn vị", reverse("contributions:units"), roles=UnitsView.roles,
        icon_name="group", order=20,
    )  # fmt: skip


@hooks.register("register_reports_menu_item")
def coverage_menu_item() -> RoleMenuItem:
    """Where the sections have holes."""
    return RoleMenuItem(
        "Độ phủ chuyên mục", reverse("contributions:coverage"), roles=CoverageView.roles,
        icon_name="table", order=21,
    )  # fmt: skip


@hooks.register("register_reports_menu_item")
def load_menu_item() -> RoleMenuItem:
    """Who carries how much."""
    return RoleMenuItem(
        "Việc của thành viên", reverse("contributions:load"), roles=LoadView.roles,
        icon_name="tasks", order=22,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def collaborators_menu_item() -> RoleMenuItem:
    """The unit's own people."""
    return RoleMenuItem(
        "Cộng tác viên", reverse("contributions:collaborators"), roles=CollaboratorsView.roles,
        icon_name="group", order=180,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def send_material_menu_item() -> RoleMenuItem:
    """For those who supply without writing."""
    return RoleMenuItem(
        "Gửi tư liệu", reverse("contributions:send_material"), roles=SendView.roles,
        icon_name="upload", order=150,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def materials_menu_item() -> RoleMenuItem:
    """What was supplied."""
    return RoleMenuItem(
        "Tư liệu đã gửi", reverse("contributions:materials"), roles=MaterialsView.roles,
        icon_name="doc-full", order=151,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def sheets_menu_item() -> RoleMenuItem:
    """Allowances."""
    return RoleMenuItem(
        "Thù lao", reverse("contributions:sheets"), roles=SheetsView.roles,
        icon_name="form", order=190,
    )  # fmt: skip
