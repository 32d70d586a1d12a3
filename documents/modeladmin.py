"""The register of outside documents in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from documents.models import OutsideDocument


class NeverDeleted(PermissionHelper):
    """A document that others cite is corrected or ended with a date, never deleted."""

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False


class EndedFilter(admin.SimpleListFilter):
    """Ended or not, as of today."""

    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """The two answers."""
        return [("con", "Chưa ghi hết hiệu lực"), ("het", "Đã hết hiệu lực")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Those that fit."""
        ended = Q(ended_on__isnull=False, ended_on__lte=timezone.localdate())
        if self.value() == "het":
            return queryset.filter(ended)
        return queryset.exclude(ended) if self.value() == "con" else queryset


class OutsideDocumentAdmin(ModelAdmin):
    """Văn bản ngoài sổ: kept by whoever holds documents.*_outsidedocument (core.roles)."""

    model = OutsideDocument
    permission_helper_class = NeverDeleted
    menu_label = "Văn bản ngoài sổ"
    menu_icon = "doc-empty"
    menu_order = 165
    list_display = ("number", "title", "issued_on", "ended_on")
    list_filter = (EndedFilter,)
    list_per_page = 50
    search_fields = ("number", "number_key", "title", "issuer_name")
    list_export = (
        "number", "title", "issuer_name", "issued_on", "effective_from", "ended_on", "ended_by",
    )  # fmt: skip
    export_filename = "van-ban-ngoai-so"
    panels = [
        FieldPanel("number", help_text="Ghi như trên văn bản, ví dụ: 67/2006/QH11."),
        FieldPanel("title", help_text="Ví dụ: Luật Công nghệ thông tin."),
        FieldPanel("issuer_name"),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_from")]),
        FieldRowPanel([FieldPanel("ended_on"), FieldPanel("ended_by")]),
    ]
