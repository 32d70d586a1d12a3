"""What the kernel adds to Wagtail's admin: drafts that a lost connection doesn't take, and the
menu of the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks

from core import local_draft
from core.page_register import PageRegisterGroup

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import PortalPage


@hooks.register("register_admin_urls")
def local_draft_urls() -> list[Any]:
    """Below the admin, so for signed-in people only."""
    return [
        path("ban-nhap/", local_draft.status, name="local_draft_status"),
        path(
            "ban-nhap/<slug:content_type_app_name>/<slug:content_type_model_name>/"
            "<int:parent_page_id>/",
            local_draft.RestoreOnCreate.as_view(),
            name="local_draft_create",
        ),
        path(
            "ban-nhap/<int:page_id>/", local_draft.RestoreOnEdit.as_view(), name="local_draft_edit"
        ),
    ]


@hooks.register("insert_global_admin_js")
def local_draft_script() -> str:
    """On every screen: signing out anywhere empties the device."""
    return format_html(
        '<script src="{}" data-status="{}" defer></script>',
        static("core/local-draft.js"),
        reverse("local_draft_status"),
    )


@hooks.register("insert_global_admin_css")
def local_draft_style() -> str:
    """The offer to restore, and the word about the connection."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/local-draft.css"))


@hooks.register("before_create_page")
def no_second_page(
    request: HttpRequest, parent: PortalPage, page_class: Any
) -> HttpResponseRedirect | None:
    """The same form again, its first answer lost: the page is there."""
    address = local_draft.saved_at(request) if request.method == "POST" else ""
    return redirect(address) if address else None


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def page_has_arrived(request: HttpRequest, page: PortalPage) -> None:
    """The browser may drop what it keeps."""
    local_draft.accept(request, reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("register_admin_viewset")
def page_registers() -> PageRegisterGroup:
    """The menu of the registers."""
    return PageRegisterGroup()
