"""Registers of the chain in the admin: the ledger, delegations, the board, the audit trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.models import get_page_models
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdminGroup
from wagtail_modeladmin.views import CreateView

from accounts.models import BoardMembership
from core.audit import AuditEntry
from core.models import PortalPage
from core.register import Register
from core.roles import Role
from workflows.models import (
    Approval,
    DefaultApprover,
    Delegation,
    Holiday,
    OrientationNote,
    StepLimit,
)


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


class ApprovalAdmin(Register):
    """The ledger."""

    article = "14"

    model = Approval
    menu_label = "Sổ duyệt"
    menu_icon = "clipboard-list"
    list_display = (
        "sequence", "at", "action", "page_title", "actor_name", "capacity_line",
    )  # fmt: skip
    list_filter = ("action", "domain", "at")
    search_fields = ("page_title", "actor_name")
    inspect_view_enabled = True
    permission_helper_class = ReadOnly

    @admin.display(description="Tư cách", ordering="capacity")
    def capacity_line(self, approval: Approval) -> str:
        """In which capacity it was signed."""
        return approval.signature_line


class DelegationForm(WagtailAdminModelForm):
    """Whoever writes a delegation is the delegator; the form offers Deputies only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.delegator = self.for_user
        deputies = [
            user.pk for user in get_user_model().objects.filter(groups__name=Role.DEPUTY.value)
        ]
        self.fields["delegate"].queryset = get_user_model().objects.filter(pk__in=deputies)
        sections = PortalPage.objects.filter(is_structural=True, depth__gt=2).order_by("path")
        self.fields["section"] = forms.ModelChoiceField(
            sections,
            required=False,
            label=self.fields["section"].label,
            help_text=self.fields["section"].help_text,
            empty_label="Mọi chuyên mục",
        )


class DelegationCreateView(CreateView):
    """Adds one, as the Head."""

    def get_instance(self) -> Delegation:
        """A new delegation by the user."""
        return Delegation(delegator=self.request.user)


class DelegationAdmin(Register):
    """Delegations of the Head."""

    article = "14"

    model = Delegation
    menu_label = "Ủy quyền"
    menu_icon = "user"
    list_display = (
        "number", "delegator", "delegate", "covered", "starts", "ends", "ending",
    )  # fmt: skip
    list_filter = ("scope", "starts", "ends")
    search_fields = ("number", "delegate__first_name", "delegate__last_name")
    list_export = (
        "number", "delegator", "delegate", "covered", "starts", "ends", "revoked_at",
    )  # fmt: skip
    permission_helper_class = AppendOnly
    create_view_class = DelegationCreateView
    edit_handler = ObjectList(
        [
            FieldPanel("number"),
            FieldPanel("delegate"),
            FieldPanel("scope"),
            FieldPanel("section"),
            FieldPanel("starts"),
            FieldPanel("ends"),
        ],
        base_form_class=DelegationForm,
    )

    @admin.display(description="Phạm vi", ordering="scope")
    def covered(self, delegation: Delegation) -> str:
        """What it is for."""
        return delegation.reach

    def ending(self, delegation: Delegation) -> str:
        """When it was revoked, or the way to do so."""
        if delegation.revoked_at:
            return f"Đã thu hồi {delegation.revoked_at:%d/%m/%Y %H:%M}"
        return format_html(
            '<a href="{}">Thu hồi</a>', reverse("workflows:revoke", args=[delegation.pk])
        )

    ending.short_description = "thu hồi"  # type: ignore[attr-defined]


