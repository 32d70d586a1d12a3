"""What the register knows of kinds and levels."""

from __future__ import annotations

from django.db import models

from core.profile import by_profile


class DocumentType(models.Model):
    """A type of document, kept by `sync_document_types`."""

    not_public_because = "Danh mục loại văn bản theo Nghị định 30/2020/NĐ-CP, do lệnh đồng bộ giữ."

    code = models.CharField("ký hiệu", max_length=12, unique=True)
    name = models.CharField("tên loại", max_length=80)
    abbreviation = models.CharField(
        "chữ viết tắt trong ký hiệu",
        max_length=12,
        blank=True,
        help_text="Để trống với loại không ghi tên trong ký hiệu (Công văn, Luật).",
    )
    is_normative = models.BooleanField("văn bản quy phạm pháp luật", default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = "loại văn bản"
        verbose_name_plural = "loại văn bản"

    def __str__(self) -> str:
        return self.name


class SigningForm(models.TextChoices):
    """Form of signing (NĐ 30/2020/NĐ-CP, Điều 13)."""

    ON_BEHALF = "TM.", "TM. (thay mặt)"
    FOR_CHIEF = "KT.", "KT. (ký thay)"
    BY_ORDER = "TL.", "TL. (thừa lệnh)"
    BY_DELEGATION = "TUQ.", "TUQ. (thừa ủy quyền)"
    ACTING = "Q.", "Q. (quyền)"


class FileRole(models.TextChoices):
    """What a file is to its document."""

    ORIGINAL = "original", "Bản ký"
    TEXT = "text", "Bản văn bản (chép, gõ lại)"
    ANNEX = "annex", "Phụ lục, biểu mẫu"


class Level(models.TextChoices):
    """The four levels of issuers (Điều 4 khoản 2 a)."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    # Since 01/7/2025 there are no districts; their documents remain.
    DISTRICT = "district", by_profile("Huyện", "Huyện (trước 01/7/2025)")
    COMMUNE = "commune", by_profile("Xã, thị trấn", "Xã")
