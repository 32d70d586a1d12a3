"""One message on the desk: what it says, what was done, and the steps that the reader may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.admin import messages

from core import audit
from core.refusal import PublicationRefused
from core.roles import UNIT_ROLES
from questions import handling
from questions.desk_forms import (
    AnswerForm,
    CloseForm,
    ComposeForm,
    MergeForm,
    ReasonForm,
    SeenForm,
    TransferForm,
)
from questions.handling import MOVABLE, State
from questions.mailing import tell_unit
from questions.masking import mask
from questions.models import Enquiry, terms_of
from questions.models.enquiry import READERS_OF_ALL
from questions.publishing import compose, known_of
from workflows.desk_views import DeskScreen

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

Steps = dict[str, type["forms.Form"]]
STEP_FORMS: Steps = {
    "transfer": TransferForm,
    "extend": ReasonForm,
    "draft": AnswerForm,
    "sign": SeenForm,
    "send_back": ReasonForm,
    "confirm": SeenForm,
    "close": CloseForm,
    "merge": MergeForm,
}
DONE = {
    "transfer": "Đã chuyển đến {0.body}.",
    "extend": "Đã gia hạn.",
    "draft": "Đã lưu bản trả lời, chờ thủ trưởng đơn vị ký.",
    "sign": "Đã ký, chờ duyệt.",
    "send_back": "Đã trả lại để sửa.",
    "confirm": "Đã duyệt: người gửi đọc được câu trả lời bằng mã biên nhận.",
    "close": "Đã kết thúc mục này.",
    "merge": "Đã gộp: mã của hai mục cùng dẫn tới một câu trả lời.",
}


class EnquiryScreen(DeskScreen):
    """A screen about messages, for the units and the board."""

    roles = READERS_OF_ALL | UNIT_ROLES
    header_icon = "help"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """403 for everybody else, where Wagtail would lead away with a message; noted."""
        try:
            self.find(request, **kwargs)
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            audit.record("enquiry.closed_to", user=request.user, address=request.path)
            return render(request, "403.html", status=403)

    def find(self, request: HttpRequest, **kwargs: Any) -> None:
        """Find what the screen is about; whoever may not know of it is refused."""


class OneEnquiryScreen(EnquiryScreen):
    """A screen about one message, closed to other units."""

    enquiry: Enquiry

    def find(self, request: HttpRequest, **kwargs: Any) -> None:
        """The message, for those who may know of it."""
        related = ("field", "place", "body", "page", "merged_into", "drafted_by", "signed_by")
        known = Enquiry.objects.known_to(request.user)
        self.enquiry = get_object_or_404(Enquiry.objects.select_related(*related), pk=kwargs["pk"])
        if not known.filter(pk=self.enquiry.pk).exists():
            raise PermissionDenied

    def said(self, refusal: PublicationRefused, **context: Any) -> HttpResponse:
        """A step that may not be taken: said on the same screen, so that nothing typed is lost."""
        audit.record("enquiry.step_refused", user=self.request.user, target=self.enquiry)
        messages.error(self.request, refusal.message)
        return self.render_to_response(self.get_context_data(**context), status=403)


class EnquiryView(OneEnquiryScreen):
    """Read it and take a step."""

    template_name = "questions/desk/enquiry.html"

    def get_page_title(self) -> str:
        """By kind and number."""
        return str(self.enquiry)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The message, its history, the forms of the steps open to the reader, and, when asked
        for, who sent it: that is noted in the trail."""
        user, enquiry = self.request.user, self.enquiry
        may_see = handling.may_see_sender(user, enquiry)
        sender = None
        if may_see and "nguoi-gui" in self.request.GET:
            sender = getattr(enquiry, "sender", None)
            audit.record("enquiry.sender_read", user=user, target=enquiry)
        bound: dict[str, Any] = kwargs.pop("bound", {})
        forms_of_steps = {name: self._form(name) for name in open_steps(user, enquiry)}
        return super().get_context_data(
            enquiry=enquiry,
            history=enquiry.steps.select_related("body"),
            duplicates=enquiry.duplicates.all(),
            sender=sender,
            may_see_sender=may_see,
            may_compose=may_compose(user, enquiry),
            steps={**forms_of_steps, **bound},
            forward_by=enquiry.forward_by,
            extension=terms_of(enquiry.kind).extension_days,
            **kwargs,
        )

    def _form(self, name: str) -> forms.Form:
        initial = {"answer": self.enquiry.answer, "seen": self.enquiry.answer_mark}
        return STEP_FORMS[name](initial=initial, prefix=name)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take one step."""
        name = request.POST.get("step", "")
        if name not in STEP_FORMS:
            return redirect("enquiries:enquiry", self.enquiry.pk)
        form = STEP_FORMS[name](request.POST, prefix=name)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bound={name: form}))
        try:
            after = self._take(name, form.cleaned_data)
        except PublicationRefused as refusal:
            bound = {name: form} if name in open_steps(request.user, self.enquiry) else {}
            return self.said(refusal, bound=bound)
        if name == "transfer":
            tell_unit(after)
        messages.success(request, DONE[name].format(after))
        known = Enquiry.objects.known_to(request.user).filter(pk=after.pk).exists()
        return redirect("enquiries:enquiry", after.pk) if known else redirect("enquiries:register")

    def _take(self, name: str, data: dict[str, Any]) -> Enquiry:
        act = {"draft": handling.draft_answer}.get(name) or getattr(handling, name)
        after: Enquiry = act(self.enquiry, self.request.user, **data)
        return after


class ComposeView(OneEnquiryScreen):
    """From the message to the draft of a page without personal data."""

    template_name = "questions/desk/compose.html"
    page_title = "Soạn trả lời công khai"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The message beside the form, with what the machine knows masked."""
        known = known_of(self.enquiry)
        form = kwargs.pop("form", None) or ComposeForm(
            known=known,
            initial={
                "question": mask(self.enquiry.text, known),
                "answer": self.enquiry.answer,
            },
        )
        return super().get_context_data(enquiry=self.enquiry, form=form, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For the unit's officers, while no page is under way."""
        if not may_compose(request.user, self.enquiry):
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Make the draft and go to its editor."""
        form = ComposeForm(request.POST, known=known_of(self.enquiry))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            page = compose(self.enquiry, request.user, form.cleaned_data)
        except PublicationRefused as refusal:
            return self.said(refusal, form=form)
        messages.success(request, "Đã tạo bản nháp. Hãy khai độ mật rồi trình duyệt.")
        return redirect("wagtailadmin_pages:edit", page.pk)


def may_compose(user: Any, enquiry: Enquiry) -> bool:
    """An officer of the unit, while no page is under way."""
    waiting = enquiry.state in (State.RECEIVED, State.DRAFTED)
    return waiting and handling.is_of_unit(user, enquiry)


def open_steps(user: Any, enquiry: Enquiry) -> list[str]:
    """The steps whose forms the reader is offered; questions.handling is what decides."""
    movable = enquiry.state in MOVABLE
    assigns, ends = handling.may_assign(user, enquiry), handling.may_end(user, enquiry)
    signs = enquiry.state == State.DRAFTED and handling.may_sign(user, enquiry)
    confirms = enquiry.state == State.SIGNED and handling.may_confirm(user, enquiry)
    extends = terms_of(enquiry.kind).extension_days > 0 and not enquiry.extended_days
    offered = {
        "sign": signs,
        "confirm": confirms,
        "send_back": signs
        or confirms
        or (enquiry.state == State.SIGNED and handling.may_sign(user, enquiry)),
        "draft": movable and handling.is_of_unit(user, enquiry),
        "transfer": movable and assigns,
        "extend": enquiry.is_open and assigns and extends and not enquiry.is_late,
        "merge": movable and ends,
        "close": movable and ends,
    }
    return [name for name, is_offered in offered.items() if is_offered]
