"""Wagtail's own address of attachments leads to the same door; "Nhập dữ liệu" in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse
from wagtail import hooks

from core.menu import RoleMenuItem
from library.imports import urls
from library.imports.registry import all_kinds
from library.imports.views import WATCHERS
from library.views import serve_file

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from library.models import PortalDocument


@hooks.register("before_serve_document")
def serve_through_the_door(document: PortalDocument, request: HttpRequest) -> HttpResponseBase:
    """Answer in place of Wagtail's view."""
    return serve_file(request, document, document.file)


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
