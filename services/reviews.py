"""Which procedures their owners must look through, and the mail that says so (Điều 7 khoản 2)."""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from core.roles import UNIT_ROLES
from core.vietnamese import short_date
from services.models import LegalBasis, ProcedurePage, ProcedureReview, Status
from workflows.clocks import send_once

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Due:
    """A procedure to look through, and why: not looked at since `reviewed_on`, or resting on
    documents no longer in force (`stale`, their titles)."""

    procedure: ProcedurePage
    reviewed_on: datetime.date
    is_old: bool
    stale: tuple[str, ...]


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month, that many months earlier; the month's last where it has none."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 - months, MONTHS_OF_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def due_for_review(today: datetime.date | None = None) -> list[Due]:
    """The public procedures not repealed that were last reviewed more than
    settings.PROCEDURE_REVIEW_MONTHS ago or rest on a document no longer in force; oldest first."""
    limit = months_before(today or timezone.localdate(), settings.PROCEDURE_REVIEW_MONTHS)
    procedures = list(
        ProcedurePage.objects.shown()
        .exclude(status=Status.REPEALED)
        .select_related("body")
        .prefetch_related("legal_basis_rows__document")
    )
    LegalBasis.with_validity(
        basis for procedure in procedures for basis in procedure.legal_basis_rows.all()
    )
    reviewed = ProcedureReview.dates(procedures)
    found = [
        Due(
            procedure,
            reviewed[procedure.pk],
            is_old=reviewed[procedure.pk] < limit,
            stale=tuple(
                basis.document.title for basis in procedure.legal_basis_rows.all() if basis.is_stale
            ),
        )
        for procedure in procedures
        if procedure.pk in reviewed
    ]
    due = [matter for matter in found if matter.is_old or matter.stale]
    return sorted(due, key=lambda matter: (matter.reviewed_on, matter.procedure.pk))


def remind(today: datetime.date | None = None) -> int:
    """One mail a month to each unit that has procedures to look through; returns how many units
    were written to. Safe to repeat."""
    today = today or timezone.localdate()
    by_unit: dict[Any, list[Due]] = defaultdict(list)
    for matter in due_for_review(today):
        by_unit[matter.procedure.body].append(matter)
    return sum(
        send_once(
            f"procedure-review:{unit.pk}:{today:%Y-%m}",
            _people_of(unit),
            f"{len(matters)} thủ tục cần rà soát",
            "\n".join(_line(matter) for matter in matters),
            reverse("services:reviews"),
        )
        for unit, matters in by_unit.items()
        if unit is not None
    )


def _line(matter: Due) -> str:
    reasons = [f"rà soát lần cuối {short_date(matter.reviewed_on)}"] if matter.is_old else []
    reasons += [f"căn cứ đã hết hiệu lực: {title}" for title in matter.stale]
    return f"- {matter.procedure.title} ({'; '.join(reasons)})"


def _people_of(unit: Any) -> Iterable[Any]:
    names = [role.value for role in UNIT_ROLES]
    return (
        get_user_model()
        .objects.filter(is_active=True, body=unit, groups__name__in=names)
        .distinct()
    )
