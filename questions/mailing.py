"""Mails about messages: to the sender, who gave an address, and to the unit that is to answer.

No mail carries the sender's words or name. A server of mails that is down holds up nobody: the
receipt code works without.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from core.roles import BOARD_ROLES, UNIT_ROLES
from questions.models import Enquiry

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger("nhuxuan.questions")
PORTAL = "Cổng thông tin điện tử huyện Như Xuân"


def officers_of(enquiry: Enquiry) -> list[Any]:
    """Who should act: the unit's people; where nobody is named yet, the board's."""
    roles = UNIT_ROLES if enquiry.body_id else BOARD_ROLES
    people = get_user_model().objects.filter(
        is_active=True, groups__name__in=[role.value for role in roles]
    )
    if enquiry.body_id:
        people = people.filter(body=enquiry.body_id)
    return list(people.distinct())


def tell_unit(enquiry: Enquiry) -> None:
    """A message waits for the unit."""
    due = timezone.localtime(enquiry.due)
    address = reverse("enquiries:enquiry", args=[enquiry.pk])
    text = (
        f"{enquiry} đang chờ đơn vị trả lời.\nHạn: hết ngày {due:%d/%m/%Y}.\n"
        f"{settings.WAGTAILADMIN_BASE_URL}{address}"
    )
    addresses = {person.email for person in officers_of(enquiry) if person.email}
    _send(enquiry, f"Chờ trả lời: {enquiry}", text, addresses)


def send_receipt(enquiry: Enquiry) -> None:
    """The code, to whoever gave an address."""
    due = timezone.localtime(enquiry.due)
    text = (
        f"{PORTAL} đã nhận nội dung ông, bà gửi.\n\nMã biên nhận: {enquiry.shown_code}\n"
        f"Hạn trả lời: hết ngày {due:%d/%m/%Y}.\n\nTra cứu bằng mã tại: "
        f"{settings.WAGTAILADMIN_BASE_URL}{reverse('look_up')}\n"
        "Xin giữ kín mã này: ai có mã thì đọc được câu trả lời riêng."
    )
    _send_to_sender(enquiry, "Mã biên nhận của ông, bà", text)


def send_answer(key: int) -> None:
    """The private answer, or the address of the public one, to whoever gave an address; for those
    that were merged into it too."""
    enquiry = Enquiry.objects.select_related("page").get(pk=key)
    page = enquiry.public_page
    shown = f"Trả lời đăng tại: {page.full_url}" if page else enquiry.answer
    text = f"{PORTAL} trả lời nội dung ông, bà đã gửi.\n\n{shown}"
    for message in (enquiry, *enquiry.duplicates.all()):
        _send_to_sender(message, "Trả lời nội dung ông, bà đã gửi", text)


def _send_to_sender(enquiry: Enquiry, subject: str, text: str) -> None:
    sender = getattr(enquiry, "sender", None)
    if sender is not None and sender.email:
        _send(enquiry, subject, text, [sender.email])


def _send(enquiry: Enquiry, subject: str, text: str, addresses: Iterable[str]) -> None:
    """One mail for each address. The log names the message by its number only."""
    for address in sorted(addresses):
        try:
            send_mail(subject, text, None, [address])
        except (SMTPException, OSError):
            logger.warning("mail about enquiry %s was not sent", enquiry.pk)
