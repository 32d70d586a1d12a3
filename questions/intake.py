"""What a citizen fills in: one form for four kinds, and how it becomes one message."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core import audit
from core.marks import Strength, marks_in
from questions.codes import new_code
from questions.handling import Action, write_step
from questions.models import ConsentText, Enquiry, EnquiryField, Kind, Sender, body_for
from questions.models.enquiry import LONGEST_TEXT
from questions.ticket import TicketRefused, new_ticket, read_ticket, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Reply = Enquiry.Reply
SHORTEST_TEXT = 10
COMMUNE = "commune"
_PHONE = re.compile(r"\+?[\d .()\-]{8,20}")
_FEWEST_DIGITS = 8
_PATH = re.compile(r"/[\w\-./%~]*")
SENDER_FIELDS = ("name", "email", "phone", "home", "identity_number")
# What each kind asks for besides the text, the way of answering and the consent.
PARTS = {
    Kind.QUESTION: ("field", "place", "may_show_place", "name", "email", "phone"),
    Kind.FEEDBACK: ("field", "place", "may_show_place", "name", "email", "phone"),
    Kind.ERROR: ("address", "name", "email", "phone"),
    Kind.ACCESS: ("place", "name", "home", "identity_number", "email", "phone"),
}
OPTIONAL_PARTS = sorted({part for parts in PARTS.values() for part in parts})
REQUIRED_PARTS = {
    Kind.QUESTION: ("field",),
    Kind.FEEDBACK: ("field",),
    Kind.ERROR: ("address",),
    Kind.ACCESS: ("name", "home", "identity_number"),  # Law 104/2016, Điều 24 khoản 2
}
# The same field in the words of each kind.
WORDS = {
    Kind.QUESTION: {
        "text": "Câu hỏi",
        "place": "Việc ở xã, thị trấn nào, hoặc hỏi đơn vị nào?",
    },
    Kind.FEEDBACK: {
        "text": "Góp ý, phản ánh, kiến nghị",
        "place": "Về xã, thị trấn nào, hoặc đơn vị nào?",
    },
    Kind.ERROR: {"text": "Chỗ sai, và thế nào mới đúng nếu ông, bà biết"},
    Kind.ACCESS: {
        "text": "Thông tin cần cung cấp, lý do và mục đích",
        "place": "Gửi tới xã, thị trấn nào, hoặc đơn vị nào?",
    },
}
PRIVATE_ONLY = frozenset({Kind.ERROR, Kind.ACCESS})


class AskForm(forms.Form):
    """Four steps on one page; nothing in it needs script. Fields that a kind doesn't ask for are
    left out, so that nobody gives more than is needed."""

    field = forms.ModelChoiceField(
        EnquiryField.objects.filter(is_open=True),
        label="Lĩnh vực",
        empty_label="Chọn lĩnh vực",
        error_messages={"required": "Hãy chọn lĩnh vực."},
    )
    place = forms.ChoiceField(required=False)
    address = forms.CharField(
        label="Địa chỉ trang có lỗi",
        max_length=300,
        error_messages={"required": "Hãy ghi địa chỉ trang có lỗi."},
        help_text="Phần sau tên miền, bắt đầu bằng dấu gạch chéo. Ví dụ: /tin-tuc/",
    )
    text = forms.CharField(
        label="Nội dung",
        max_length=LONGEST_TEXT,
        min_length=SHORTEST_TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={
            "required": "Hãy viết nội dung muốn gửi.",
            "min_length": "Nội dung quá ngắn, hãy viết rõ hơn.",
        },
    )
    reply = forms.ChoiceField(
        label="Cách trả lời",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn cách trả lời."},
    )
    may_show_place = forms.BooleanField(
        label="Khi đăng công khai, được ghi tên xã, thị trấn ở trên (không ghi tên tôi)",
        required=False,
    )
    name = forms.CharField(
        label="Họ và tên", max_length=80, error_messages={"required": "Hãy ghi họ và tên."}
    )
    home = forms.CharField(
        label="Nơi ở", max_length=200, error_messages={"required": "Hãy ghi nơi ở."}
    )
    identity_number = forms.CharField(
        label="Số căn cước, chứng minh nhân dân hoặc hộ chiếu",
        max_length=20,
        error_messages={"required": "Hãy ghi số giấy tờ tùy thân."},
    )
    email = forms.EmailField(label="Thư điện tử", max_length=254)
    phone = forms.CharField(label="Số điện thoại", max_length=20)
    consent = forms.BooleanField(
        label="Tôi đồng ý",
        error_messages={"required": "Cần đánh dấu đồng ý thì cơ quan mới được lưu và trả lời."},
    )
    consent_version = forms.IntegerField(widget=forms.HiddenInput)
    website = forms.CharField(label="Để trống ô này", required=False)
    sum = forms.CharField(label="Phép tính", required=False, max_length=5)

    def __init__(self, *args: Any, kind: Kind, asks_sum: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.asks_sum, self.number = kind, asks_sum, ""
        for part in OPTIONAL_PARTS:
            if part not in PARTS[kind]:
                del self.fields[part]
            else:
                self.fields[part].required = part in REQUIRED_PARTS[kind]
        for part, words in WORDS[kind].items():
            self.fields[part].label = words
        replies = [
            reply for reply in Reply.choices if kind not in PRIVATE_ONLY or reply[0] != Reply.PUBLIC
        ]
        self.fields["reply"].choices = replies  # type: ignore[attr-defined]
        if kind in PRIVATE_ONLY:  # whether to answer in public is for the sender to say
            self.initial.setdefault("reply", replies[0][0])
        if "place" in self.fields:
            self.fields["place"].choices = list(_places())  # type: ignore[attr-defined]
        if "field" in self.fields:
            self.fields["field"].required = EnquiryField.objects.filter(is_open=True).exists()
        self.ticket = str(self.data.get("ticket", "")) if self.is_bound else new_ticket()
        self.question, self._sum = sum_of(self.ticket)
        self._describe()

    def _describe(self) -> None:
        """Tie each input to its help and error, for those who hear the page."""
        for name, field in self.fields.items():
            wrong = self.is_bound and name in self.errors
            described = [f"{name}-loi"] if wrong else []
            described += [f"{name}-giup"] if field.help_text else []
            if described:
                field.widget.attrs["aria-describedby"] = " ".join(described)
            if wrong:
                field.widget.attrs["aria-invalid"] = "true"

    @property
    def new_ticket(self) -> str:
        """The ticket that the page carries on: its own while it is good, else a fresh one."""
        try:
            read_ticket(self.ticket)
        except TicketRefused:
            return new_ticket()
        return self.ticket

    def clean_place(self) -> Any:
        """The body that was chosen."""
        code = self.cleaned_data["place"]
        return apps.get_model("directory", "Body").objects.get(code=code) if code else None

    def clean_address(self) -> str:
        """A path of this portal, never another site's."""
        address: str = self.cleaned_data["address"]
        if not _PATH.fullmatch(address) or address.startswith("//"):
            raise ValidationError("Địa chỉ bắt đầu bằng dấu gạch chéo, như: /van-ban/")
        return address

    def clean_phone(self) -> str:
        """Digits as people write them."""
        phone: str = self.cleaned_data["phone"]
        digits = sum(char.isdigit() for char in phone)
        if phone and (not _PHONE.fullmatch(phone) or digits < _FEWEST_DIGITS):
            raise ValidationError("Số điện thoại chưa đúng, hãy ghi đủ các chữ số.")
        return phone

    def clean_consent_version(self) -> int:
        """What was agreed to is what stood on the page."""
        version: int = self.cleaned_data["consent_version"]
        if version != ConsentText.current().pk:
            raise ValidationError("Nội dung đồng ý vừa thay đổi, xin đọc lại rồi gửi.")
        return version

    def clean_website(self) -> str:
        """The field for machines."""
        if self.cleaned_data["website"]:
            raise ValidationError("Hãy xóa chữ trong ô “Để trống ô này” rồi gửi lại.")
        return ""

    def clean(self) -> dict[str, Any]:
        """The way of answering has its address; no secret is taken in; no machine sends."""
        cleaned: dict[str, Any] = super().clean() or {}
        needed = {Reply.EMAIL: "email", Reply.PHONE: "phone"}.get(cleaned.get("reply", ""))
        if needed and not cleaned.get(needed) and needed not in self.errors:
            self.add_error(needed, "Cách trả lời đã chọn cần thông tin này.")
        self._refuse_marks(cleaned)
        if self.asks_sum and cleaned.get("sum", "").strip() != str(self._sum):
            self.add_error("sum", f"Hãy ghi đáp số bằng chữ số: {self.question}")
        try:
            self.number = read_ticket(self.ticket)
        except TicketRefused as refusal:
            self.add_error(None, str(refusal))
        return cleaned

    def _refuse_marks(self, cleaned: dict[str, Any]) -> None:
        """Điều 7 *: what bears a mark of secrecy isn't even kept here."""
        typed = "\n".join(value for value in cleaned.values() if isinstance(value, str))
        strong = [mark for mark in marks_in(typed) if mark.strength == Strength.STRONG]
        if strong:
            audit.record("enquiry.refused", rule=strong[0].rule)
            self.add_error(
                "text",
                "Nội dung có dấu hiệu tài liệu mật nên chưa được lưu. Tài liệu mật không được gửi "
                "qua mạng: xin đến trực tiếp cơ quan. Nếu không phải tài liệu mật, hãy bỏ dấu ấy.",
            )


