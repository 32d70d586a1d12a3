"""What of a message is deleted when, so that only figures stay (Law 91/2025/QH15, NĐ 356/2025)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from questions.handling import Action, Outcome, State, finish, locked, write_step
from questions.models import DataRequest, Enquiry, Kind, Sender, terms_of
from questions.models.tables import SPAM_KEEP_DAYS

if TYPE_CHECKING:
    from core.models import PortalPage

CLOSED_WITH_PAGE = "Nội dung không xử lý được trên Cổng; mời liên hệ trực tiếp với đơn vị."


def due_for_erasure(now: datetime.datetime) -> Any:
    """Ended messages whose time is over, by kind; rubbish goes sooner."""
    over = Q(outcome=Outcome.SPAM, closed_at__lte=now - datetime.timedelta(days=SPAM_KEEP_DAYS))
    for kind in Kind:
        kept = datetime.timedelta(days=terms_of(kind).keep_days)
        over |= Q(kind=kind, closed_at__lte=now - kept)
    return Enquiry.objects.filter(over, purged_at=None)


def erase(enquiry: Enquiry, user: Any = None) -> None:
    """Delete who sent it and every word about it. What stays: kind, field, commune, unit, dates,
    outcome and mark. An open message ends as withdrawn."""
    with transaction.atomic():
        current = locked(enquiry)
        Sender.objects.filter(enquiry=current).delete()
        DataRequest.objects.filter(enquiry=current).update(result="")
        current.text = current.answer = current.score_words = current.address = ""
        current.purged_at = timezone.now()
        current.steps.update(note="")
        if current.is_open:
            finish(current, State.CLOSED, Outcome.WITHDRAWN)
        current.save()
        write_step(current, Action.PURGE, user)


def erase_with_page(page: PortalPage, **_kwargs: Any) -> None:
    """Điều 7 *: the page of an answer turned out to be classified; what it was made of can't stay
    either."""
    for enquiry in Enquiry.objects.filter(page=page.pk, purged_at=None):
        was_open = enquiry.is_open
        if was_open:
            finish(enquiry, State.CLOSED, Outcome.OUT_OF_SCOPE)
        erase(enquiry)
        if was_open:
            write_step(enquiry, Action.CLOSE, None, note=CLOSED_WITH_PAGE)
