"""Where imports show in Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from wagtail import hooks

from core.menu import RoleMenuItem
from library.imports import urls
from library.imports.registry import all_kinds
from library.imports.views import WATCHERS


@hooks.register("register_admin_urls")
def import_urls() -> list[Any]:
    """The screens "Nhập dữ liệu"."""
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> RoleMenuItem:
    """For those who import and those who watch how fresh the data is."""
    importers = frozenset().union(*(kind.roles for kind in all_kinds()))
    return RoleMenuItem(
        "Nhập dữ liệu",
        reverse("library_imports:kinds"),
        roles=WATCHERS | importers,
        icon_name="upload",
        order=170,
    )
