"""Publish what was approved for this hour, and withdraw what has expired.

Takes the place of Wagtail's command of the same name, whose loop ends at the first refusal.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import mail_admins
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from core import audit
from core.heartbeat import ScheduledCommand
from core.models import PortalPage
from workflows.emergency import take_down_unsigned


class Command(ScheduledCommand):
    """Each item passes the same door again at its hour (delegation, secrecy, content); one that
    is refused never stops the rest, and is logged and mailed."""

    help = "Xuất bản tin, bài đã duyệt và hẹn giờ; gỡ tin, bài hết hạn, thông báo khẩn thiếu ký."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Publish and withdraw what is due.

        Raises:
            CommandError: at least one item was refused; the others were handled.
        """
        now = timezone.now()
        due = Revision.page_revisions.filter(approved_go_live_at__lte=now)
        failures = [
            failure
            for revision in due.order_by("approved_go_live_at", "pk")
            if (failure := self._publish(revision))
        ]
        take_down_unsigned(now)
        for page in PortalPage.objects.filter(live=True, expire_at__lt=now).specific():
            UnpublishPageAction(page, set_expired=True).execute(skip_permission_checks=True)
        if failures:
            message = "\n".join(failures)
            if settings.ADMINS:
                mail_admins("Tin hẹn giờ không được xuất bản", message)
            raise CommandError(f"Không xuất bản được:\n{message}")

    def _publish(self, revision: Revision) -> str:
        try:
            with transaction.atomic():
                revision.publish(skip_permission_checks=True)
        except Exception as error:  # noqa: BLE001 - one bad item must not stop the rest
            audit.record(
                "schedule.refused",
                target=revision,
                page=revision.object_id,
                reason=str(error)[:300],
            )
            return f"Trang số {revision.object_id}, phiên bản {revision.pk}: {error}"
        return ""
