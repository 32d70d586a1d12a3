"""Search in the admin: abbreviations, what is sought (and in vain), what may be an abbreviation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.options import modeladmin_register

from core.menu import PermissionMenuItem
from core.register import Register
from search.admin_views import MAY_ADD, ProposalsView
from search.models import Abbreviation, QueryDay
from workflows.modeladmin import ReadOnly

if TYPE_CHECKING:
    from django.http import HttpRequest


class AbbreviationAdmin(Register):
    """Từ viết tắt: kept by whoever holds search.*_abbreviation (core.roles)."""

    article = "11"

    model = Abbreviation
    menu_label = "Từ viết tắt khi tìm"
    menu_icon = "search"
    menu_order = 910
    add_to_settings_menu = True
    list_display = ("short", "full", "in_use")
    list_filter = ("in_use",)
    list_per_page = 100
    search_fields = ("short", "full")
    panels = [
        FieldPanel("short"),
        FieldPanel("full", help_text="Người tìm gõ cách nào cũng ra cả hai; có tác dụng ngay."),
        FieldPanel("in_use"),
    ]


class InVain(SimpleListFilter):
    """Queries that found nothing, or whose results nobody opened."""

    title = "kết quả"
    parameter_name = "ket-qua"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What can be chosen."""
        return [("khong", "Không có kết quả"), ("khong-mo", "Có kết quả nhưng không ai mở")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The rows that fit."""
        if self.value() == "khong":
            return queryset.filter(results=0)
        if self.value() == "khong-mo":
            return queryset.filter(results__gt=0, clicks=0)
        return queryset


class QueryDayAdmin(Register):
    """Từ khóa đã tìm: words and numbers, no persons (search.log)."""

    article = "11"

    model = QueryDay
    permission_helper_class = ReadOnly
    menu_label = "Từ khóa đã tìm"
    menu_icon = "search"
    menu_order = 920
    add_to_settings_menu = True
    list_display = ("words", "day", "times", "results", "clicks", "try_it")
    list_filter = (InVain,)
    list_per_page = 100
    search_fields = ("words",)
    list_export = ("words", "day", "times", "results", "clicks")

    @admin.display(description="Tìm thử")
    def try_it(self, row: QueryDay) -> str:
        """The same search on the public page."""
        return format_html('<a href="{}?{}">Mở</a>', reverse("search"), urlencode({"q": row.words}))


modeladmin_register(AbbreviationAdmin)
modeladmin_register(QueryDayAdmin)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """The report of proposed abbreviations."""
    address = "bao-cao/viet-tat-de-xuat/"
    return [path(address, ProposalsView.as_view(), name="search_proposals")]


@hooks.register("register_reports_menu_item")
def register_proposals_menu_item() -> PermissionMenuItem:
    """Its place in the menu of reports."""
    return PermissionMenuItem(
        "Từ viết tắt đề xuất", reverse("search_proposals"), permission=MAY_ADD,
        icon_name="search", order=1310,
    )  # fmt: skip
