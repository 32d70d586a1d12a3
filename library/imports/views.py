"""The screens "Nhập dữ liệu": what was imported when, a file's dry run, its confirmation."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core import audit
from core.roles import BOARD_ROLES, Role, roles_of
from core.spreadsheets.reading import TableRefused
from core.spreadsheets.writing import BYTE_ORDER_MARK, csv_response
from library.extraction.parts import MAX_BYTES
from library.imports.models import ImportAgeLimit, ImportRun, states
from library.imports.registry import ImportKind, all_kinds, kind_of, may_import
from library.imports.running import ImportRefused, commit, drop, faults_of, start
from library.scan import FileRefused

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Whoever follows how fresh the data is (Điều 13 khoản 2 b), and who sets how old it may be.
WATCHERS = BOARD_ROLES | {Role.TECH, Role.CHAIR}
LIMIT_SETTERS = frozenset({Role.HEAD, Role.DEPUTY, Role.TECH})
_RUNS_SHOWN = 20


def may_watch(user: Any, kind: type[ImportKind]) -> bool:
    """Whether the user may see the runs of a kind."""
    return bool(roles_of(user) & WATCHERS) or may_import(user, kind)


class UploadForm(forms.Form):
    """A file to try out."""

    file = forms.FileField(
        label="Tệp CSV hoặc XLSX",
        help_text="Dòng đầu là tên cột; mỗi dòng sau là một mục. Không gộp ô.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        """Bounded before anything reads it."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 50 MB: hãy chia thành nhiều tệp.")
        return file


class AgeLimitForm(forms.ModelForm):
    """After how many days a kind is stale."""

    class Meta:
        model = ImportAgeLimit
        fields = ("days",)
        labels = {"days": "Coi là cũ sau (ngày)"}


class ImportScreen(WagtailAdminTemplateMixin, TemplateView):
    """What the three screens share: the kind, and who may see it."""

    header_icon = "upload"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody who may neither watch nor import."""
        if not self.allows(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def allows(self, user: Any) -> bool:
        """Whether the screen opens to the user."""
        return may_watch(user, self.kind)

    @property
    def kind(self) -> type[ImportKind]:
        """The kind in the address.

        Raises:
            Http404: unknown.
        """
        kind = kind_of(self.kwargs["kind"])
        if kind is None:
            raise Http404
        return kind

    def refused(self, request: HttpRequest, refusal: Exception) -> HttpResponse:
        """A forged or outdated request, with its reason."""
        return render(request, "403.html", {"exception": refusal}, status=403)


class ImportsView(ImportScreen):
    """Every kind with its last import (Điều 13 khoản 2 b)."""

    template_name = "library/imports/kinds.html"
    page_title = "Nhập dữ liệu"

    def allows(self, user: Any) -> bool:
        """Whoever may see one of the kinds."""
        return any(may_watch(user, kind) for kind in all_kinds())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The kinds that the user may see."""
        user = self.request.user
        shown = [state for state in states() if may_watch(user, state["kind"])]
        for state in shown:
            state["may_import"] = may_import(user, state["kind"])
        return super().get_context_data(states=shown, **kwargs)


class KindView(ImportScreen):
    """One kind: upload, columns, earlier runs, age limit."""

    template_name = "library/imports/kind.html"

    def get_page_title(self) -> str:
        """The kind's name."""
        return f"Nhập dữ liệu: {self.kind.label}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Forms by role, and the last runs."""
        user, kind = self.request.user, self.kind
        limit = ImportAgeLimit.objects.filter(kind=kind.code).first()
        days = limit.days if limit else kind.max_age_days
        kwargs.setdefault("form", UploadForm() if may_import(user, kind) else None)
        if roles_of(user) & LIMIT_SETTERS:
            kwargs.setdefault("limit_form", AgeLimitForm(instance=limit, initial={"days": days}))
        runs = ImportRun.objects.filter(kind=kind.code)[:_RUNS_SHOWN]
        return super().get_context_data(kind=kind, runs=runs, days=days, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Upload, or set the age limit."""
        return self._set_limit(request) if "days" in request.POST else self._upload(request)

    def _upload(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        try:
            if form.is_valid():
                run = start(self.kind, form.cleaned_data["file"], request.user)
                return redirect("library_imports:run", kind=run.kind, pk=run.pk)
        except ImportRefused as refusal:
            return self.refused(request, refusal)
        except (FileRefused, TableRefused) as refusal:
            form.add_error("file", str(refusal))
        return self.render_to_response(self.get_context_data(form=form))

    def _set_limit(self, request: HttpRequest) -> HttpResponse:
        if not roles_of(request.user) & LIMIT_SETTERS:
            raise PermissionDenied
        limit = ImportAgeLimit.objects.filter(kind=self.kind.code).first()
        form = AgeLimitForm(request.POST, instance=limit or ImportAgeLimit(kind=self.kind.code))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(limit_form=form))
        form.save()
        audit.record("import.limit", user=request.user, target=form.instance)
        messages.success(request, "Đã đặt thời hạn dữ liệu.")
        return redirect("library_imports:kind", kind=self.kind.code)


class RunView(ImportScreen):
    """The report of one file, and its confirmation."""

    template_name = "library/imports/run.html"

    @property
    def run(self) -> ImportRun:
        """The run in the address."""
        return get_object_or_404(ImportRun, pk=self.kwargs["pk"], kind=self.kind.code)

    def get_page_title(self) -> str:
        """The file's name."""
        return f"{self.kind.label}: {self.run.file_name}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The report; buttons only while it waits, for whoever may import."""
        run = self.run
        earlier = ImportRun.objects.done().filter(kind=run.kind, file_hash=run.file_hash)
        return super().get_context_data(
            kind=self.kind,
            run=run,
            earlier=earlier.exclude(pk=run.pk).first(),
            waits=run.status == ImportRun.Status.CHECKED
            and may_import(self.request.user, self.kind),
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Confirm or give up."""
        run = self.run
        try:
            if "drop" in request.POST:
                drop(run, request.user)
                messages.success(request, "Đã bỏ lượt nhập này; chưa có gì được nhập.")
                return redirect("library_imports:kind", kind=run.kind)
            confirmed = "conversion" in request.POST
            run = commit(run, request.user, conversion_confirmed=confirmed)
        except ImportRefused as refusal:
            if not may_import(request.user, self.kind):
                return self.refused(request, refusal)
            messages.error(request, str(refusal))
            return redirect("library_imports:run", kind=run.kind, pk=run.pk)
        if run.status == ImportRun.Status.DONE:
            messages.success(request, f"Đã nhập {run.rows} dòng.")
        else:
            messages.error(request, f"Có {run.faults} lỗi: chưa nhập gì.")
        return redirect("library_imports:run", kind=run.kind, pk=run.pk)


class FaultsView(ImportScreen):
    """All faults of a run as CSV."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file again and send what is wrong with it."""
        run = get_object_or_404(ImportRun, pk=self.kwargs["pk"], kind=self.kind.code)
        columns = {
            "Dòng": lambda fault: fault.row,
            "Cột": lambda fault: fault.column,
            "Lỗi": lambda fault: fault.reason,
        }
        return csv_response(faults_of(run), columns, f"Lỗi của {run.file_name}")  # type: ignore[return-value]


class EmptyTableView(ImportScreen):
    """An empty file with the right header, to fill in."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """CSV, as Excel opens it."""
        response = HttpResponse(
            BYTE_ORDER_MARK,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="mau-{self.kind.code}.csv"'},
        )
        csv.writer(response).writerow([column.header for column in self.kind.columns])
        return response
