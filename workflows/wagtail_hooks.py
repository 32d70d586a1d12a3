"""Where the chain shows in Wagtail's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail_modeladmin.options import modeladmin_register

from core.menu import RoleMenuItem
from core.models import PortalPage
from core.permissions import MENU_KEEPERS, visible_to
from core.regulation import basis_button
from core.roles import BOARD_ROLES, Role, roles_of
from workflows import urls
from workflows.classified_views import READERS
from workflows.desk_views import AT_DESK
from workflows.modeladmin import ChainGroup
from workflows.models import OrientationNote
from workflows.panels import (
    ApprovalQueuePanel,
    ChairPanel,
    EmergencyPanel,
    OrientationPanel,
    StatusPanel,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

modeladmin_register(ChainGroup)


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    """The reviewer's page and its neighbours."""
    return [path("", include(urls))]


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    """The reviewer's page and the queue."""
    return format_html('<link rel="stylesheet" href="{}">', static("workflows/desk.css"))


@hooks.register("construct_homepage_panels")
def put_queue_first(request: HttpRequest, panels: list[Any]) -> None:
    """Our queue in place of Wagtail's."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels += [
        ChairPanel(), EmergencyPanel(), OrientationPanel(), ApprovalQueuePanel(), StatusPanel(),
    ]  # fmt: skip


@hooks.register("register_page_header_buttons")
def review_button(
    page: PortalPage, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """From the editor to the reviewer's page, while a step waits."""
    state = page.current_workflow_task_state
    if state is not None:
        yield Button(
            "Mở bàn duyệt",
            reverse("workflows:review", args=[state.pk]),
            icon_name="clipboard-list",
            priority=5,
        )


@hooks.register("register_page_header_buttons")
def basis_of_page(
    page: PortalPage, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """From the editor to the article under which the portal carries such pages."""
    kind = page.specific_class
    if kind is not None and hasattr(kind, "article"):
        yield basis_button(kind.article)


@hooks.register("register_page_header_buttons")
def sheet_button(
    page: PortalPage, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """From a page that was ever submitted to its approval sheet."""
    if page.workflow_states.exists() and page.permissions_for_user(user).can_view_revisions():
        yield Button(
            "Phiếu duyệt",
            reverse("workflows:sheet", args=[page.pk]),
            icon_name="clipboard-list",
            priority=60,
        )
    if Role.CHAIR in roles_of(user) and not page.is_closed:
        yield Button(
            "Ý kiến của Chủ tịch",
            reverse("workflows:chair", args=[page.pk]),
            icon_name="comment",
            priority=61,
        )


@hooks.register("register_reports_menu_item")
def classified_menu_item() -> RoleMenuItem:
    """What is classified, for those who must deal with it."""
    return RoleMenuItem(
        "Mục có độ mật",
        reverse("workflows:classified"),
        roles=READERS,
        icon_name="lock",
        order=1000,
    )


@hooks.register("register_reports_menu_item")
def overdue_menu_item() -> RoleMenuItem:
    """What is past its time."""
    return RoleMenuItem(
        "Quá hạn", reverse("workflows:overdue"), roles=AT_DESK, icon_name="history", order=10
    )


@hooks.register("register_admin_menu_item")
def assignments_menu_item() -> RoleMenuItem:
    """The editorial plan."""
    return RoleMenuItem(
        "Việc được giao",
        reverse("workflows:assignments"),
        roles=BOARD_ROLES,
        icon_name="tasks",
        order=160,
    )


@hooks.register("register_admin_menu_item")
def proposals_menu_item() -> RoleMenuItem:
    """What the board proposes."""
    return RoleMenuItem(
        "Đề xuất", reverse("workflows:proposals"), roles=BOARD_ROLES, icon_name="pick", order=170
    )


@hooks.register("before_edit_page")
def pin_orientation(request: HttpRequest, page: PortalPage) -> None:
    """A note that the writer hasn't acknowledged stands above the editor (Điều 14 khoản 1)."""
    if request.method != "GET":
        return
    for note in OrientationNote.objects.unread_by(request.user, timezone.localdate()):
        link = messages.button(reverse("workflows:orientation"), "Đọc")
        messages.info(request, f"Định hướng nội dung: {note.title}", buttons=[link])


@hooks.register("construct_page_chooser_queryset")
def choose_only_what_one_may_know(pages: Any, request: HttpRequest) -> Any:
    """Wagtail's chooser shows every draft of the whole tree to anybody; ours doesn't."""
    return pages.filter(visible_to(request.user))


@hooks.register("before_create_page")
def keep_the_menu(request: HttpRequest, parent: PortalPage, page_class: Any) -> None:
    """Sections of the menu are made by those who keep it."""
    allowed = request.user.is_superuser or roles_of(request.user) & MENU_KEEPERS
    if page_class.structural and not allowed:
        raise PermissionDenied


@hooks.register("construct_homepage_summary_items")
def keep_summary_light(request: HttpRequest, items: list[Any]) -> None:
    """Counts over the whole tree cost more with every page; the queue tells more."""
    items[:] = [item for item in items if not isinstance(item, PagesSummaryItem)]
