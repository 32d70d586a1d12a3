"""The Chair's order of withdrawal (Điều 5 khoản 1): one action, at once, with its reason."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import LogContext

from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from workflows.definitions import Action, Capacity
from workflows.models import Approval


def order_withdrawal(page: PortalPage, *, user: Any, reason: str) -> None:
    """Take a public item down by order, name who ordered it and why, and tell Head and Deputy.

    Raises:
        PublicationRefused: not the Chair, no reason, or nothing public to take down.
    """
    if Role.CHAIR not in roles_of(user):
        raise PublicationRefused("Chỉ Chủ tịch UBND ra lệnh gỡ.", article="5")
    if not reason.strip():
        raise PublicationRefused("Lệnh gỡ phải ghi rõ lý do.", article="5")
    with transaction.atomic(), LogContext(user=user):
        locked = PortalPage.objects.select_for_update().get(pk=page.pk).specific
        if not locked.live:
            raise PublicationRefused("Mục này không còn công khai.", article="5")
        Approval.objects.record(
            Action.ORDER, page=locked, user=user, capacity=Capacity.CHAIR, reason=reason
        )
        UnpublishPageAction(locked, user=user).execute(skip_permission_checks=True)
    seats = [Role.HEAD.value, Role.DEPUTY.value]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=seats).distinct()
    address = settings.WAGTAILADMIN_BASE_URL + reverse("workflows:sheet", args=[page.pk])
    for person in people.exclude(email=""):
        send_mail(
            f"Chủ tịch UBND lệnh gỡ mục số {page.pk}", f"{reason}\n{address}", None, [person.email]
        )
