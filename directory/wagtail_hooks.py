"""The register of bodies in the admin."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from directory.models import Body


class BodyAdmin(ModelAdmin):
    """Cơ quan, đơn vị."""

    model = Body
    menu_label = "Cơ quan, đơn vị"
    menu_icon = "group"
    menu_order = 160
    list_display = ("name", "short_name", "get_kind_display", "parent", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name", "short_name", "code")
    list_export = ("code", "name", "short_name", "kind", "rank", "valid_from", "valid_to")
    panels = [
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("code"),
        FieldPanel("kind"),
        FieldPanel("parent"),
        FieldPanel("rank"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]


modeladmin_register(BodyAdmin)
