"""Who wants to hear of new documents by mail: an address, a filter, and nothing else."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class DocumentSubscription(models.Model):
    """One address and one filter. Deleted when its holder asks, or when nobody confirms it."""

    not_public_because = "Địa chỉ thư của người đăng ký nhận văn bản; không bao giờ hiện ra ngoài."

    email = models.EmailField("địa chỉ thư")
    query = models.CharField("bộ lọc", max_length=2000, blank=True)
    asked_at = models.DateTimeField("đăng ký lúc", auto_now_add=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    # Every fitting document posted up to here has been told, or was there before.
    told_until = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "đăng ký nhận văn bản"
        verbose_name_plural = "đăng ký nhận văn bản"
        constraints = [models.UniqueConstraint(fields=["email", "query"], name="subscription_once")]

    def __str__(self) -> str:
        return f"đăng ký số {self.pk}"
