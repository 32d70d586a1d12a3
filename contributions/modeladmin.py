"""Registers that the Head keeps: quotas of the units, areas of the members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from contributions.models import Quota, ResponsibleArea
from core.models import PortalPage
from core.register import Register, related_filter
from core.roles import BOARD_ROLES


class QuotaAdmin(Register):
    """What the units owe."""

    article = "9"

    model = Quota
    menu_label = "Chỉ tiêu của đơn vị"
    menu_icon = "list-ol"
    list_display = ("__str__", "days", "minimum")


class ResponsibleAreaForm(WagtailAdminModelForm):
    """Offers sections of the menu, and people of the board."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = PortalPage.objects.filter(is_structural=True, depth__gt=2).order_by("path")
        self.fields["section"] = forms.ModelChoiceField(sections, label="Chuyên mục")
        board = get_user_model().objects.filter(
            is_active=True, groups__name__in=[role.value for role in BOARD_ROLES]
        )
        self.fields["member"].queryset = board.distinct()


class ResponsibleAreaAdmin(Register):
    """Who answers to the Head for which section (Điều 14 khoản 3 gạch 1)."""

    article = "14"

    model = ResponsibleArea
    menu_label = "Lĩnh vực phụ trách"
    menu_icon = "tasks"
    list_display = ("section", "member", "starts", "ends")
    list_filter = (related_filter("member", "thành viên"),)
    edit_handler = ObjectList(
        [
            FieldPanel("section"),
            FieldPanel("member"),
            FieldPanel("starts"),
            FieldPanel("ends"),
        ],
        base_form_class=ResponsibleAreaForm,
    )


class ContributionGroup(ModelAdminGroup):
    """Menu entry "Chỉ tiêu, phân công"."""

    menu_label = "Chỉ tiêu, phân công"
    menu_icon = "list-ol"
    menu_order = 165
    items = (QuotaAdmin, ResponsibleAreaAdmin)
