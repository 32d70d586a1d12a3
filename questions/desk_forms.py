"""What officers fill in about a message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from questions.codes import read_code
from questions.handling import CLOSINGS
from questions.models import Enquiry, EnquiryField, Kind
from questions.publishing import private_texts

REASON_HELP = "Người gửi đọc được: viết ngắn, lịch sự, không ghi dữ liệu cá nhân."
LONGEST_NUMBER = 15
OVERDUE, OPEN = "qua-han", "chua-xong"


def read_number(typed: str) -> int | None:
    """The number of a message, or None; no database has longer ones."""
    typed = typed.strip()
    return int(typed) if typed.isdecimal() and len(typed) <= LONGEST_NUMBER else None


def bodies() -> Any:
    """Bodies that exist today."""
    return apps.get_model("directory", "Body").objects.in_force(timezone.localdate())


def reason_field() -> forms.CharField:
    """A reason that the sender reads."""
    return forms.CharField(
        label="Lý do",
        max_length=500,
        help_text=REASON_HELP,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Hãy ghi lý do: người gửi sẽ đọc được."},
    )


class ReasonForm(forms.Form):
    """A step that needs no more than a reason."""

    reason = reason_field()


class TransferForm(forms.Form):
    """To whom it is passed on."""

    body: Any = forms.ModelChoiceField(None, label="Chuyển đến")
    reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies()  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """A private answer."""

    answer = forms.CharField(
        label="Trả lời riêng",
        max_length=8000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Chỉ người có mã biên nhận đọc được, sau khi thủ trưởng đơn vị ký và Trưởng Ban "
        "hoặc Phó Trưởng Ban duyệt.",
    )


class SeenForm(forms.Form):
    """Which answer was read when it was signed or confirmed."""

    seen = forms.CharField(widget=forms.HiddenInput)


class CloseForm(forms.Form):
    """How it ends without an answer."""

    outcome = forms.ChoiceField(
        label="Kết thúc vì", choices=[(value.value, value.label) for value in CLOSINGS]
    )
    reason = reason_field()


class MergeForm(forms.Form):
    """The message to join, by number or code."""

    target = forms.CharField(
        label="Gộp vào mục",
        max_length=40,
        help_text="Số của mục hoặc mã biên nhận; mục ấy phải được trả lời công khai.",
    )

    def clean_target(self) -> Enquiry:
        """The message that is meant."""
        typed = self.cleaned_data["target"].strip()
        code, number = read_code(typed), read_number(typed)
        target = Enquiry.objects.filter(Q(code=code) if code else Q(pk=number)).first()
        if target is None:
            raise forms.ValidationError("Không có mục nào mang số hoặc mã này.")
        return target


class ComposeForm(forms.Form):
    """The texts of the public page; personal data must be out of them."""

    title = forms.CharField(label="Tiêu đề", max_length=200, help_text="Câu hỏi trong một dòng.")
    question = forms.CharField(
        label="Câu hỏi",
        widget=forms.Textarea({"rows": 8}),
        help_text="Máy đã thay những gì nó nhận ra bằng […]. Hãy đọc lại và bỏ nốt tên, nơi ở, "
        "chuyện riêng của người hỏi.",
    )
    answer = forms.CharField(
        label="Trả lời",
        widget=forms.Textarea({"rows": 10}),
        help_text="Viết thành đoạn; trình bày thêm ở trang soạn bài.",
    )

    def __init__(self, *args: Any, known: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def clean(self) -> dict[str, Any]:
        """Says what is still there, field by field."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name, parts in private_texts(cleaned, self.known).items():
            for part in parts:
                self.add_error(name, f"Còn dữ liệu cá nhân: {part}. Hãy bỏ đi.")
        return cleaned


class DoneForm(forms.Form):
    """What was done about a request on personal data."""

    result = forms.CharField(label="Kết quả", max_length=500, help_text=REASON_HELP)


class RegisterForm(forms.Form):
    """Filters of the register."""

    q = forms.CharField(label="Số, mã hoặc chữ", required=False, max_length=100)
    kind = forms.ChoiceField(
        label="Loại", required=False, choices=[("", "Mọi loại"), *Kind.choices]
    )
    field = forms.ModelChoiceField(
        EnquiryField.objects.all(), label="Lĩnh vực", required=False, empty_label="Mọi lĩnh vực"
    )
    body: Any = forms.ModelChoiceField(
        None, label="Đơn vị", required=False, empty_label="Mọi đơn vị"
    )
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[
            ("", "Mọi trạng thái"),
            (OPEN, "Chưa xong"),
            (OVERDUE, "Quá hạn"),
            *Enquiry.State.choices,
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = apps.get_model(  # type: ignore[attr-defined]
            "directory", "Body"
        ).objects.all()

    def narrow(self, enquiries: Any) -> Any:
        """The messages that the filters leave; a filter that makes no sense leaves all."""
        self.is_valid()
        chosen = self.cleaned_data
        for name in ("kind", "field", "body"):
            if chosen.get(name):
                enquiries = enquiries.filter(**{name: chosen[name]})
        state, words = chosen.get("state"), chosen.get("q")
        if state == OVERDUE:
            enquiries = enquiries.overdue(timezone.now())
        elif state == OPEN:
            enquiries = enquiries.open()
        elif state:
            enquiries = enquiries.filter(state=state)
        return enquiries.filter(_about(words)) if words else enquiries


def _about(words: str) -> Q:
    """One message by its code or number, or those with the words in their text."""
    code, number = read_code(words), read_number(words)
    if code:
        return Q(code=code)
    return Q(pk=number) if number else Q(text__icontains=words)
