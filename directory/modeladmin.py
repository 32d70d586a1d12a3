"""The registers behind the directory in the admin: bodies, successions, posts, people,
appointments. Kept by whoever holds the permissions (core.roles)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.log_actions import log
from wagtail_modeladmin.options import ModelAdminGroup
from wagtail_modeladmin.views import CreateView, DeleteView, EditView

from core.register import Register
from core.text import nfc
from directory.models import Appointment, Body, Number, Person, Post, Succession
from workflows.modeladmin import ReadOnly

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class KeptDeleteView(DeleteView):
    """What something belongs to is ended with a date, never deleted; modeladmin's own answer to
    that is an error page."""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Delete it, or say what to do instead."""
        try:
            with transaction.atomic():
                log(instance=self.instance, action="wagtail.delete")
                self.delete_instance()
        except ProtectedError:
            messages.error(
                request,
                "Mục này đang có người, tin, bài hoặc dữ liệu khác dùng đến: "
                "hãy ghi ngày kết thúc thay vì xóa.",
            )
            return redirect(self.edit_url)
        messages.success(request, f"Đã xóa “{self.instance}”.")
        return redirect(self.index_url)


class _SaysWhy:
    """Two people who save at the same moment: the second is told what the database refused."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or show the form again."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
            return self.form_invalid(form)  # type: ignore[attr-defined]


class KeptCreateView(_SaysWhy, CreateView):
    """Adds a row."""


class KeptEditView(_SaysWhy, EditView):
    """Changes a row."""


class DirectoryRegister(Register):
    """What the five registers share."""

    article = "7"

    create_view_class = KeptCreateView
    edit_view_class = KeptEditView
    delete_view_class = KeptDeleteView
    list_per_page = 50


class BodyForm(WagtailAdminModelForm):
    """A new name must not rename what was published under the old one."""

    is_correction = forms.BooleanField(
        required=False,
        label="Chỉ sửa lỗi gõ trong tên",
        help_text="Tin, bài cũ cũng sẽ hiện tên đã sửa. Đổi tên theo quyết định thì không đánh dấu "
        "mà thêm tên cũ vào “Tên trước đây”.",
    )

    def is_valid(self) -> bool:
        """The fields, the rows of former names, and that the old name isn't lost."""
        if not super().is_valid():
            return False
        before = self.initial.get("name")
        if not self.instance.pk or nfc(self.cleaned_data["name"]) == before:
            return True
        rows = [row.cleaned_data for row in self.formsets["former_names"].forms]
        kept = {nfc(row.get("name", "")) for row in rows if not row.get("DELETE")}
        if before in kept or self.cleaned_data["is_correction"]:
            return True
        self.add_error(
            "name",
            f"Tên vừa đổi: thêm “{before}” vào “Tên trước đây” kèm ngày dùng đến và số quyết định, "
            "để tin, bài cũ giữ tên lúc đó. Nếu chỉ sửa lỗi gõ, đánh dấu ô “Chỉ sửa lỗi gõ”.",
        )
        return False


class BodyAdmin(DirectoryRegister):
    """Cơ quan, đơn vị."""

    model = Body
    menu_label = "Cơ quan, đơn vị"
    menu_icon = "group"
    list_display = (
        "name", "short_name", "kind_label", "official_code", "parent", "valid_from", "valid_to",
    )  # fmt: skip
    list_filter = ("kind",)
    list_select_related = ("parent",)
    ordering = ("rank", "name")
    search_fields = ("name", "short_name", "code", "official_code", "former_names__name")
    list_export = (
        "code", "name", "short_name", "kind_label", "official_code", "parent", "rank",
        "valid_from", "valid_to",
    )  # fmt: skip
    export_filename = "co-quan-don-vi"
    edit_handler = ObjectList(
        [
            FieldPanel("name", help_text="Viết đúng như trong quyết định thành lập."),
            FieldPanel("is_correction"),
            FieldPanel(
                "short_name", help_text="Tên hiện ở cuối tin, bài; để trống thì dùng tên đầy đủ."
            ),
            InlinePanel("former_names", heading="Tên trước đây", label="tên"),
            FieldPanel("code", help_text="Không dấu, ví dụ: phong-noi-vu. Không đổi về sau."),
            FieldPanel("kind", help_text="Quyết định ai duyệt tin, bài của cơ quan (Điều 14)."),
            FieldPanel("official_code"),
            FieldPanel("parent"),
            FieldPanel("rank"),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        ],
        base_form_class=BodyForm,
    )

    @admin.display(description="Loại", ordering="kind")
    def kind_label(self, body: Body) -> str:
        """The kind in words."""
        return body.get_kind_display()


