"""How often old addresses are still asked for (reference/domain.md sections 9 and 10)."""

from __future__ import annotations

from django.db import models
from django.db.models import F


class OldAddressHit(models.Model):
    """One old address that led somewhere, and how often."""

    old_path = models.CharField("địa chỉ cũ", max_length=255, unique=True)
    target = models.CharField("dẫn tới", max_length=255)
    hits = models.PositiveIntegerField("số lần", default=0)
    last_at = models.DateTimeField("lần cuối", auto_now=True)

    class Meta:
        ordering = ["-hits", "old_path"]
        verbose_name = "địa chỉ cũ"
        verbose_name_plural = "địa chỉ cũ"

    def __str__(self) -> str:
        return self.old_path

    @classmethod
    def count(cls, old_path: str, target: str) -> None:
        """One more. The rows can't outgrow the redirects and pages that exist: whatever leads
        nowhere isn't counted, and two spellings that lead to one page are two rows at most of 255
        characters each."""
        hit, _is_new = cls.objects.get_or_create(
            old_path=old_path[:255], defaults={"target": target[:255]}
        )
        cls.objects.filter(pk=hit.pk).update(hits=F("hits") + 1, target=target[:255])
