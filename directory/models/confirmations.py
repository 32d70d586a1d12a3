"""The owner unit's word that an entry of its page is still true (clauses.md section 2, item 10)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from directory.models.pages import BodyPage


class Confirmation(models.Model):
    """The last confirmation of one entry of a body's page. The entry is known by a digest of what
    it says: when it says something else, nobody has confirmed it yet."""

    not_public_because = "Chỉ ngày xác nhận hiện ra, cạnh nội dung đã duyệt của trang cơ quan."

    page = models.ForeignKey(
        BodyPage, verbose_name="trang", on_delete=models.CASCADE, related_name="confirmations"
    )
    entry = models.CharField("mục", max_length=64)
    on = models.DateField("ngày xác nhận")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người xác nhận",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "xác nhận danh bạ"
        verbose_name_plural = "xác nhận danh bạ"
        constraints = [
            models.UniqueConstraint(fields=["page", "entry"], name="entry_confirmed_once")
        ]

    def __str__(self) -> str:
        return f"{self.page} – {self.on:%d/%m/%Y}"