class SuccessionAdmin(DirectoryRegister):
    """Sáp nhập, chia tách."""

    model = Succession
    menu_label = "Sáp nhập, chia tách"
    menu_icon = "resubmit"
    list_display = ("predecessor", "successor", "on", "decision")
    list_filter = ("on",)
    list_select_related = ("predecessor", "successor")
    search_fields = ("predecessor__name", "successor__name", "decision")
    list_export = ("predecessor", "successor", "on", "decision")
    export_filename = "sap-nhap-chia-tach"
    panels = [
        FieldPanel("predecessor", help_text="Gộp nhiều cơ quan vào một: mỗi cơ quan cũ một dòng."),
        FieldPanel("successor", help_text="Chia một thành nhiều: mỗi cơ quan mới một dòng."),
        FieldPanel("on"),
        FieldPanel("decision"),
    ]


class PostAdmin(DirectoryRegister):
    """Chức vụ và số liên lạc."""

    model = Post
    menu_label = "Chức vụ, số liên lạc"
    menu_icon = "tasks"
    list_display = ("title", "body", "group", "rank", "is_leader", "is_single", "abolished_on")
    list_filter = ("is_leader", "body__kind")
    list_select_related = ("body",)
    search_fields = ("title", "body__name")
    list_export = ("title", "body", "group", "rank", "is_leader", "is_single", "abolished_on")
    export_filename = "chuc-vu"
    panels = [
        FieldPanel("body"),
        FieldPanel("title"),
        FieldPanel("rank"),
        FieldRowPanel([FieldPanel("is_leader"), FieldPanel("is_single")]),
        InlinePanel(
            "numbers",
            heading="Số liên lạc",
            label="số",
            help_text="Số nào không đánh dấu “công khai” là số nội bộ. Sau khi sửa, mở trang của "
            "cơ quan, bấm “Cập nhật từ danh bạ” rồi trình duyệt.",
        ),
        FieldPanel("abolished_on"),
    ]

    @admin.display(description="Nhóm", ordering="body__kind")
    def group(self, post: Post) -> str:
        """The group of Điều 7 khoản 4."""
        return post.body.leader_group.label


class NumberAdmin(DirectoryRegister):
    """Số liên lạc, internal ones too: to look for, filter and take out by whoever keeps the
    register; written in their post."""

    model = Number
    menu_label = "Số liên lạc"
    menu_icon = "mobile-alt"
    list_display = ("post", "kind", "value", "is_public")
    list_filter = ("is_public", "kind", "post__body__kind")
    list_select_related = ("post__body",)
    search_fields = ("value", "post__title", "post__body__name")
    permission_helper_class = ReadOnly


class HoldsPostFilter(admin.SimpleListFilter):
    """Who holds a post today, and who doesn't."""

    title = "đang giữ chức vụ"
    parameter_name = "dang-giu"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """The two answers."""
        return [("co", "Đang giữ"), ("khong", "Không giữ")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Those that fit."""
        holders = Appointment.objects.on(timezone.localdate()).values("person")
        if self.value() == "co":
            return queryset.filter(pk__in=holders)
        return queryset.exclude(pk__in=holders) if self.value() == "khong" else queryset


class PersonAdmin(DirectoryRegister):
    """Người giữ chức vụ."""

    model = Person
    menu_label = "Người"
    menu_icon = "user"
    list_display = ("name", "note", "held_now")
    list_filter = (HoldsPostFilter,)
    search_fields = ("name", "note")
    list_export = ("name", "note", "held_now")
    export_filename = "nguoi"
    panels = [FieldPanel("name"), FieldPanel("note")]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what each one holds."""
        return super().get_queryset(request).prefetch_related("appointments__post__body")

    @admin.display(description="Đang giữ")
    def held_now(self, person: Person) -> str:
        """The posts held today."""
        today = timezone.localdate()
        held = [a for a in person.appointments.all() if a.lasts_on(today)]
        return "; ".join(f"{a.title}, {a.post.body.label}" for a in held)


class AppointmentAdmin(DirectoryRegister):
    """Bổ nhiệm, phân công."""

    model = Appointment
    menu_label = "Bổ nhiệm, phân công"
    menu_icon = "calendar-check"
    list_display = ("person", "post", "form_label", "starts", "ends", "decision")
    list_filter = ("form", "starts", "post__body__kind")
    list_select_related = ("person", "post__body")
    search_fields = ("person__name", "post__title", "post__body__name", "decision")
    list_export = ("person", "post", "form_label", "starts", "ends", "decision")
    export_filename = "bo-nhiem-phan-cong"
    panels = [
        FieldPanel("person"),
        FieldPanel("post"),
        FieldPanel("form"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("decision"),
    ]

    @admin.display(description="Hình thức", ordering="form")
    def form_label(self, appointment: Appointment) -> str:
        """The form in words."""
        return appointment.get_form_display()


class DirectoryGroup(ModelAdminGroup):
    """Menu entry "Danh bạ"."""

    menu_label = "Danh bạ"
    menu_icon = "group"
    menu_order = 160
    items = (
        BodyAdmin, SuccessionAdmin, PostAdmin, NumberAdmin, PersonAdmin, AppointmentAdmin,
    )  # fmt: skip
