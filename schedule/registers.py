"""The registers of weeks and of their entries in the admin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django.apps import apps
from django.db.models import Q
from django.urls import path, reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.menu import PermissionMenuItem
from core.page_register import MENU, PageRegisterViewSet
from core.permissions import visible_to
from core.register import CHUNK, SafeExport
from core.roles import BOARD_ROLES, Role, roles_of
from core.vietnamese import short_date
from schedule.exports import COLUMNS
from schedule.models import LeaderPost, ScheduleEntry, ScheduleWeekPage
from schedule.selection import family_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.spreadsheets.writing import Columns

# They approve or answer for every week, and so read its internal entries.
READERS_OF_ALL = BOARD_ROLES | {Role.CHAIR}
MAY_READ = "schedule.view_scheduleentry"


class WeekRegister(PageRegisterViewSet):
    """Sổ lịch tuần; the entries of the weeks stand in their own register."""

    model = ScheduleWeekPage
    menu_label = "Lịch công tác tuần"
    icon = "calendar-alt"
    url_prefix = "so-lich-tuan"
    ordering = "-monday"
    facts = ("monday", "body")
    list_filter = ("monday", "body")


def entries_of(user: Any) -> Any:
    """The entries within a user's reach: those of the weeks that the user may know of; internal
    ones for the board, the Chair and the unit whose week it is."""
    known = ScheduleWeekPage.objects.filter(visible_to(user))
    within = ScheduleEntry.objects.filter(page__in=known.values("pk"))
    if user.is_superuser or roles_of(user) & READERS_OF_ALL:
        return within
    own = Q(page__owner=user)
    if user.body_id:
        own |= Q(page__body=user.body_id)
    return within.filter(Q(is_internal=False) | own)


class EntryFilters(WagtailFilterSet):
    """Of which days, and whose."""

    day = django_filters.DateFromToRangeFilter(
        label="Từ ngày, đến ngày", widget=DateRangePickerWidget
    )
    leaders = django_filters.ModelChoiceFilter(
        label="Lịch của", queryset=lambda _request: LeaderPost.objects.all()
    )
    body = django_filters.ModelChoiceFilter(
        label="Cơ quan, kể cả đơn vị trực thuộc",
        queryset=lambda _request: apps.get_model("directory", "Body").objects.all(),
        method="of_body",
    )

    class Meta:
        model = ScheduleEntry
        fields: ClassVar[list[str]] = ["session", "change", "is_internal"]

    def of_body(self, entries: Any, _name: str, body: Any) -> Any:
        """Those of a body and of all below it."""
        return entries.filter(bodies__in=family_of(body)).distinct()


class EntryRegisterView(SafeExport, IndexView):
    """The entries of all weeks, to look for and to take away; written in their weeks."""

    model = ScheduleEntry
    permission_policy = ModelPermissionPolicy(ScheduleEntry)
    any_permission_required = ("view",)
    page_title = "Việc trong lịch"
    header_icon = "calendar-alt"
    index_url_name = "schedule_entries:index"
    index_results_url_name = "schedule_entries:index_results"
    filterset_class = EntryFilters
    search_fields: ClassVar[tuple[str, ...]] = (
        "content", "chair", "participants", "place", "prepared_by",
    )  # fmt: skip
    default_ordering = "-day"
    list_export: ClassVar[list[str]] = ["day"]  # the columns are those of export_columns
    export_filename = "lich-cong-tac"
    paginate_by = 50
    list_display: ClassVar[list[Any]] = [
        TitleColumn(
            "content",
            label="Nội dung",
            get_url=lambda entry: reverse("wagtailadmin_pages:edit", args=[entry.page_id]),
        ),
        Column("day", label="Ngày", sort_key="day", accessor=lambda entry: short_date(entry.day)),
        Column("hours", label="Giờ"),
        Column("chair_line", label="Chủ trì"),
        Column("bodies_line", label="Cơ quan"),
        Column("get_change_display", label="Thay đổi", sort_key="change"),
        Column("is_internal", label="Nội bộ", accessor=lambda entry: _yes(entry.is_internal)),
    ]

    def get_base_queryset(self) -> Any:
        """Within reach, with whom and what they concern."""
        return entries_of(self.request.user).prefetch_related("leaders", "bodies")

    def export_columns(self) -> Columns:
        """The public columns, and what only the desk knows."""
        return {
            **COLUMNS,
            "Nội bộ": lambda entry: entry.is_internal,
            "Lý do giữ việc trùng": lambda entry: entry.clash_note,
            "Công khai": lambda entry: entry.page.live and not entry.is_internal,
        }

    def export_rows(self, queryset: Any) -> Iterable[ScheduleEntry]:
        """In the order of the days."""
        rows: Iterable[ScheduleEntry] = (
            queryset.order_by("day", "session", "time", "pk")
            .select_related("page")
            .iterator(chunk_size=CHUNK)
        )
        return rows


def _yes(value: bool) -> str:
    return "có" if value else "không"


class EntryRegister(ViewSet):
    """Việc trong lịch, in the menu “Các sổ”."""

    model = ScheduleEntry
    name = "schedule_entries"
    url_prefix = "viec-trong-lich"
    menu_label = "Việc trong lịch"
    icon = "calendar-alt"
    menu_hook = MENU
    index_view_class = EntryRegisterView

    @cached_property
    def menu_item_class(self) -> Any:
        """Shown to those to whom the list opens."""
        return partial(PermissionMenuItem, permission=MAY_READ)

    def get_urlpatterns(self) -> list[Any]:
        """The list, and its rows alone, which the search asks for."""
        return [
            path("", EntryRegisterView.as_view(), name="index"),
            path("results/", EntryRegisterView.as_view(results_only=True), name="index_results"),
        ]
