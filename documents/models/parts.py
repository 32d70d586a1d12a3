"""What hangs on a document: its files, its relations, those it charges with its execution."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from documents.validity import RelationKind


class DocumentFile(Orderable):
    """A file of a document: the signed original, a text copy."""

    page = ParentalKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    label = models.CharField("tên hiển thị", max_length=120, default="Bản ký")

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "tệp của văn bản"

    def __str__(self) -> str:
        return self.label


class DocumentRelation(Orderable):
    """What a document does to another one."""

    page = ParentalKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("quan hệ", max_length=12, choices=RelationKind.choices)
    target = models.ForeignKey(
        "documents.DocumentPage", verbose_name="văn bản", on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("kind"), FieldPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"

    def __str__(self) -> str:
        return self.get_kind_display()


class ResponsibleBody(Orderable):
    """A body that a document charges with its execution."""

    page = ParentalKey(
        "documents.DocumentPage", on_delete=models.CASCADE, related_name="responsible_bodies"
    )
    body = models.ForeignKey(
        "directory.Body", verbose_name="đơn vị", on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("body")]

    class Meta(Orderable.Meta):
        verbose_name = "đơn vị thực hiện"
        verbose_name_plural = "đơn vị thực hiện"

    def __str__(self) -> str:
        return str(self.body)
