"""The register of bodies in the admin."""

from __future__ import annotations

from django.contrib import admin
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from directory.models import Body


class BodyAdmin(ModelAdmin):
    """Cơ quan, đơn vị: kept by whoever holds the permissions directory.*_body (core.roles)."""

    model = Body
    menu_label = "Cơ quan, đơn vị"
    menu_icon = "group"
    menu_order = 160
    list_display = ("name", "short_name", "kind_label", "parent", "valid_from", "valid_to")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    list_per_page = 50
    ordering = ("rank", "name")
    search_fields = ("name", "short_name", "code")
    list_export = (
        "code", "name", "short_name", "kind_label", "parent", "rank", "valid_from", "valid_to",
    )  # fmt: skip
    export_filename = "co-quan-don-vi"
    panels = [
        FieldPanel("name", help_text="Viết đúng như trong quyết định thành lập."),
        FieldPanel(
            "short_name", help_text="Tên hiện ở cuối tin, bài; để trống thì dùng tên đầy đủ."
        ),
        FieldPanel("code", help_text="Không dấu, ví dụ: phong-noi-vu. Không đổi về sau."),
        FieldPanel("kind", help_text="Quyết định ai duyệt tin, bài của cơ quan (Điều 14)."),
        FieldPanel("parent"),
        FieldPanel("rank"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]

    @admin.display(description="Loại", ordering="kind")
    def kind_label(self, body: Body) -> str:
        """The kind in words."""
        return body.get_kind_display()


modeladmin_register(BodyAdmin)
