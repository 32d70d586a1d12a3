"""The desk of the directory: the unit confirms its entries, a page's draft is brought in step with
the register, and the board sees what is missing (Điều 7 khoản 4; clauses.md section 2, item 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from core.roles import Role
from directory.confirming import bodies_to_confirm, confirm, entries_of, may_confirm
from directory.models import BodyPage
from directory.register import (
    bodies_without_page,
    contacts_on,
    missing_groups,
    out_of_step,
    refresh,
)
from workflows.desk_views import AT_DESK, DeskScreen

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from directory.public import PublicBody


class ConfirmView(DeskScreen):
    """The entries of the own unit, to be confirmed one by one or all together."""

    template_name = "directory/admin/confirm.html"
    page_title = "Xác nhận danh bạ của đơn vị"
    roles = frozenset({Role.UNIT_HEAD})
    header_icon = "check"

    def _bodies(self) -> list[PublicBody]:
        bodies = bodies_to_confirm(timezone.localdate())
        return [body for body in bodies if may_confirm(self.request.user, body.page)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each page of the unit with its entries."""
        bodies = [(body, entries_of(body)) for body in self._bodies()]
        return super().get_context_data(bodies=bodies, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirm what was ticked; what has changed meanwhile isn't among the entries any more."""
        ticked = request.POST.getlist("entry")
        day = timezone.localdate()
        done = sum(confirm(body, ticked, user=request.user, day=day) for body in self._bodies())
        if done:
            messages.success(request, f"Đã xác nhận {done} mục.")
        else:
            messages.warning(request, "Chưa có mục nào được xác nhận: hãy đánh dấu mục còn đúng.")
        return redirect("directory:confirm")


class RefreshView(DeskScreen):
    """“Cập nhật từ danh bạ”: what the register would make of the page; a POST makes the draft."""

    template_name = "directory/admin/refresh.html"
    page_title = "Cập nhật từ danh bạ"
    roles = frozenset(Role)
    header_icon = "resubmit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever may edit the page, while nobody has locked it."""
        self.item = get_object_or_404(BodyPage, pk=kwargs["page_id"])
        tester = self.item.permissions_for_user(request.user)
        if not tester.can_edit() or tester.page_locked():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows of the draft and those of the register."""
        draft = self.item.get_latest_revision_as_object()
        return super().get_context_data(
            item=self.item,
            present=draft.contacts.all(),
            wanted=contacts_on(draft.subject_body, timezone.localdate()),
            back=reverse("wagtailadmin_pages:edit", args=[self.item.pk]),
            **kwargs,
        )

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Make the draft, then lead to the editor to look at it and submit it."""
        if refresh(self.item, user=request.user, day=timezone.localdate()):
            messages.success(
                request, "Đã tạo bản nháp theo danh bạ: hãy xem lại rồi trình duyệt để công khai."
            )
        else:
            messages.info(request, "Trang đã khớp với danh bạ, không có gì để cập nhật.")
        return redirect("wagtailadmin_pages:edit", page_id)


class GapsView(DeskScreen):
    """What the directory lacks: red for groups and pages, amber for entries."""

    template_name = "directory/admin/gaps.html"
    page_title = "Danh bạ: việc cần làm"
    roles = AT_DESK | {Role.TECH}
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Four lists, each empty when all is well."""
        day = timezone.localdate()
        bodies = bodies_to_confirm(day)
        amber = [
            (body.page, label, entry)
            for body in bodies
            for label, entry in entries_of(body)
            if entry.is_amber
        ]
        return super().get_context_data(
            missing=missing_groups(day),
            without_page=bodies_without_page(day),
            amber=amber,
            stale=out_of_step((body.page for body in bodies), day),
            **kwargs,
        )
