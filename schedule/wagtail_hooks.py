"""What the admin must know of weeks, and the register of the posts whose calendars are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail_modeladmin.options import modeladmin_register
from wagtail_modeladmin.views import DeleteView

from core.register import Register, related_filter
from core.roles import BOARD_ROLES, roles_of
from schedule import desk_urls
from schedule.models import LeaderPost, ScheduleIndexPage, ScheduleWeekPage
from schedule.registers import EntryRegister, WeekRegister

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse
    from wagtail.admin.viewsets.base import ViewSet

    from core.models import PortalPage


class LeaderPostDeleteView(DeleteView):
    """A post that stands in a schedule is closed, never deleted."""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Delete it, or say what to do instead."""
        try:
            with transaction.atomic():
                log(instance=self.instance, action="wagtail.delete")
                self.delete_instance()
        except ProtectedError:
            messages.error(
                request, "Chức danh này đã có việc trong lịch: hãy bỏ “đang dùng” thay vì xóa."
            )
            return redirect(self.edit_url)
        messages.success(request, f"Đã xóa “{self.instance}”.")
        return redirect(self.index_url)


class LeaderPostAdmin(Register):
    """Kept by whoever holds the permissions schedule.*_leaderpost (core.roles)."""

    article = "4"

    model = LeaderPost
    delete_view_class = LeaderPostDeleteView
    menu_label = "Chức danh có lịch"
    menu_icon = "calendar-alt"
    menu_order = 165
    list_display = ("title", "body", "rank", "is_current")
    list_filter = ("is_current", related_filter("body", "cơ quan"))
    list_select_related = ("body",)
    list_per_page = 50
    search_fields = ("title", "code")
    list_export = ("code", "title", "body", "rank", "is_current")
    export_filename = "chuc-danh-co-lich"
    panels = [
        FieldPanel("title"),
        FieldPanel("code"),
        FieldPanel("body"),
        FieldPanel("rank"),
        FieldPanel("is_current"),
    ]


modeladmin_register(LeaderPostAdmin)


@hooks.register("register_admin_viewset")
def registers() -> list[ViewSet]:
    """The registers of weeks and of their entries."""
    return [WeekRegister(), EntryRegister()]


@hooks.register("register_admin_urls")
def schedule_urls() -> list[Any]:
    """The screens beside the editor."""
    return [path("", include(desk_urls))]


@hooks.register("insert_global_admin_css")
def schedule_style() -> str:
    """The rows of a week."""
    return format_html('<link rel="stylesheet" href="{}">', static("schedule/desk.css"))


@hooks.register("register_page_header_buttons")
def week_buttons(
    page: PortalPage, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """From a week to who writes about it; from the section to a copy of the last week."""
    if issubclass(page.specific_class, ScheduleWeekPage) and roles_of(user) & BOARD_ROLES:
        url = reverse("schedule:coverage", args=[page.pk])
        yield Button("Giao viết tin", url, icon_name="tasks", priority=6)
    is_section = issubclass(page.specific_class, ScheduleIndexPage)
    if is_section and page.permissions_for_user(user).can_add_subpage():
        url = reverse("schedule:copy_week")
        yield Button("Sao chép tuần trước", url, icon_name="copy", priority=7)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_conflicts(request: HttpRequest, page: PortalPage) -> None:
    """What the week lets pass but its writer should know: shown after each saving."""
    if not isinstance(page, ScheduleWeekPage) or page.is_closed:
        return
    draft = page.get_latest_revision_as_object()
    for note in draft.review_notes():
        messages.warning(request, note)


@hooks.register("before_copy_page")
def one_schedule_a_week(request: HttpRequest, page: PortalPage) -> HttpResponse | None:
    """A copy would be the unit's second schedule of the same week."""
    if not issubclass(page.specific_class, ScheduleIndexPage | ScheduleWeekPage):
        return None
    messages.error(
        request,
        "Mỗi tuần chỉ có một lịch nên không sao chép được; hãy dùng “Sao chép tuần trước”.",
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
