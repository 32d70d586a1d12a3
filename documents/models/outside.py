"""Documents that the portal doesn't publish, but that its documents rest on."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.text import nfc
from documents.numbers import number_key


class OutsideDocument(models.Model):
    """A document outside the register, kept for the days between which it was in force. What the
    public reads of it is `DocumentRelation.cited_as`, approved with the citing document."""

    not_public_because = "Chỉ để tính căn cứ còn hay hết hiệu lực; không có trang công khai."

    number = models.CharField("số, ký hiệu", max_length=60)
    number_key = models.CharField(max_length=80, editable=False, db_index=True)
    title = models.CharField("tên văn bản", max_length=220)
    issuer_name = models.CharField("cơ quan ban hành", max_length=200)
    issued_on = models.DateField("ngày ban hành")
    effective_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    ended_on = models.DateField(
        "hết hiệu lực từ ngày", null=True, blank=True, help_text="Để trống khi còn hiệu lực."
    )
    ended_by = models.CharField(
        "bị thay thế, bãi bỏ bởi", max_length=200, blank=True, help_text="Số, ký hiệu văn bản."
    )

    class Meta:
        ordering = ["-issued_on", "number"]
        verbose_name = "văn bản ngoài sổ"
        verbose_name_plural = "văn bản ngoài sổ"
        constraints = [
            models.UniqueConstraint(
                fields=["number_key", "issued_on"],
                name="outside_document_once",
                violation_error_message="Văn bản này đã có trong danh mục văn bản ngoài sổ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save composed text and the key (Điều 11)."""
        for name in ("number", "title", "issuer_name", "ended_by"):
            setattr(self, name, nfc(getattr(self, name)))
        self.number_key = number_key(self.number)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """In order of days; the key is there for the check of doubles."""
        self.number_key = number_key(self.number)
        if self.ended_on and self.ended_on < self.issued_on:
            raise ValidationError({"ended_on": "Không thể hết hiệu lực trước ngày ban hành."})
