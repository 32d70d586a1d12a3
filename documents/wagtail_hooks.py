"""Where documents show in Wagtail's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail_modeladmin.options import modeladmin_register

from core.menu import RoleMenuItem
from core.roles import BOARD_ROLES
from documents.advice import advice_for
from documents.desk_views import LatePostingsView, StaleBasesView
from documents.modeladmin import OutsideDocumentAdmin
from documents.models import ConsultationPage, DocumentPage
from documents.opinion_admin import CompileView, OpinionAdmin
from documents.register_admin import ConsultationRegister, RegisterViewSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from wagtail.admin.menu import MenuItem

    from core.models import PortalPage
    from core.page_register import PageRegisterViewSet

modeladmin_register(OutsideDocumentAdmin)
modeladmin_register(OpinionAdmin)


@hooks.register("register_admin_urls")
def document_urls() -> list[Any]:
    """Our screens."""
    return [
        path("van-ban-dang-cham/", LatePostingsView.as_view(), name="late_postings"),
        path("can-cu-het-hieu-luc/", StaleBasesView.as_view(), name="stale_bases"),
        path("tong-hop-y-kien/<int:pk>/", CompileView.as_view(), name="compile_opinions"),
    ]


@hooks.register("register_admin_viewset")
def registers() -> list[PageRegisterViewSet]:
    """The registers of documents and of drafts."""
    return [RegisterViewSet(), ConsultationRegister()]


@hooks.register("register_reports_menu_item")
def stale_bases_menu_item() -> MenuItem:
    """What rests on ended documents."""
    return RoleMenuItem(
        "Căn cứ hết hiệu lực",
        reverse("stale_bases"),
        roles=BOARD_ROLES,
        icon_name="warning",
        order=20,
    )


@hooks.register("register_reports_menu_item")
def late_postings_menu_item() -> MenuItem:
    """What was posted late."""
    return RoleMenuItem(
        "Văn bản đăng chậm",
        reverse("late_postings"),
        roles=LatePostingsView.roles,
        icon_name="history",
        order=21,
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_document(request: HttpRequest, page: PortalPage) -> None:
    """Say what looks wrong in what was saved, and keep it."""
    if isinstance(page, DocumentPage) and not page.is_closed:
        for warning in advice_for(page):
            messages.warning(request, warning)


@hooks.register("register_page_header_buttons")
def compile_button(
    page: PortalPage, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """From a draft under consultation to the opinions on it."""
    is_consultation = isinstance(page.specific_deferred, ConsultationPage)
    if is_consultation and page.permissions_for_user(user).can_edit():
        yield Button(
            "Ý kiến góp ý",
            reverse("compile_opinions", args=[page.pk]),
            icon_name="comment",
            priority=62,
        )
