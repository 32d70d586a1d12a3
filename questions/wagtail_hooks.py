"""Where citizens' messages show in Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from core.menu import RoleMenuItem
from core.page_register import PageRegisterViewSet
from core.roles import UNIT_ROLES
from questions import admin_urls
from questions.modeladmin import EnquiryTablesGroup
from questions.models.enquiry import READERS_OF_ALL
from questions.registers import QuestionRegister

modeladmin_register(EnquiryTablesGroup)


@hooks.register("register_admin_viewset")
def registers() -> list[PageRegisterViewSet]:
    """The registers of this section's pages."""
    return [QuestionRegister()]


@hooks.register("register_admin_urls")
def enquiry_urls() -> list[Any]:
    """The register and its neighbours."""
    return [path("", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """The register."""
    return RoleMenuItem(
        "Công dân gửi",
        reverse("enquiries:register"),
        roles=READERS_OF_ALL | UNIT_ROLES,
        icon_name="help",
        order=155,
    )


@hooks.register("register_reports_menu_item")
def figures_menu_item() -> MenuItem:
    """The figures."""
    return RoleMenuItem(
        "Trả lời công dân",
        reverse("enquiries:figures"),
        roles=READERS_OF_ALL,
        icon_name="table",
        order=20,
    )
