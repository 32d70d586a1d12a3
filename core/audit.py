"""The trail of sign-ins, refusals and withdrawals.

Every event goes to the logger `nhuxuan.audit`, which a transaction can't roll back, and to a
table that the admin shows.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import models

logger = logging.getLogger("nhuxuan.audit")


class AuditEntry(models.Model):
    """One event. Keys and names are copied, not linked: the entry outlives what it speaks of."""

    at = models.DateTimeField("thời điểm", auto_now_add=True, db_index=True)
    event = models.CharField("sự kiện", max_length=60, db_index=True)
    actor_id = models.BigIntegerField("mã người thực hiện", null=True)
    actor_name = models.CharField("người thực hiện", max_length=150, blank=True)
    target_type = models.CharField("loại đối tượng", max_length=100, blank=True)
    target_id = models.CharField("mã đối tượng", max_length=64, blank=True)
    detail = models.JSONField("chi tiết", default=dict)

    class Meta:
        app_label = "core"
        ordering = ["-at", "-pk"]
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký an toàn"

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.event}"


def record(event: str, *, user: Any = None, target: Any = None, **detail: Any) -> AuditEntry:
    """Write one event, such as `publish.refused` or `sign_in.failed`.

    `detail` must never hold the text of an item, only rules, ids and addresses.
    """
    known = user is not None and getattr(user, "pk", None) is not None
    entry = AuditEntry(
        event=event,
        actor_id=user.pk if known else None,
        actor_name=user.get_username() if known else "",
        target_type=target._meta.label if target is not None else "",
        target_id=str(target.pk or "") if target is not None else "",
        detail=detail,
    )
    logger.info(
        "%s actor=%s target=%s:%s %s",
        event, entry.actor_name or "-", entry.target_type or "-", entry.target_id or "-", detail,
    )  # fmt: skip
    entry.save()
    return entry