class DefaultApproverForm(WagtailAdminModelForm):
    """Offers the kinds of content by their names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.made_by = self.for_user
        kinds = [
            (model._meta.label, capfirst(model._meta.verbose_name))
            for model in get_page_models()
            if not model.structural and model.is_creatable
        ]
        self.fields["page_type"] = forms.ChoiceField(
            choices=[("", "Mọi loại chưa có dòng riêng"), *sorted(kinds, key=lambda kind: kind[1])],
            required=False,
            label=self.fields["page_type"].label,
        )


class DefaultApproverAdmin(Register):
    """The table of default approvers with its earlier lines."""

    article = "14"

    model = DefaultApprover
    menu_label = "Người duyệt mặc định"
    menu_icon = "list-ol"
    list_display = ("kind", "decider", "reason", "made_by", "at")
    list_filter = ("decider", "at")
    search_fields = ("page_type", "reason")
    permission_helper_class = AppendOnly
    edit_handler = ObjectList(
        [FieldPanel("page_type"), FieldPanel("decider"), FieldPanel("reason")],
        base_form_class=DefaultApproverForm,
    )

    def kind(self, line: DefaultApprover) -> str:
        """The kind of content by its name."""
        if not line.page_type:
            return "Mọi loại khác"
        return str(capfirst(apps.get_model(line.page_type)._meta.verbose_name))

    kind.short_description = "loại nội dung"  # type: ignore[attr-defined]


class BoardMembershipAdmin(Register):
    """The record of the board (Điều 12)."""

    article = "12"

    model = BoardMembership
    menu_label = "Ban Biên tập"
    menu_icon = "group"
    list_display = ("user", "role", "starts", "ends", "decision")
    list_filter = ("role", "starts", "ends")
    search_fields = ("user__first_name", "user__last_name", "decision")
    panels = [
        FieldPanel("user"),
        FieldPanel("role"),
        FieldPanel("starts"),
        FieldPanel("ends"),
        FieldPanel("decision"),
        FieldPanel("works_at_committee"),
    ]


class OrientationNoteForm(WagtailAdminModelForm):
    """Whoever writes a note signs it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.written_by = self.for_user


class OrientationNoteAdmin(Register):
    """What to write about in a period (Điều 14 khoản 1)."""

    article = "14"

    model = OrientationNote
    menu_label = "Định hướng nội dung"
    menu_icon = "info-circle"
    list_display = ("title", "starts", "ends", "written_by")
    list_filter = ("starts", "ends")
    search_fields = ("title", "text")
    list_export = ("title", "text", "starts", "ends", "written_by")
    edit_handler = ObjectList(
        [FieldPanel("title"), FieldPanel("text"), FieldPanel("starts"), FieldPanel("ends")],
        base_form_class=OrientationNoteForm,
    )


class StepLimitAdmin(Register):
    """How long a step may take."""

    article = "13"

    model = StepLimit
    menu_label = "Thời hạn các bước"
    menu_icon = "history"
    list_display = ("step", "hours")


class HolidayAdmin(Register):
    """Holidays and swapped days."""

    article = "13"

    model = Holiday
    menu_label = "Lịch nghỉ, làm bù"
    menu_icon = "calendar-alt"
    list_display = ("day", "name", "is_working")
    list_filter = ("is_working", "day")
    search_fields = ("name",)


class AuditAdmin(Register):
    """The trail of sign-ins, refusals and withdrawals."""

    article = "15"

    model = AuditEntry
    menu_label = "Nhật ký an toàn"
    menu_icon = "history"
    list_display = ("at", "event", "actor_name", "target_type", "target_id")
    list_filter = ("event", "at")
    search_fields = ("event", "actor_name", "target_type", "target_id")
    inspect_view_enabled = True
    permission_helper_class = ReadOnly


class ChainGroup(ModelAdminGroup):
    """Menu entry "Duyệt tin, bài"."""

    menu_label = "Duyệt tin, bài"
    menu_icon = "clipboard-list"
    menu_order = 150
    items = (
        ApprovalAdmin, DelegationAdmin, DefaultApproverAdmin, OrientationNoteAdmin,
        BoardMembershipAdmin, StepLimitAdmin, HolidayAdmin, AuditAdmin,
    )  # fmt: skip
