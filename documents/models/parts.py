"""What hangs on a document: files, relations, the bodies that carry it out."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from documents.choices import RelationKind

DOCUMENT = "documents.DocumentPage"


class DocumentFile(Orderable):
    """A file of a document: the signed original, a text copy."""

    page = ParentalKey(DOCUMENT, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    label = models.CharField(
        "tên hiển thị",
        max_length=120,
        default="Bản ký",
        help_text="Ví dụ: Bản ký; Phụ lục 1. Loại và cỡ tệp tự hiện bên cạnh.",
    )

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "tệp của văn bản"

    def __str__(self) -> str:
        return self.label


class DocumentRelation(Orderable):
    """What a document does to another one."""

    page = ParentalKey(DOCUMENT, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(
        "văn bản này",
        max_length=12,
        choices=RelationKind.choices,
        help_text="Đọc liền với ô bên: văn bản này thay thế (sửa đổi, căn cứ…) văn bản kia.",
    )
    target = models.ForeignKey(
        DOCUMENT,
        verbose_name="văn bản kia",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Quan hệ ngược tự hiện ở trang của văn bản kia.",
    )
    part = models.CharField(
        "chỉ phần",
        max_length=150,
        blank=True,
        help_text="Điều, khoản của văn bản kia, ví dụ: khoản 2 Điều 5. Để trống: toàn bộ văn bản.",
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("target")]),
        FieldPanel("part"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """A document doesn't replace, amend or cite itself."""
        if self.target_id and self.target_id == self.page_id:
            raise ValidationError({"target": "Văn bản không có quan hệ với chính nó."})


class ResponsibleBody(Orderable):
    """A body that a document charges with its execution."""

    page = ParentalKey(DOCUMENT, on_delete=models.CASCADE, related_name="responsible_bodies")
    body = models.ForeignKey(
        "directory.Body", verbose_name="đơn vị", on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("body")]

    class Meta(Orderable.Meta):
        verbose_name = "đơn vị thực hiện"
        verbose_name_plural = "đơn vị thực hiện"

    def __str__(self) -> str:
        return str(self.body)
