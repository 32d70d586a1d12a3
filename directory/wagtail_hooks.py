"""The register of bodies in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.log_actions import log
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register
from wagtail_modeladmin.views import DeleteView

from directory.models import Body

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class BodyDeleteView(DeleteView):
    """A body that something belongs to is closed with a date, never deleted; modeladmin's own
    answer to that is an error page."""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Delete it, or say what to do instead."""
        try:
            with transaction.atomic():
                log(instance=self.instance, action="wagtail.delete")
                self.delete_instance()
        except ProtectedError:
            messages.error(
                request,
                "Cơ quan này đang có người, tin, bài: hãy ghi ngày kết thúc thay vì xóa.",
            )
            return redirect(self.edit_url)
        messages.success(request, f"Đã xóa “{self.instance}”.")
        return redirect(self.index_url)


class BodyAdmin(ModelAdmin):
    """Cơ quan, đơn vị: kept by whoever holds the permissions directory.*_body (core.roles)."""

    model = Body
    delete_view_class = BodyDeleteView
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
