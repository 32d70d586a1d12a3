"""The public side of messages: sending one, and following it by its code. No address and no log
line holds a code or a word of a citizen's: both travel in the body of a POST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View

from core.models import PortalPage
from core.rate_limit import is_over, limited
from questions.codes import read_code
from questions.handling import rate
from questions.intake import AskForm, receive
from questions.mailing import send_receipt, tell_unit
from questions.models import ConsentText, DataRequest, Enquiry, EnquiryStep, Kind

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

KINDS = {
    "cau-hoi": Kind.QUESTION,
    "gop-y": Kind.FEEDBACK,
    "bao-loi": Kind.ERROR,
    "yeu-cau-thong-tin": Kind.ACCESS,
}
HEADINGS = {
    Kind.QUESTION: "Gửi câu hỏi",
    Kind.FEEDBACK: "Gửi góp ý, phản ánh, kiến nghị",
    Kind.ERROR: "Báo lỗi nội dung",
    Kind.ACCESS: "Yêu cầu cung cấp thông tin",
}
HOUR = 3600
SENDINGS, LOOK_UPS = 20, 60  # an hour from one network
NEAR = 5  # from here on the form asks for a small sum
# What the sender may read of the history.
SHOWN_STEPS = (
    EnquiryStep.Action.RECEIVE,
    EnquiryStep.Action.TRANSFER,
    EnquiryStep.Action.EXTEND,
    EnquiryStep.Action.CLOSE,
)

private = [sensitive_post_parameters(), never_cache]


class QuietView(View):
    """Kept by no cache and no search engine."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, with a word to the robots."""
        response: Any = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response


@method_decorator(private, name="dispatch")
@method_decorator(limited("enquiry", SENDINGS, HOUR, methods=("POST",)), name="dispatch")
class AskView(QuietView):
    """The form of one kind, and the receipt when it is sent."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The empty form; of an error, with the page's address in it."""
        initial = {"address": request.GET.get("trang", "")[:300]}
        return self._show(request, AskForm(kind=self._kind(slug), initial=initial))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Take it in, or say what is missing; nothing typed is lost."""
        asks_sum = is_over(request, "enquiry.near", count=NEAR, seconds=HOUR)
        form = AskForm(request.POST, kind=self._kind(slug), asks_sum=asks_sum)
        if not form.is_valid():
            return self._show(request, form)
        is_new = not Enquiry.objects.filter(ticket=form.number).exists()
        by_office = request.user.is_authenticated
        enquiry = receive(form, page_body=_body_behind(request, form), by_office=by_office)
        if is_new:
            tell_unit(enquiry)
            send_receipt(enquiry)
        return render(request, "questions/receipt.html", {"enquiry": enquiry})

    def _show(self, request: HttpRequest, form: AskForm) -> HttpResponse:
        context = {
            "form": form,
            "kind": form.kind,
            "heading": HEADINGS[form.kind],
            "consent": ConsentText.current(),
            "others": [(slug, HEADINGS[kind]) for slug, kind in KINDS.items() if kind != form.kind],
        }
        return render(request, "questions/ask.html", context)

    def _kind(self, slug: str) -> Kind:
        if slug not in KINDS:
            raise Http404
        return KINDS[slug]


@method_decorator(private, name="dispatch")
@method_decorator(limited("enquiry.code", LOOK_UPS, HOUR, methods=("POST",)), name="dispatch")
class LookUpView(QuietView):
    """Where a message stands, for whoever has its code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The box for the code."""
        return render(request, "questions/look_up.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Its state; before, what the sender wants done with it."""
        typed = request.POST.get("ma", "")[:60]
        code = read_code(typed)
        found = Enquiry.objects.filter(code=code) if code else Enquiry.objects.none()
        related = ("body", "page", "merged_into__body", "merged_into__page")
        enquiry = found.select_related(*related).first()
        if enquiry is None:
            context = {"typed": typed, "unknown": True, "misspelt": code is None}
            return render(request, "questions/look_up.html", context)
        said = self._act(request, enquiry)
        enquiry.refresh_from_db(fields=["score", "purged_at"])
        context = {
            "enquiry": enquiry,
            "leading": enquiry.leading,
            "said": said,
            "steps": enquiry.steps.filter(action__in=SHOWN_STEPS).select_related("body"),
            "wishes": DataRequest.Wish.choices,
            "data_requests": enquiry.data_requests.all(),
        }
        return render(request, "questions/status.html", context)

    def _act(self, request: HttpRequest, enquiry: Enquiry) -> str:
        """A mark for the answer, or a request about the own data; returns what to say."""
        score, wish = request.POST.get("muc", ""), request.POST.get("yeu-cau", "")
        if score.isdecimal():
            given = rate(enquiry, int(score[:3]), request.POST.get("y-kien", "").strip())
            return "Cảm ơn ông, bà đã đánh giá." if given else "Mục này đã được đánh giá."
        if wish in DataRequest.Wish.values and not enquiry.purged_at:
            DataRequest.objects.get_or_create(enquiry=enquiry, wish=wish, done_at=None)
            return "Đã ghi nhận yêu cầu của ông, bà về dữ liệu cá nhân."
        return ""


def _body_behind(request: HttpRequest, form: AskForm) -> Any:
    """Who supplied the public page that an error is reported of."""
    path = form.cleaned_data.get("address", "")
    page = PortalPage.find_for_request(request, path) if path else None
    if page is None or not page.is_shown or page.body_id is None:
        return None
    return apps.get_model("directory", "Body").objects.get(pk=page.body_id)
