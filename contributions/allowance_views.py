"""The sheets of allowances: the Head draws them up and proposes, the Chair decides."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from wagtail.admin import messages

from contributions.forms import DecisionForm, MonthForm
from contributions.models import AllowanceLine, AllowanceSheet
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from workflows.board import board_on
from workflows.desk_views import DeskScreen

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 10**12


class SheetsView(DeskScreen):
    """All sheets, and a new one."""

    template_name = "contributions/sheets.html"
    page_title = "Thù lao Ban Biên tập"
    roles = frozenset({Role.HEAD, Role.CHAIR})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheets, newest first; the form for the Head."""
        is_head = Role.HEAD in roles_of(self.request.user)
        form = kwargs.pop("form", None) or MonthForm()
        return super().get_context_data(
            sheets=AllowanceSheet.objects.prefetch_related("lines"),
            form=form if is_head else None,
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """A sheet with a line for each seat held in its month."""
        if Role.HEAD not in roles_of(request.user):
            raise PermissionDenied
        form = MonthForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        month = form.cleaned_data["month"]
        if AllowanceSheet.objects.filter(month=month).exists():
            form.add_error("month", "Tháng này đã có bảng thù lao.")
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("contributions:sheet", _draw_up(month).pk)


class SheetView(DeskScreen):
    """One sheet: amounts, proposal, decision."""

    template_name = "contributions/sheet.html"
    page_title = "Bảng thù lao"
    roles = frozenset({Role.HEAD, Role.CHAIR})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet and what the user may do with it."""
        sheet = get_object_or_404(AllowanceSheet, pk=kwargs["pk"])
        roles = roles_of(self.request.user)
        state = AllowanceSheet.State
        return super().get_context_data(
            sheet=sheet,
            may_edit=Role.HEAD in roles and sheet.state != state.DECIDED,
            decision=kwargs.pop("decision", None)
            or (DecisionForm() if Role.CHAIR in roles and sheet.state == state.PROPOSED else None),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save the amounts, propose them, or decide."""
        sheet = get_object_or_404(AllowanceSheet, pk=pk)
        try:
            if "decide" in request.POST:
                form = DecisionForm(request.POST)
                if not form.is_valid():
                    return self.render_to_response(self.get_context_data(pk=pk, decision=form))
                sheet.decide(
                    request.user, number=form.cleaned_data["number"], day=form.cleaned_data["day"]
                )
            else:
                faults = _write_amounts(sheet, request)
                if faults:
                    return self.render_to_response(self.get_context_data(pk=pk, faults=faults))
                if "propose" in request.POST:
                    sheet.propose(request.user)
        except PublicationRefused as refusal:
            return self.refused(request, refusal)
        messages.success(request, f"Đã ghi {sheet}: {sheet.get_state_display()}.")
        return redirect("contributions:sheet", sheet.pk)


def _draw_up(month: datetime.date) -> AllowanceSheet:
    last = (month + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    with transaction.atomic():
        sheet = AllowanceSheet(month=month)
        sheet.save()
        for seat in board_on(min(last, timezone.localdate()))["present"]:
            AllowanceLine(
                sheet=sheet,
                member=seat.user,
                name=seat.user.get_full_name(),
                seat=seat.get_role_display(),
            ).save()
    return sheet


def _write_amounts(sheet: AllowanceSheet, request: HttpRequest) -> list[str]:
    """Whole đồng, dots between thousands allowed; all of them or none.

    Raises:
        PublicationRefused: not the Head, or the sheet is decided.
    """
    if Role.HEAD not in roles_of(request.user):
        raise PublicationRefused("Trưởng Ban lập bảng thù lao.", article="13")
    faults = []
    with transaction.atomic():
        for line in sheet.lines.all():
            typed = request.POST.get(f"amount-{line.pk}", "").replace(".", "").strip() or "0"
            if not typed.isdecimal() or int(typed) >= MOST:
                faults.append(f"{line.name}: “{typed}” không phải số tiền, hãy ghi số đồng.")
                continue
            line.amount = int(typed)
            line.save()
        if sheet.state == AllowanceSheet.State.PROPOSED and not faults:
            sheet.state = AllowanceSheet.State.DRAFT
            sheet.save()
        if faults:
            transaction.set_rollback(True)
    return faults
