"""Registers of the chain in the admin: the ledger, delegations, the board, the audit trail."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import CreateView

from accounts.models import BoardMembership
from core.audit import AuditEntry
from core.roles import Role
from workflows.models import Approval, Delegation


class AppendOnly(PermissionHelper):
    """Look and filter; never change or delete."""

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False


class ReadOnly(AppendOnly):
    """As AppendOnly, and nothing is added by hand either."""

    def user_can_create(self, user: Any) -> bool:
        """Never."""
        return False


class ApprovalAdmin(ModelAdmin):
    """The ledger."""

    model = Approval
    menu_label = "Sổ duyệt"
    menu_icon = "clipboard-list"
    list_display = (
        "sequence", "at", "get_action_display", "page_title", "actor_name", "signature_line",
    )  # fmt: skip
    list_filter = ("action", "domain", "at")
    search_fields = ("page_title", "actor_name")
    inspect_view_enabled = True
    permission_helper_class = ReadOnly


class DelegationForm(WagtailAdminModelForm):
    """Whoever writes a delegation is the delegator; the form offers Deputies only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.delegator = self.for_user
        deputies = [
            user.pk for user in get_user_model().objects.filter(groups__name=Role.DEPUTY.value)
        ]
        self.fields["delegate"].queryset = get_user_model().objects.filter(pk__in=deputies)


class DelegationCreateView(CreateView):
    """Adds one, as the Head."""

    def get_instance(self) -> Delegation:
        """A new delegation by the user."""
        return Delegation(delegator=self.request.user)


class DelegationAdmin(ModelAdmin):
    """Delegations of the Head."""

    model = Delegation
    base_form_class = DelegationForm
    menu_label = "Ủy quyền"
    menu_icon = "user"
    list_display = (
        "number", "delegator", "delegate", "get_scope_display", "starts", "ends", "ending",
    )  # fmt: skip
    list_filter = ("scope",)
    permission_helper_class = AppendOnly
    create_view_class = DelegationCreateView
    panels = [
        FieldPanel("number"),
        FieldPanel("delegate"),
        FieldPanel("scope"),
        FieldPanel("starts"),
        FieldPanel("ends"),
    ]

    def ending(self, delegation: Delegation) -> str:
        """When it was revoked, or the way to do so."""
        if delegation.revoked_at:
            return f"Đã thu hồi {delegation.revoked_at:%d/%m/%Y %H:%M}"
        return format_html(
            '<a href="{}">Thu hồi</a>', reverse("workflows:revoke", args=[delegation.pk])
        )

    ending.short_description = "thu hồi"  # type: ignore[attr-defined]

    def get_form_class(self) -> type[DelegationForm]:
        """The form above."""
        return DelegationForm


class BoardMembershipAdmin(ModelAdmin):
    """The record of the board (Điều 12)."""

    model = BoardMembership
    menu_label = "Ban Biên tập"
    menu_icon = "group"
    list_display = ("user", "get_role_display", "starts", "ends", "decision")
    list_filter = ("role",)
    panels = [
        FieldPanel("user"),
        FieldPanel("role"),
        FieldPanel("starts"),
        FieldPanel("ends"),
        FieldPanel("decision"),
    ]


class AuditAdmin(ModelAdmin):
    """The trail of sign-ins, refusals and withdrawals."""

    model = AuditEntry
    menu_label = "Nhật ký an toàn"
    menu_icon = "history"
    list_display = ("at", "event", "actor_name", "target_type", "target_id")
    list_filter = ("event", "at")
    inspect_view_enabled = True
    permission_helper_class = ReadOnly


class ChainGroup(ModelAdminGroup):
    """Menu entry "Duyệt tin, bài"."""

    menu_label = "Duyệt tin, bài"
    menu_icon = "clipboard-list"
    menu_order = 150
    items = (ApprovalAdmin, DelegationAdmin, BoardMembershipAdmin, AuditAdmin)
