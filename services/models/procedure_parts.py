"""What hangs on a procedure: its steps, papers, forms, legal bases and history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# States of a document's validity, as its own section names them, in which it carries nothing.
NOT_IN_FORCE = frozenset({"expired", "suspended", "outdated"})


class Status(models.TextChoices):
    """Điều 7 khoản 2: the status of a procedure."""

    APPLIED = "applied", "Đang áp dụng"
    PAUSED = "paused", "Tạm dừng"
    AMENDED = "amended", "Đã sửa đổi"
    REPEALED = "repealed", "Bãi bỏ"


class ProcedureStep(Orderable):
    """One step."""

    page = ParentalKey("services.ProcedurePage", on_delete=models.CASCADE, related_name="steps")
    title = models.CharField("bước", max_length=150)
    text = models.TextField("việc phải làm", blank=True)

    panels = [FieldPanel("title"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "bước thực hiện"
        verbose_name_plural = "bước thực hiện"

    def __str__(self) -> str:
        return self.title


class DossierItem(Orderable):
    """One paper to bring."""

    page = ParentalKey("services.ProcedurePage", on_delete=models.CASCADE, related_name="dossier")
    name = models.CharField("giấy tờ", max_length=300)
    originals = models.PositiveSmallIntegerField("số bản chính", default=1)
    copies = models.PositiveSmallIntegerField("số bản sao", default=0)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("originals"), FieldPanel("copies")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "giấy tờ phải nộp"
        verbose_name_plural = "giấy tờ phải nộp"

    def __str__(self) -> str:
        return self.name

    @property
    def amount(self) -> str:
        """ "1 bản chính, 2 bản sao"."""
        parts = [(self.originals, "bản chính"), (self.copies, "bản sao")]
        return ", ".join(f"{count} {kind}" for count, kind in parts if count)


class ProcedureForm(Orderable):
    """A form to fill in."""

    page = ParentalKey("services.ProcedurePage", on_delete=models.CASCADE, related_name="forms")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    label = models.CharField("tên mẫu", max_length=150)

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = "mẫu đơn, tờ khai"
        verbose_name_plural = "mẫu đơn, tờ khai"

    def __str__(self) -> str:
        return self.label


class LegalBasis(Orderable):
    """A document on which the procedure rests: one of the portal's register, so that the page
    can say when it is no longer in force, or one named in words."""

    page = ParentalKey(
        "services.ProcedurePage", on_delete=models.CASCADE, related_name="legal_basis_rows"
    )
    document = models.ForeignKey(
        "documents.DocumentPage",
        verbose_name="văn bản trên Cổng",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    text = models.CharField(
        "văn bản, điều khoản",
        max_length=300,
        blank=True,
        help_text="Ghi tên văn bản nếu Cổng chưa có, hoặc điều, khoản được áp dụng.",
    )

    panels = [FieldPanel("document"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"

    def __str__(self) -> str:
        return self.text or str(self.document)

    def clean(self) -> None:
        """A row says something."""
        super().clean()
        if not (self.document_id or self.text):
            raise ValidationError("Hãy chọn văn bản trên Cổng hoặc ghi tên văn bản.")

    @classmethod
    def with_validity(cls, bases: Iterable[LegalBasis]) -> list[LegalBasis]:
        """The rows with what bears on the validity of their documents, in a number of queries
        that doesn't grow with them."""
        rows = list(bases)
        documents: Any = cls._meta.get_field("document").related_model
        documents.with_effects([row.document for row in rows if row.document])
        return rows

    @property
    def shown_document(self) -> Any:
        """The document, while the public may read it."""
        return self.document if self.document and self.document.is_shown else None

    @cached_property
    def is_stale(self) -> bool:
        """True when the cited document is no longer in force today."""
        document = self.shown_document
        return document is not None and document.validity().state in NOT_IN_FORCE


class StatusChange(Orderable):
    """One change of status with its day and reason (Điều 7 khoản 2)."""

    page = ParentalKey("services.ProcedurePage", on_delete=models.CASCADE, related_name="history")
    status = models.CharField("tình trạng", max_length=10, choices=Status.choices)
    since = models.DateField("từ ngày")
    reason = models.CharField(
        "lý do, văn bản", max_length=250, help_text="Hiện công khai bên cạnh tình trạng."
    )

    panels = [
        FieldRowPanel([FieldPanel("status"), FieldPanel("since")]),
        FieldPanel("reason"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "thay đổi tình trạng"
        verbose_name_plural = "lịch sử tình trạng"

    def __str__(self) -> str:
        return f"{self.get_status_display()} từ {self.since:%d/%m/%Y}"
