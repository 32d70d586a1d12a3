"""The forms of the reviewer's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.domains import Domain
from workflows.definitions import Action


class DecisionForm(forms.Form):
    """Approve or return one revision. The unit's head declares once more that it is no secret
    (Điều 7 *, Điều 9); a return needs its reason."""

    action = forms.ChoiceField(choices=[("approve", "approve"), ("reject", "reject")])
    declared = forms.BooleanField(
        label="Tôi đã đọc toàn bộ nội dung, tệp kèm theo; không có gì thuộc bí mật nhà nước.",
        required=False,
    )
    comment = forms.CharField(
        label="Ý kiến",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bắt buộc khi trả lại: nói rõ cần sửa điều gì.",
    )

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_declaration = step == Action.SIGN
        if not self.needs_declaration:
            del self.fields["declared"]

    @property
    def first_id(self) -> str:
        """Where the decision begins on the page."""
        return str(self["declared" if self.needs_declaration else "comment"].id_for_label)

    def clean(self) -> dict[str, Any]:
        """A declaration to sign, a reason to return."""
        cleaned = super().clean() or {}
        approving = cleaned.get("action") == "approve"
        if approving and self.needs_declaration and not cleaned.get("declared"):
            self.add_error("declared", ValidationError("Hãy đánh dấu khẳng định trước khi ký."))
        if not approving and not (cleaned.get("comment") or "").strip():
            self.add_error("comment", ValidationError("Hãy ghi lý do trả lại."))
        return cleaned


class DomainForm(forms.Form):
    """The Head corrects an item's domain."""

    domain = forms.ChoiceField(label="Lĩnh vực duyệt", choices=Domain.choices)
    reason = forms.CharField(label="Lý do", max_length=500)


class ConfirmForm(forms.Form):
    """The Head's written reason for letting pass what the scan found."""

    confirm_reason = forms.CharField(
        label="Lý do xác nhận",
        max_length=500,
        help_text="Vì sao các dấu hiệu này không phải bí mật nhà nước, không phải dữ liệu cá nhân "
        "cần bảo vệ; nếu đã giải mật, ghi số và ngày quyết định.",
    )
