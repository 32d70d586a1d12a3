"""Look-up of one dossier by its code: no list, no search, no difference to tell codes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.rate_limit import is_over, refusal
from core.vietnamese import short_date
from services.models import Dossier, ProcedurePage
from services.models.dossiers import LONGEST_CODE, normal_code

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest, HttpResponse

LOOK_UPS = 20  # a visitor in ten minutes: enough for a family, too few to try codes out
WINDOW_SECONDS = 600
UNKNOWN = "Chưa có thông tin"


@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """Where the dossier `?ma=` stands. An unknown code gets the same page, status and number of
    queries, with no information in each row."""
    code = normal_code(request.GET.get("ma", ""))[:LONGEST_CODE]
    if code and is_over(request, "dossier", count=LOOK_UPS, seconds=WINDOW_SECONDS):
        return refusal(request, seconds=WINDOW_SECONDS)
    context = {"code": code, "rows": _rows(code) if code else []}
    response = render(request, "services/look_up.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response


def _rows(code: str) -> list[dict[str, str]]:
    """What is told of a code, for the record card."""
    dossier = Dossier.objects.filter(code=code).first()
    procedure = dossier.procedure_id if dossier else None
    # Asked also for an unknown code, and only of what the public may read.
    titles = ProcedurePage.objects.shown().filter(pk=procedure or 0).values_list("title", flat=True)
    title = next(iter(titles), "")
    known = {
        "Tình trạng": dossier.get_status_display() if dossier else "",
        "Thủ tục": title,
        "Người nộp": dossier.applicant if dossier else "",
        "Ngày nhận": _day(dossier.received_on) if dossier else "",
        "Ngày hẹn trả": _day(dossier.due_on) if dossier else "",
        "Ngày trả kết quả": _day(dossier.returned_on) if dossier else "",
        "Đúng hẹn": dossier.promise(timezone.localdate()) if dossier else "",
    }
    rows = [{"label": label, "value": value or UNKNOWN} for label, value in known.items()]
    return [{"label": "Mã hồ sơ", "value": code}, *rows]


def _day(day: datetime.date | None) -> str:
    return short_date(day) if day else ""
