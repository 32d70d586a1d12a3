"""Reminds of drafts under consultation: before they close, and afterwards while no result is out
(reference/comparable-systems.md, row 46). Each mail goes out once."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core.roles import Role
from documents.consulting import Phase
from documents.models import ConsultationPage
from workflows.clocks import send_once

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE_DAYS = (1, 7)  # the narrower first: whoever comes late sends one mail, not two
AFTER_EVERY_DAYS = 7


def remind(day: datetime.date | None = None) -> int:
    """Send what is due on a day (today), returns how many matters were told of."""
    today = day or timezone.localdate()
    begun = ConsultationPage.objects.shown().filter(opens_on__lte=today).listed()
    matters = (matter for page in begun for matter in _matters(page, today))
    return sum(
        send_once(key, _people(page), subject, body, _address(page))
        for page, key, subject, body in matters
    )


def _matters(page: ConsultationPage, today: datetime.date) -> Iterator[Any]:
    left = (page.closes_on - today).days
    key = f"consultation:{page.pk}:{page.closes_on:%Y%m%d}"
    limit = next((days for days in BEFORE_DAYS if 0 <= left <= days), None)
    if limit is not None:
        yield (
            page,
            f"{key}:before:{limit}",
            f"Sắp hết hạn lấy ý kiến: {page.title}",
            f"Hết ngày {page.closes_on:%d/%m/%Y}, còn {left} ngày.",
        )
    elif left < 0 and page.phase == Phase.SUMMING:
        week = (-left - 1) // AFTER_EVERY_DAYS
        yield (
            page,
            f"{key}:after:{week}",
            f"Chưa công bố kết quả lấy ý kiến: {page.title}",
            f"Đã hết hạn {-left} ngày. Hãy lập bảng tiếp thu, giải trình rồi trình duyệt.",
        )


def _people(page: ConsultationPage) -> list[Any]:
    """Who wrote the item, the head of its unit, and the members of the board."""
    unit = Q(groups__name=Role.UNIT_HEAD.value, body=page.body_id)
    board = Q(groups__name=Role.MEMBER.value)
    people = get_user_model().objects.filter(unit | board | Q(pk=page.owner_id), is_active=True)
    return list(people.distinct())


def _address(page: ConsultationPage) -> str:
    return reverse("compile_opinions", args=[page.pk])
