"""The letters to subscribers, and the signed links in them. A link names a row by its key, so
that no address stands in the log of a web server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core import signing
from django.core.mail import EmailMessage
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Site

from documents.filters import DocumentFilter
from documents.models.subscriptions import DocumentSubscription

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.models import DocumentPage

CONFIRM_DAYS = 2
_CONFIRM, _END = "documents.subscription.confirm", "documents.subscription.end"


def filter_of(subscription: DocumentSubscription) -> DocumentFilter:
    """What the subscriber wants to hear of."""
    return DocumentFilter(QueryDict(subscription.query))


def send_confirmation(subscription: DocumentSubscription) -> None:
    """Ask whether the address's holder wants this.

    Raises:
        OSError: the letter can't be sent (smtplib's errors are OSErrors).
    """
    token = signing.dumps(subscription.pk, salt=_CONFIRM)
    _send(
        subscription,
        "Xác nhận nhận văn bản mới",
        "confirmation",
        link=_root() + reverse("document_subscription_confirm", args=[token]),
        days=CONFIRM_DAYS,
    )


def send_digest(
    subscription: DocumentSubscription, documents: Sequence[DocumentPage], more: int
) -> None:
    """Tell of new documents, and of how many more there are.

    Raises:
        OSError: the letter can't be sent.
    """
    _send(
        subscription,
        f"{len(documents) + more} văn bản mới",
        "digest",
        documents=documents,
        more=more,
        list_address=f"{documents[0].get_parent().full_url}{_query(subscription)}",
    )


def subscription_to_confirm(token: str) -> DocumentSubscription | None:
    """The row that a link of a confirmation names; None when the link is forged or too old."""
    return _named_by(token, _CONFIRM, max_age=CONFIRM_DAYS * 24 * 60 * 60)


def subscription_to_end(token: str) -> DocumentSubscription | None:
    """The row that a link of any letter names, for as long as the row is there."""
    return _named_by(token, _END, max_age=None)


def _named_by(token: str, salt: str, *, max_age: int | None) -> DocumentSubscription | None:
    try:
        key = signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
    return DocumentSubscription.objects.filter(pk=key).first()


def _send(subscription: DocumentSubscription, subject: str, letter: str, **context: Any) -> None:
    end = _root() + reverse(
        "document_subscription_end", args=[signing.dumps(subscription.pk, salt=_END)]
    )
    text = render_to_string(
        f"documents/letters/{letter}.txt",
        {"wanted": filter_of(subscription).title, "end": end, **context},
    )
    EmailMessage(
        subject,
        text,
        to=[subscription.email],
        headers={
            # RFC 8058: the mail program's own button, one click.
            "List-Unsubscribe": f"<{end}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    ).send()


def _query(subscription: DocumentSubscription) -> str:
    return f"?{subscription.query}" if subscription.query else ""


def _root() -> str:
    return str(Site.objects.get(is_default_site=True).root_url)