def _places() -> Iterator[tuple[str, Any]]:
    """Communes, then offices of the district, each by its group."""
    bodies = apps.get_model("directory", "Body").objects.in_force(timezone.localdate())
    ordered = sorted(bodies, key=lambda body: (body.kind != COMMUNE, body.rank, body.name))
    yield "", "Chưa rõ, hoặc cả huyện"
    for is_commune, group in groupby(ordered, key=lambda body: body.kind == COMMUNE):
        label = "Xã, thị trấn" if is_commune else "Cơ quan, đơn vị của huyện"
        yield label, [(body.code, body.name) for body in group]


def receive(form: AskForm, *, page_body: Any = None, by_office: bool = False) -> Enquiry:
    """The message of a valid form; sending the same form again gives the same message.

    `page_body`: who supplied the page that an error is reported of; `by_office`: reported by
    somebody signed in, so that the shorter term runs.
    """
    sent = Enquiry.objects.filter(ticket=form.number).first()
    if sent is not None:
        return sent
    try:
        with transaction.atomic():
            return _store(form, page_body, by_office)
    except IntegrityError:  # the same form arrived twice at the same moment
        return Enquiry.objects.get(ticket=form.number)


def _store(form: AskForm, page_body: Any, by_office: bool) -> Enquiry:
    data = form.cleaned_data
    place, field = data.get("place"), data.get("field")
    is_commune = place is not None and place.kind == COMMUNE
    office = page_body if place is None or is_commune else place
    enquiry = Enquiry(
        code=new_code(),
        ticket=form.number,
        kind=form.kind,
        field=field,
        place=place,
        address=data.get("address", ""),
        text=data["text"],
        reply=data["reply"],
        may_show_place=data.get("may_show_place", False),
        found_by_office=by_office and form.kind == Kind.ERROR,
        consent_id=data["consent_version"],
        body=office or body_for(field, place if is_commune else None),
    )
    enquiry.set_due()
    enquiry.save()
    details = {name: data[name] for name in SENDER_FIELDS if data.get(name)}
    if details:
        Sender.objects.create(enquiry=enquiry, **details)
    write_step(enquiry, Action.RECEIVE, None, body=enquiry.body)
    return enquiry
