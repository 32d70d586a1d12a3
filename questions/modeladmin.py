"""The tables by which messages are taken in and routed, in the admin."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.options import ModelAdminGroup

from core.register import Register, related_filter
from questions.models import ConsentText, EnquiryField, EnquiryRoute, EnquiryTerm
from workflows.modeladmin import AppendOnly


class EnquiryFieldAdmin(Register):
    """Fields that a citizen chooses from."""

    article = "10"

    model = EnquiryField
    menu_label = "Lĩnh vực"
    menu_icon = "tag"
    list_display = ("name", "rank", "is_open")
    list_filter = ("is_open",)
    search_fields = ("name",)


class EnquiryRouteAdmin(Register):
    """Who answers what."""

    article = "10"

    model = EnquiryRoute
    menu_label = "Phân công trả lời"
    menu_icon = "group"
    list_display = ("field", "commune", "body")
    list_filter = (related_filter("field", "lĩnh vực"), related_filter("body", "cơ quan"))
    search_fields = ("field__name", "commune__name", "body__name")


class EnquiryTermAdmin(Register):
    """How long each kind may take."""

    article = "10"

    model = EnquiryTerm
    menu_label = "Thời hạn"
    menu_icon = "history"
    list_display = (
        "kind", "days", "own_days", "forward_days", "extension_days", "warn_days", "keep_days",
    )  # fmt: skip


class ConsentTextAdmin(Register):
    """What senders agree to: versions are added, never changed."""

    article = "10"

    model = ConsentText
    menu_label = "Bản đồng ý"
    menu_icon = "doc-full"
    list_display = ("__str__", "made_at", "text")
    list_filter = ("made_at",)
    search_fields = ("text",)
    permission_helper_class = AppendOnly
    inspect_view_enabled = True
    panels = [FieldPanel("text")]


class EnquiryTablesGroup(ModelAdminGroup):
    """Menu entry "Hỏi đáp: danh mục"."""

    menu_label = "Hỏi đáp: danh mục"
    menu_icon = "help"
    menu_order = 156
    items = (EnquiryFieldAdmin, EnquiryRouteAdmin, EnquiryTermAdmin, ConsentTextAdmin)
