"""The meeting of a conclusion in the public work schedule. The schedule is asked by label, never
imported (design.md section 3)."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.apps import apps
from django.utils import timezone

from core.forms import PortalPageForm

# A conclusion is published soon after its meeting; an older choice stays on offer.
OFFERED_DAYS = 120


def public_meeting(uid: UUID | None) -> Any:
    """The public entry of the schedule with this key, or None."""
    if uid is None:
        return None
    return _public().filter(uid=uid).select_related("page").first()


def _public() -> Any:
    return apps.get_model("schedule", "ScheduleEntry").objects.public()


class ConclusionForm(PortalPageForm):
    """Offers the meetings of the last months by their date and subject."""

    meeting_uid = forms.TypedChoiceField(
        coerce=UUID, empty_value=None, required=False, label="Việc trong lịch công tác"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        period = (today - datetime.timedelta(days=OFFERED_DAYS), today)
        meetings = _public().exclude(change="cancelled").filter(day__range=period)
        meetings |= _public().filter(uid=self.instance.meeting_uid)
        field = self.fields["meeting_uid"]
        field.help_text = (
            "Cuộc họp này trong lịch công tác đã công bố, để hai trang dẫn sang nhau; để trống nếu "
            "không có trong lịch."
        )
        field.choices = [
            ("", "Không có trong lịch"),
            *((str(one.uid), f"{one.day:%d/%m/%Y}: {one.content}")
              for one in meetings.order_by("-day", "session", "time")),
        ]  # fmt: skip
