"""The letter to units that have been silent too long (Điều 9, Điều 13 khoản 2 c)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from contributions.statistics import Period, figures
from core.roles import Role
from workflows.clocks import send_once
from workflows.models import Reminder

if TYPE_CHECKING:
    from contributions.statistics import UnitFigures


def remind_silent_units(today: datetime.date | None = None) -> int:
    """Write to the heads of units under their quota, once a week each; returns to how many units.

    A unit without a head who has an address is not counted: nobody could be told.
    """
    today = today or timezone.localdate()
    silent = [unit for unit in figures(Period.of_quarter(today)) if unit.is_silent]
    return sum(_write_to(unit, today) for unit in silent)


def reminders_of(body_id: int) -> list[datetime.datetime]:
    """When the unit was written to, latest first."""
    sent = Reminder.objects.filter(key__startswith=f"silent:{body_id}:").order_by("-at")
    return list(sent.values_list("at", flat=True))


def _write_to(unit: UnitFigures, today: datetime.date) -> bool:
    heads = get_user_model().objects.filter(
        is_active=True, groups__name=Role.UNIT_HEAD.value, body=unit.body
    )
    told = [head for head in heads if head.email]
    year, week, _day = today.isocalendar()
    text = (
        f"Trong {unit.demand.days} ngày qua {unit.body.name} gửi {unit.sent_lately} tin, bài; "
        f"chỉ tiêu là ít nhất {unit.demand.minimum} (Điều 9 Quy chế ban hành kèm theo Quyết định "
        "số 2112/QĐ-UBND)."
    )
    return bool(told) and send_once(
        f"silent:{unit.body.pk}:{year}-W{week:02}",
        told,
        f"Đề nghị cung cấp thông tin: {unit.body.label}",
        text,
        reverse("wagtailadmin_home"),
    )
