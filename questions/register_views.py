"""The register of messages, its figures, and the requests about personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from wagtail.admin import messages

from core import audit
from core.pagination import page_of, query_without_page
from core.roles import Role, roles_of
from core.spreadsheets.writing import xlsx_response
from questions.desk_forms import DoneForm, RegisterForm
from questions.desk_views import EnquiryScreen
from questions.figures import by_unit, years
from questions.handling import may_see_sender
from questions.models import DataRequest, Enquiry
from questions.models.enquiry import READERS_OF_ALL
from questions.retention import erase

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50
COLUMNS: dict[str, Callable[[Enquiry], Any]] = {
    "Số": lambda enquiry: enquiry.pk,
    "Loại": lambda enquiry: enquiry.get_kind_display(),
    "Lĩnh vực": lambda enquiry: enquiry.field,
    "Đơn vị trả lời": lambda enquiry: enquiry.body,
    "Nhận lúc": lambda enquiry: enquiry.received_at,
    "Hạn": lambda enquiry: enquiry.due,
    "Trạng thái": lambda enquiry: enquiry.get_state_display(),
    "Kết quả": lambda enquiry: enquiry.get_outcome_display(),
    "Kết thúc lúc": lambda enquiry: enquiry.closed_at,
    "Trễ hạn": lambda enquiry: enquiry.is_late,
    "Mức hài lòng (1–3)": lambda enquiry: enquiry.score,
}
PERSONAL_COLUMNS: dict[str, Callable[[Enquiry], Any]] = {
    "Nội dung": lambda enquiry: enquiry.text,
    "Người gửi": lambda enquiry: _of_sender(enquiry, "name"),
    "Điện thoại": lambda enquiry: _of_sender(enquiry, "phone"),
    "Thư điện tử": lambda enquiry: _of_sender(enquiry, "email"),
}
FIGURE_COLUMNS: dict[str, Callable[[Any], Any]] = {
    "Đơn vị": lambda row: row.unit,
    "Đã nhận": lambda row: row.received,
    "Trả lời đúng hạn": lambda row: row.in_time,
    "Trả lời trễ": lambda row: row.too_late,
    "Đang chờ": lambda row: row.waiting,
    "Đang quá hạn": lambda row: row.overdue,
    "Kết thúc, không trả lời": lambda row: row.ended,
    "Tỷ lệ đúng hạn (%)": lambda row: row.share_in_time,
    "Mức hài lòng (1–3)": lambda row: row.score,
}


def _of_sender(enquiry: Enquiry, name: str) -> str:
    sender = getattr(enquiry, "sender", None)
    return getattr(sender, name) if sender else ""


class RegisterView(EnquiryScreen):
    """All that the reader may know of, filtered, as a list and as a workbook."""

    template_name = "questions/desk/register.html"
    page_title = "Nội dung công dân gửi"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, or the workbook; with personal data for the Head only, noted in the trail."""
        form = RegisterForm(request.GET)
        enquiries = form.narrow(Enquiry.objects.known_to(request.user))
        enquiries = enquiries.select_related("field", "body")
        if "xlsx" in request.GET:
            return self._export(request, enquiries)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                page_obj=page_of(request, enquiries, PER_PAGE),
                query=query_without_page(request),
                may_export_personal=Role.HEAD in roles_of(request.user),
            )
        )

    def _export(self, request: HttpRequest, enquiries: Any) -> Any:
        personal = request.GET["xlsx"] == "day-du"
        if personal and Role.HEAD not in roles_of(request.user):
            raise PermissionDenied
        if personal:
            audit.record("enquiry.personal_export", user=request.user, count=enquiries.count())
            enquiries = enquiries.select_related("field", "body", "sender")
        columns = COLUMNS | (PERSONAL_COLUMNS if personal else {})
        return xlsx_response(enquiries, columns, "Nội dung công dân gửi")


class FiguresView(EnquiryScreen):
    """In time and late, by unit and year (Điều 8 khoản 2)."""

    template_name = "questions/desk/figures.html"
    page_title = "Số liệu trả lời công dân"
    roles = READERS_OF_ALL

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The table of a year, or its workbook."""
        known = years() or [timezone.localdate().year]
        asked = request.GET.get("nam", "")
        year = int(asked) if asked.isdecimal() and int(asked[:6]) in known else known[0]
        rows = by_unit(year)
        if "xlsx" in request.GET:
            file: Any = xlsx_response(rows, FIGURE_COLUMNS, f"Hỏi đáp {year}")
            return file
        return self.render_to_response(self.get_context_data(rows=rows, year=year, years=known))


class DataRequestsView(EnquiryScreen):
    """Requests to see, correct or delete personal data, those due first."""

    template_name = "questions/desk/data_requests.html"
    page_title = "Yêu cầu về dữ liệu cá nhân"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those about messages that the reader may know of."""
        known = Enquiry.objects.known_to(self.request.user)
        requests = DataRequest.objects.filter(enquiry__in=known).select_related("enquiry__field")
        form = kwargs.pop("form", None) or DoneForm()
        done = requests.filter(done_at__isnull=False).order_by("-done_at")[:PER_PAGE]
        return super().get_context_data(open=requests.open(), done=done, form=form, **kwargs)


class DataRequestDoneView(EnquiryScreen):
    """Answer a request, or carry it out."""

    def find(self, request: HttpRequest, **kwargs: Any) -> None:
        """For those who may see who sent the message."""
        self.wish = get_object_or_404(DataRequest.objects.open(), pk=kwargs["pk"])
        if not may_see_sender(request.user, self.wish.enquiry) or request.method != "POST":
            raise PermissionDenied

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Answered; or done, which for a withdrawal or a deletion deletes what is stored."""
        wish, now = self.wish, timezone.now()
        if "done" not in request.POST:
            wish.answered_at = wish.answered_at or now
            wish.save()
            audit.record("data_request.answered", user=request.user, target=wish)
            return redirect("enquiries:data_requests")
        form = DoneForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Hãy ghi kết quả: người gửi đọc được.")
            return redirect("enquiries:data_requests")
        if wish.wish in (DataRequest.Wish.DELETE, DataRequest.Wish.WITHDRAW):
            erase(wish.enquiry, request.user)
        wish.answered_at, wish.done_at = wish.answered_at or now, now
        wish.result = form.cleaned_data["result"]
        wish.save()
        audit.record("data_request.done", user=request.user, target=wish)
        messages.success(request, f"Đã thực hiện: {wish}.")
        return redirect("enquiries:data_requests")
