"""An open consultation, the form as a citizen fills it in, and a clock that can be set."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from documents.models import ConsultationPage
from tests.pages.planting import public

if TYPE_CHECKING:
    import pytest

    from tests.factories import People

TYPED = {
    "about": "1",
    "text": "Đề nghị ghi rõ mức thu ở khoản 2.",
    "sender_kind": "person",
    "name": "Công dân khu phố 2",
    "contact": "0237 000 0999",
    "consent": "on",
}
NOW = "django.utils.timezone.now"


def at(day: datetime.date, hour: int = 0, minute: int = 0) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def clock(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    monkeypatch.setattr(NOW, lambda: moment)


def open_page(people: People, **values: Any) -> ConsultationPage:
    return public(ConsultationPage, people, **values)


def close(page: ConsultationPage, monkeypatch: pytest.MonkeyPatch, days: int = 1) -> None:
    """Let the clock stand `days` after the last day, at nine."""
    clock(monkeypatch, at(page.closes_on + datetime.timedelta(days=days), 9))
