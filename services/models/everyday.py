"""Everyday words for procedures, edited in the admin (clauses.md row Đ.4.2.c)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.text import fold, nfc


class EverydayPhrase(models.Model):
    """What people say, and what the procedure's title or result calls it."""

    not_public_because = "Từ thường dùng chỉ giúp tìm thủ tục; trang công khai không in ra."

    phrase = models.CharField(
        "người dân thường nói",
        max_length=120,
        unique=True,
        help_text="Ví dụ: sổ đỏ; làm khai sinh. Có dấu hay không dấu đều tìm được.",
    )
    official = models.CharField(
        "chữ trong tên hoặc kết quả thủ tục",
        max_length=200,
        help_text="Viết đúng như trong thủ tục, ví dụ: giấy chứng nhận quyền sử dụng đất.",
    )

    class Meta:
        ordering = ["phrase"]
        verbose_name = "từ thường dùng"
        verbose_name_plural = "từ thường dùng"

    def __str__(self) -> str:
        return self.phrase

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save composed (Điều 11)."""
        self.phrase, self.official = nfc(self.phrase).strip(), nfc(self.official).strip()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Both sides say something, and not the same.

        Raises:
            ValidationError: the official words say nothing new.
        """
        if fold(self.phrase) == fold(self.official):
            raise ValidationError({"official": "Hai bên giống nhau thì không cần ghi."})

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        """All of them as (phrase, official words), in one query."""
        return list(cls.objects.values_list("phrase", "official"))
