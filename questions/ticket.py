"""Against machines, without asking people: each form carries a signed ticket that says when it
was opened and is good for one message, a field that only machines fill, and, from a network that
has sent a lot, a small sum in words that a screen reader reads as well as anybody.

No picture to decipher, no third party (clauses.md, Đ.10; WCAG 2.2, 3.3.8).
"""

from __future__ import annotations

import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "questions.ticket"
MIN_SECONDS = 4  # nobody reads and fills the form in less
MAX_HOURS = 12
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_signer = signing.TimestampSigner(salt=SALT)


class TicketRefused(Exception):
    """The form can't be taken as it came; the message says what to do, in Vietnamese."""


def new_ticket() -> str:
    """A ticket for a form that is being opened."""
    return _signer.sign(secrets.token_hex(16))


def read_ticket(ticket: str) -> str:
    """The number under which one message may be sent.

    Raises:
        TicketRefused: forged, too old, or the form was sent faster than anybody types.
    """
    try:
        number = _signer.unsign(ticket, max_age=MAX_HOURS * 3600)
    except signing.BadSignature as error:
        raise TicketRefused(
            "Trang này mở đã lâu. Nội dung vẫn còn nguyên: xin bấm gửi lại một lần nữa."
        ) from error
    if _is_younger(ticket, MIN_SECONDS):
        raise TicketRefused("Gửi quá nhanh. Xin xem lại nội dung rồi bấm gửi lần nữa.")
    return number


def sum_of(ticket: str) -> tuple[str, int]:
    """The question in words that belongs to a ticket, and its answer."""
    digest = salted_hmac(SALT, ticket).digest()
    first, second = 2 + digest[0] % 8, 2 + digest[1] % 8
    return f"{DIGITS[first].capitalize()} cộng {DIGITS[second]} bằng mấy?", first + second


def _is_younger(ticket: str, seconds: int) -> bool:
    try:
        _signer.unsign(ticket, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True
