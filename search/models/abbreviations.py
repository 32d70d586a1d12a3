"""Abbreviations, edited in the admin; they work at query time, so a new one works at once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.text import nfc
from search.tokens import folded_words


class Abbreviation(models.Model):
    """Two ways to write the same: a query with either one finds both."""

    not_public_because = "Chỉ dùng để mở rộng từ khóa khi tìm; không hiện ra trang công khai."

    short = models.CharField("viết tắt", max_length=30, help_text="Ví dụ: UBND, GD&ĐT.")
    full = models.CharField("viết đầy đủ", max_length=120, help_text="Ví dụ: Ủy ban nhân dân.")
    in_use = models.BooleanField(
        "đang dùng", default=True, help_text="Bỏ chọn để tìm kiếm không coi hai cách viết là một."
    )

    class Meta:
        verbose_name = "từ viết tắt"
        verbose_name_plural = "từ viết tắt"
        ordering = ["short", "full"]
        constraints = [
            models.UniqueConstraint(
                fields=["short", "full"],
                name="abbreviation_once",
                violation_error_message="Cặp viết tắt này đã có trong danh mục.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.short} = {self.full}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save composed text."""
        self.short, self.full = nfc(self.short).strip(), nfc(self.full).strip()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Both sides must hold words, and must differ as search sees them."""
        self.short, self.full = nfc(self.short).strip(), nfc(self.full).strip()
        short, full = folded_words(self.short), folded_words(self.full)
        if not short or not full:
            raise ValidationError("Cả hai cách viết phải có chữ hoặc số.")
        if short == full:
            raise ValidationError("Hai cách viết giống nhau khi tìm không dấu: không cần khai.")
