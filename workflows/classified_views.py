"""What is classified, for the few who must deal with it: stubs only, what is still stored, the
way to destroy it and, on a decision, to declassify it (Điều 7 *)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from core.classification import declassify
from core.pagination import page_of
from core.purge import PURGERS, backups_since, classified_pages, purge, remains_of
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from workflows.definitions import Action
from workflows.models import Approval

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

READERS = PURGERS | {Role.CHAIR}


class DeclassifyForm(forms.Form):
    """The decision on which an item is opened again."""

    number = forms.CharField(label="Số quyết định giải mật", max_length=60)
    decided_on = forms.DateField(label="Ngày ký", widget=AdminDateInput)


class ClassifiedScreen(WagtailAdminTemplateMixin, TemplateView):
    """Closed to everybody but those who answer for secrets."""

    header_icon = "lock"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not roles_of(request.user) & READERS:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ClassifiedListView(ClassifiedScreen):
    """Every classified item by its number: level, who and when."""

    template_name = "workflows/classified_list.html"
    page_title = "Mục có độ mật"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list, each with the entry that closed it."""
        items = page_of(self.request, classified_pages())
        closings = {
            entry.page_id: entry
            for entry in Approval.objects.filter(
                action=Action.CLASSIFY, page_id__in=[page.pk for page in items]
            ).order_by("sequence")
        }
        rows = [(page, closings.get(page.pk)) for page in items]
        return super().get_context_data(rows=rows, items=items, **kwargs)


class ClassifiedItemView(ClassifiedScreen):
    """One classified item: what is still stored of it, and what may be done."""

    template_name = "workflows/classified_item.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for an item that is classified now."""
        page = classified_pages().filter(pk=kwargs["pk"]).first()
        if page is None:
            raise Http404
        self.item = page.specific
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The stub."""
        return str(self.item)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What a purge would destroy, and the forms that this user may use."""
        roles = roles_of(self.request.user)
        remains = remains_of(self.item)
        form = kwargs.pop("form", None) or DeclassifyForm()
        return super().get_context_data(
            item=self.item,
            remains=remains,
            backups=list(backups_since(remains.since)),
            may_purge=bool(roles & PURGERS),
            form=form if Role.HEAD in roles else None,
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Destroy, or declassify."""
        if "purge" in request.POST:
            purge(self.item, request.user)
            messages.success(request, "Đã tiêu hủy nội dung còn lưu. Hãy hủy các bản sao lưu.")
            return redirect(request.path)
        form = DeclassifyForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            declassify(self.item, user=request.user, **form.cleaned_data)
        except PublicationRefused as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=403)
        messages.success(request, "Đã giải mật. Bài là bản nháp, phải khai và trình duyệt lại.")
        return redirect("wagtailadmin_pages:edit", self.item.pk)
