"""The daily letters: each fitting document once, and only what is public at that moment."""

from __future__ import annotations

import datetime
import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from documents.models.subscriptions import DocumentSubscription
from documents.rows import documents_of
from documents.subscriptions import letters

logger = logging.getLogger("nhuxuan.documents")

MOST_LISTED = 50
# A publication may still be on its way into the database with a moment that has passed.
SETTLED = datetime.timedelta(minutes=10)


@dataclass
class Outcome:
    """How many letters went out, and how many could not."""

    sent: int = 0
    failed: int = 0


def send_digests() -> Outcome:
    """Send what is new to each confirmed subscriber; a second run sends nothing again, and one
    address that fails stops no other: it is tried again the next time."""
    forget_unconfirmed()
    outcome = Outcome()
    confirmed = DocumentSubscription.objects.filter(confirmed_at__isnull=False)
    for key in confirmed.order_by("pk").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                outcome.sent += _send_one(key)
        except Exception as error:  # noqa: BLE001 - one bad address must not stop the rest
            # Without the error's words, which may hold the address.
            logger.warning("digest of subscription %s: %s", key, type(error).__name__)
            outcome.failed += 1
    return outcome


def forget_unconfirmed() -> None:
    """Drop the addresses whose holders didn't answer in time."""
    limit = timezone.now() - datetime.timedelta(days=letters.CONFIRM_DAYS)
    DocumentSubscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=limit).delete()


def _send_one(key: int) -> bool:
    """True when there was something to tell. The row is locked while it is told, so that two
    runs at a time don't tell it twice."""
    subscription = DocumentSubscription.objects.select_for_update().filter(pk=key).first()
    if subscription is None:
        return False
    until = timezone.now() - SETTLED
    entries = letters.filter_of(subscription).entries().order_by("-posted_at", "-page")
    new = entries.filter(posted_at__gt=subscription.told_until, posted_at__lte=until)
    keys = list(new.values_list("pk", flat=True))
    documents = documents_of(keys[:MOST_LISTED])
    if until > subscription.told_until:
        subscription.told_until = until
        subscription.save(update_fields=["told_until"])
    if documents:
        letters.send_digest(subscription, documents, max(len(keys) - MOST_LISTED, 0))
    return bool(documents)
