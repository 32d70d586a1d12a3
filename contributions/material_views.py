"""Screens of materials: send one, the register, and one with a member's steps (Điều 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from contributions.material_forms import ComposeForm, FilterForm, MaterialForm, ReturnForm
from contributions.materials import compose, destroy, give_back, may_handle, may_send, send
from contributions.models import Material
from core import local_draft
from core.pagination import page_of, query_without_page
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, UNIT_ROLES
from core.spreadsheets.writing import csv_response, xlsx_response
from workflows.desk_views import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50
FILE_NAME = "Tư liệu"
COLUMNS: dict[str, Callable[[Material], Any]] = {
    "Số": lambda row: row.pk,
    "Loại": lambda row: row.get_kind_display(),
    "Tiêu đề": lambda row: row.title,
    "Đơn vị": lambda row: row.body,
    "Người gửi": lambda row: row.sender.get_full_name(),
    "Gửi lúc": lambda row: row.sent_at,
    "Ngày diễn ra": lambda row: row.happened_on,
    "Nơi diễn ra": lambda row: row.place,
    "Ảnh": lambda row: len(row.pictures),
    "Tệp": lambda row: len(row.attachments),
    "Trạng thái": lambda row: row.get_state_display(),
    "Người xử lý": lambda row: row.handled_by.get_full_name() if row.handled_by else "",
    "Xử lý lúc": lambda row: row.handled_at,
    "Lý do trả lại": lambda row: row.reason,
    "Bài đã soạn": lambda row: row.page_id,
}


class MaterialScreen(DeskScreen):
    """What the screens share."""

    article = "10"
    roles = UNIT_ROLES | BOARD_ROLES
    header_icon = "doc-full"


class SendView(MaterialScreen):
    """Supply information, an event or materials, with pictures and files."""

    template_name = "contributions/material_send.html"
    page_title = "Gửi tư liệu"
    roles = UNIT_ROLES

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """An empty form, unless one was filled in."""
        form = kwargs.pop("form", None) or MaterialForm(user=self.request.user)
        return super().get_context_data(form=form, may_send=may_send(self.request.user), **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep it whole, or nothing of it; what has arrived already is not kept twice."""
        if local_draft.saved_at(request):
            return redirect("contributions:materials")
        form = MaterialForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            material = send(form.save(commit=False), request.user, form.uploads)
        except PublicationRefused as refusal:
            return self.refused(request, refusal)
        local_draft.accept(request, reverse("contributions:materials"))
        messages.success(request, f"Đã gửi “{material}” tới Ban Biên tập.")
        return redirect("contributions:materials")


class SendAgainView(SendView):
    """The form filled with what a browser kept, to be looked over; nothing is stored."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Unbound: nobody has asked yet whether it is right."""
        form = MaterialForm(initial=request.POST.dict(), user=request.user)
        return self.render_to_response(self.get_context_data(form=form, is_restored=True))

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponseRedirect:
        """Reached without what was kept."""
        return redirect("contributions:send_material")


class MaterialsView(MaterialScreen):
    """The register: of the board all, of a unit's head the unit's, of a sender the own ones."""

    template_name = "contributions/materials.html"
    page_title = "Tư liệu đã gửi"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The list, or the file."""
        form = FilterForm(request.GET, known=Material.objects.known_to(request.user))
        found = form.narrowed().select_related("body", "sender", "handled_by")
        found = found.prefetch_related("files__image", "files__document")
        if "csv" in request.GET:
            return csv_response(found, COLUMNS, FILE_NAME)
        if "xlsx" in request.GET:
            return xlsx_response(found, COLUMNS, FILE_NAME)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                page_obj=page_of(request, found, PER_PAGE),
                query=query_without_page(request),
                may_send=may_send(request.user),
            )
        )


class MaterialView(MaterialScreen):
    """One material; a member makes a draft of it, returns it, or destroys it."""

    template_name = "contributions/material.html"
    page_title = "Tư liệu"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the steps while it waits, for a member."""
        material = kwargs.pop("material", None) or self.found()
        waits = material.state == Material.State.SENT
        page = material.page
        return super().get_context_data(
            material=material,
            may_handle=waits and may_handle(self.request.user),
            may_open=page and page.permissions_for_user(self.request.user).can_edit(),
            compose_form=kwargs.pop("compose_form", None) or ComposeForm(),
            return_form=kwargs.pop("return_form", None) or ReturnForm(),
            **kwargs,
        )

    def found(self) -> Material:
        """The one in the address, where this reader may know of it.

        Raises:
            Http404: unknown, or somebody else's.
        """
        known = Material.objects.known_to(self.request.user)
        rows = known.select_related("body", "sender", "handled_by", "page")
        return get_object_or_404(
            rows.prefetch_related("files__image", "files__document"), pk=self.kwargs["pk"]
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """A member's step."""
        material = self.found()
        try:
            if "compose" in request.POST:
                return self._compose(request, material)
            if "destroy" in request.POST:
                destroy(material, request.user)
                messages.success(request, "Đã hủy nội dung và các tệp của tư liệu.")
                return redirect("contributions:materials")
            return self._return(request, material)
        except PublicationRefused as refusal:
            return self.refused(request, refusal)

    def _compose(self, request: HttpRequest, material: Material) -> HttpResponse:
        form = ComposeForm(request.POST)
        if form.is_valid():
            try:
                page = compose(material, request.user, form.cleaned_data["section"])
            except ValidationError as error:
                form.add_error("section", "; ".join(error.messages))
            else:
                messages.success(
                    request, f"Đã tạo bản nháp “{page.title}”: hãy biên tập rồi trình."
                )
                return redirect("wagtailadmin_pages:edit", page.pk)
        return self.render_to_response(self.get_context_data(compose_form=form))

    def _return(self, request: HttpRequest, material: Material) -> HttpResponse:
        form = ReturnForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(return_form=form))
        give_back(material, request.user, form.cleaned_data["reason"])
        messages.success(request, f"Đã trả lại “{material}”.")
        return redirect("contributions:materials")
