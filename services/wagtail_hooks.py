"""Procedures and the one-stop desk in Wagtail's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from core.menu import RoleMenuItem
from core.page_register import PageRegisterViewSet
from core.register import Register, related_filter
from services import desk_urls
from services.desk_views import READERS
from services.models import (
    Dossier,
    EverydayPhrase,
    OneStopReportPage,
    OneStopRow,
    ProcedurePage,
    StatusChange,
)
from services.registers import OneStopRegister, ProcedureRegister, ProjectRegister
from workflows.modeladmin import ReadOnly

if TYPE_CHECKING:
    import datetime


class EverydayPhraseAdmin(Register):
    """Từ thường dùng: kept by whoever holds services.*_everydayphrase (core.roles)."""

    article = "4"

    model = EverydayPhrase
    menu_label = "Từ thường dùng"
    menu_icon = "search"
    list_display = ("phrase", "official")
    search_fields = ("phrase", "official")
    list_export = ("phrase", "official")
    export_filename = "tu-thuong-dung"
    list_per_page = 50
    panels = [FieldPanel("phrase"), FieldPanel("official")]


class DossierAdmin(Register):
    """Hồ sơ một cửa: to read, filter and take out; rows come by import only."""

    article = "4"

    model = Dossier
    menu_label = "Hồ sơ đã nhập"
    menu_icon = "list-ul"
    list_display = (
        "code", "field", "body", "received_on", "due_on", "returned_on", "status_label",
    )  # fmt: skip
    list_filter = (
        "status", related_filter("body", "cơ quan giải quyết"), "field", "received_on",
    )  # fmt: skip
    list_select_related = ("body",)
    list_per_page = 50
    search_fields = ("code",)
    list_export = (
        "code", "field", "body", "received_on", "due_on", "returned_on", "status_label",
        "applicant",
    )  # fmt: skip
    export_filename = "ho-so-mot-cua"
    permission_helper_class = ReadOnly

    @admin.display(description="Tình trạng", ordering="status")
    def status_label(self, dossier: Dossier) -> str:
        """The status in words."""
        return dossier.get_status_display()


class StatusChangeAdmin(Register):
    """Tình trạng thủ tục: the changes that the public sees, to read and take out; they are
    written in the procedure's page, for the chain."""

    article = "7"

    model = StatusChange
    menu_label = "Tình trạng thủ tục"
    menu_icon = "history"
    list_display = ("procedure", "owner", "status_label", "since", "reason")
    list_filter = ("status", "since")
    list_per_page = 50
    ordering = ("-since",)
    search_fields = ("page__title", "reason")
    permission_helper_class = ReadOnly

    def get_queryset(self, request: Any) -> Any:
        """Those of public procedures, in one query with their pages and units."""
        shown = ProcedurePage.objects.shown().values("pk")
        found = super().get_queryset(request).filter(page__in=shown)
        return found.select_related("page__body")

    @admin.display(description="Thủ tục", ordering="page__title")
    def procedure(self, change: StatusChange) -> str:
        """Whose status it is."""
        return change.page.title

    @admin.display(description="Đơn vị", ordering="page__body__name")
    def owner(self, change: StatusChange) -> str:
        """The unit that owns the record."""
        return change.page.body.label if change.page.body else ""

    @admin.display(description="Tình trạng", ordering="status")
    def status_label(self, change: StatusChange) -> str:
        """The status in words."""
        return change.get_status_display()


class OneStopRowAdmin(Register):
    """Số liệu một cửa: the rows of the reports that are public, to filter and take out; they are
    written or imported in the report's page, for the chain."""

    article = "4"

    model = OneStopRow
    menu_label = "Số liệu một cửa"
    menu_icon = "table"
    list_display = ("begins", "field", "unit_name", "received", "overdue", "pending")
    list_export = (
        "begins", "ends", "field", "unit_name", "received", "early", "on_time", "overdue",
        "pending",
    )  # fmt: skip
    list_filter = ("page__period_from", related_filter("unit", "đơn vị"), "field")
    list_per_page = 50
    ordering = ("-page__period_from", "field")
    search_fields = ("page__title", "field", "unit__name")
    permission_helper_class = ReadOnly

    def get_queryset(self, request: Any) -> Any:
        """Those of public reports, in one query with their pages and units."""
        shown = OneStopReportPage.objects.shown().values("pk")
        found = super().get_queryset(request).filter(page__in=shown)
        return found.select_related("page", "unit")

    @admin.display(description="Từ ngày", ordering="page__period_from")
    def begins(self, row: OneStopRow) -> datetime.date:
        """The first day of the period."""
        return row.page.period_from

    @admin.display(description="Đến ngày", ordering="page__period_to")
    def ends(self, row: OneStopRow) -> datetime.date:
        """The last day of the period."""
        return row.page.period_to

    @admin.display(description="Đơn vị", ordering="unit__name")
    def unit_name(self, row: OneStopRow) -> str:
        """The unit by the name that the report prints."""
        return row.unit_label


class ProcedureGroup(ModelAdminGroup):
    """Menu entry "Thủ tục, một cửa"."""

    menu_label = "Thủ tục, một cửa"
    menu_icon = "folder-open-inverse"
    menu_order = 165
    items = (EverydayPhraseAdmin, StatusChangeAdmin, OneStopRowAdmin, DossierAdmin)


modeladmin_register(ProcedureGroup)


@hooks.register("register_admin_viewset")
def registers() -> list[PageRegisterViewSet]:
    """The registers of this section's pages."""
    return [ProcedureRegister(), OneStopRegister(), ProjectRegister()]


@hooks.register("register_admin_urls")
def desk_screens() -> list[Any]:
    """The screens beside the registers."""
    return [path("", include(desk_urls))]


@hooks.register("register_reports_menu_item")
def reviews_menu_item() -> MenuItem:
    """What units must look through."""
    return RoleMenuItem(
        "Thủ tục cần rà soát",
        reverse("services:reviews"),
        roles=READERS,
        icon_name="history",
        order=20,
    )


@hooks.register("register_reports_menu_item")
def statistics_menu_item() -> MenuItem:
    """Figures from the dossiers."""
    return RoleMenuItem(
        "Số liệu hồ sơ một cửa",
        reverse("services:statistics"),
        roles=READERS,
        icon_name="table",
        order=30,
    )
