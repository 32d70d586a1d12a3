"""The fast chain of an emergency notice: the Head or a Deputy decides at once and alone, and the
head of the supplying unit signs within a set time, or the notice comes down by itself.

The regulation is silent on emergencies; Điều 9 (the unit answers for the content) is kept by the
signature afterwards, Điều 14 by the decision beforehand. The ledger calls such a decision by its
own capacity, and it stands for an urgent notice only (Approval.carries).
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction

from core import audit
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from workflows.definitions import EMERGENCY, Action, Capacity
from workflows.models import Approval

if TYPE_CHECKING:
    from collections.abc import Iterator


def awaiting_signature() -> Iterator[PortalPage]:
    """Public emergency notices that their unit hasn't signed, oldest first."""
    public = PortalPage.objects.filter(
        live=True, alias_of__isnull=True, permit__capacity__in=EMERGENCY
    )
    for page in public.select_related("permit", "body").order_by("permit__sequence"):
        if not _signatures(page).exists():
            yield page


def awaiting_signature_of(user: Any) -> list[PortalPage]:
    """Those among them that this user is to sign."""
    if Role.UNIT_HEAD not in roles_of(user):
        return []
    return [page for page in awaiting_signature() if page.body_id == user.body_id]


def deadline_of(page: PortalPage) -> datetime.datetime:
    """By when a public emergency notice must be signed."""
    hours = datetime.timedelta(hours=settings.EMERGENCY_SIGNATURE_HOURS)
    permit: Any = page.permit
    at: datetime.datetime = permit.at
    return at + hours


def sign_afterwards(page: PortalPage, user: Any) -> None:
    """The unit's head signs what is public.

    Raises:
        PublicationRefused: not the head of the unit that supplied it, the same person who decided,
            or nothing that waits for a signature.
    """
    with transaction.atomic():
        page = PortalPage.objects.select_for_update().get(pk=page.pk).specific
        permit: Any = page.permit
        waits = page.live and permit is not None and permit.capacity in EMERGENCY
        if not waits or _signatures(page).exists() or not permit.carries(page):
            raise PublicationRefused("Không có thông báo khẩn nào chờ ký.", article="9")
        if Role.UNIT_HEAD not in roles_of(user) or user.body_id != page.body_id:
            raise PublicationRefused(
                "Chỉ thủ trưởng của đơn vị cung cấp tin được ký (Điều 9).", article="9"
            )
        if user.pk == permit.actor_id:
            raise PublicationRefused("Người đã duyệt không tự ký cho đơn vị.", article="9")
        Approval.objects.record(
            Action.SIGN,
            page=page,
            user=user,
            capacity=Capacity.UNIT_HEAD,
            revision_id=permit.revision_id,
            workflow_state_id=permit.workflow_state_id,
            authors=permit.authors,
        )


def take_down_unsigned(now: datetime.datetime) -> int:
    """Withdraw the notices whose time for the signature is over; returns how many."""
    late = [page for page in awaiting_signature() if deadline_of(page) <= now]
    for page in late:
        audit.record("emergency.unsigned", target=page, hours=settings.EMERGENCY_SIGNATURE_HOURS)
        UnpublishPageAction(page.specific).execute(skip_permission_checks=True)
    return len(late)


def _signatures(page: PortalPage) -> Any:
    permit: Any = page.permit
    return Approval.objects.of_page(page.pk).filter(
        action=Action.SIGN,
        revision_id=permit.revision_id,
        content_hash=permit.content_hash,
        sequence__gt=permit.sequence,
    )
