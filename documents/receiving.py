"""Receiving an opinion from anybody, without account and without script."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import redirect
from django.utils import timezone

from core import audit
from core.models import PortalPage
from core.rate_limit import is_over, refusal
from core.scan import blocked_message, scan_text, strong
from documents.models.opinions import WHOLE, Opinion

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from documents.models import ConsultationPage

MOST_IN_A_WINDOW, WINDOW_SECONDS = 10, 3600
LONGEST = 5000
# Each version stays: an opinion keeps the number of the one that its sender read (NĐ 13/2023).
CONSENTS = {
    "2026-11": (
        "Tôi đồng ý để cơ quan soạn thảo dùng nội dung góp ý này, tên và cách liên hệ của tôi cho "
        "việc tổng hợp, tiếp thu, giải trình. Tên cá nhân và cách liên hệ không được công khai."
    ),
}
CONSENT_VERSION = "2026-11"


class OpinionForm(forms.Form):
    """What is asked for; only the opinion, who speaks and a name are needed."""

    about = forms.ChoiceField(label="Góp ý về", required=False)
    text = forms.CharField(
        label="Nội dung góp ý",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Nêu chỗ cần sửa và đề nghị sửa thế nào. Không ghi số giấy tờ, số điện thoại.",
    )
    sender_kind = forms.ChoiceField(
        label="Ông, bà góp ý với tư cách",
        choices=Opinion.SenderKind.choices,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label="Họ tên, hoặc tên cơ quan, tổ chức",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử (không bắt buộc)",
        max_length=200,
        required=False,
        help_text="Để cơ quan soạn thảo hỏi lại khi cần; không bao giờ được công khai.",
    )
    consent = forms.BooleanField(
        label=CONSENTS[CONSENT_VERSION],
        error_messages={"required": "Xin đánh dấu đồng ý thì mới gửi được."},
    )
    website = forms.CharField(label="Xin để trống ô này", required=False)

    def __init__(self, page: ConsultationPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        headings = [article.heading for article in page.articles.all()]
        # The number in the address and the form; the heading is what is kept.
        self.headings = dict(enumerate(headings, start=1))
        numbered = [(str(number), heading) for number, heading in self.headings.items()]
        choices: Any = self.fields["about"]
        choices.choices = [("", WHOLE), *numbered]
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].auto_id}-giup"

    def clean_text(self) -> str:
        """Nothing secret may even be kept (Điều 7 *)."""
        text: str = self.cleaned_data["text"]
        blocking = strong(scan_text(text, "nội dung góp ý"))
        if blocking:
            audit.record("text.refused", rule=blocking[0].rule, places=len(blocking))
            raise forms.ValidationError(blocked_message(blocking))
        return text

    def clean_website(self) -> str:
        """Programs fill in whatever there is; people don't see it."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Xin xóa chữ trong ô này rồi gửi lại.")
        return ""

    def keep(self) -> Opinion:
        """Write the opinion; the same one sent twice is kept once."""
        data, now = self.cleaned_data, timezone.now()
        about = self.headings.get(int(data["about"])) if data["about"] else None
        opinion, is_new = Opinion.objects.get_or_create(
            consultation=self.page,
            about=about or WHOLE,
            text=data["text"],
            sender_kind=data["sender_kind"],
            name=data["name"],
            defaults={
                "consultation_title": self.page.title,
                "contact": data["contact"],
                "consent_version": CONSENT_VERSION,
                "consented_at": now,
                "sent_at": now,
            },
        )
        if is_new:
            audit.record("opinion.received", target=opinion, page=self.page.pk)
        return opinion


def opinion_form(page: ConsultationPage, request: HttpRequest) -> OpinionForm:
    """The empty form; `?dieu=3` chooses the third article."""
    return OpinionForm(page, initial={"about": request.GET.get("dieu", "")})


def receive(page: ConsultationPage, request: HttpRequest) -> HttpResponse:
    """Keep what was posted, or say why not, with all that was typed."""
    form = OpinionForm(page, request.POST)
    if not page.is_open:
        return _again(page, request, form, HTTPStatus.CONFLICT)
    if is_over(request, "opinion", count=MOST_IN_A_WINDOW, seconds=WINDOW_SECONDS):
        return refusal(request, seconds=WINDOW_SECONDS)
    if not form.is_valid():
        return _again(page, request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    form.keep()
    return redirect(f"{page.get_url(request)}?da-nhan=1#gop-y")


def _again(
    page: ConsultationPage, request: HttpRequest, form: OpinionForm, status: HTTPStatus
) -> HttpResponse:
    response: Any = PortalPage.serve(page, request)
    response.context_data.update(form=form, is_late=status == HTTPStatus.CONFLICT)
    response.status_code = status
    return response
