"""Forms of the screens: the period, a collaborator, a sheet's amounts and its decision."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from contributions.statistics import Period

FIRST_YEAR = 2000


class PeriodForm(forms.Form):
    """From a day to a day; this quarter where nothing is asked for."""

    tu = forms.DateField(label="Từ ngày", required=False, widget=AdminDateInput)
    den = forms.DateField(label="Đến hết ngày", required=False, widget=AdminDateInput)

    def clean(self) -> dict[str, Any]:
        """In order."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("tu"), cleaned.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải sau ngày đầu.")
        if first and first.year < FIRST_YEAR:
            self.add_error("tu", f"Hãy chọn ngày từ năm {FIRST_YEAR}.")
        return cleaned

    def period(self) -> Period:
        """What was asked for, or the quarter up to today."""
        default = Period.of_quarter(timezone.localdate())
        if not self.is_valid():
            return default
        first = self.cleaned_data["tu"] or default.first
        last = self.cleaned_data["den"] or max(default.last, first)
        return Period(first, last)


class CollaboratorForm(forms.ModelForm):
    """A new account for somebody of the own unit."""

    fields_of_work = forms.CharField(
        label="Lĩnh vực phụ trách", max_length=200, help_text="Ví dụ: văn hóa, du lịch, gia đình."
    )

    class Meta:
        model = get_user_model()
        fields = ("last_name", "first_name", "username", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("last_name", "first_name", "email"):
            self.fields[name].required = True
        self.fields["last_name"].label = "Họ và tên đệm"
        self.fields["first_name"].label = "Tên"
        self.fields["email"].help_text = "Nhận đường dẫn đặt mật khẩu qua thư này."


class MonthForm(forms.Form):
    """The month of a new sheet, by any of its days."""

    month = forms.DateField(label="Tháng (chọn một ngày bất kỳ)", widget=AdminDateInput)

    def clean_month(self) -> datetime.date:
        """Its first day."""
        day: datetime.date = self.cleaned_data["month"]
        return day.replace(day=1)


class DecisionForm(forms.Form):
    """The Chair's decision."""

    number = forms.CharField(label="Số quyết định", max_length=60)
    day = forms.DateField(label="Ngày quyết định", widget=AdminDateInput)
