"""A document of the register."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks import RICH_TEXT_FEATURES
from core.models import PortalPage
from core.queryset import PortalPageManager, PortalPageQuerySet
from core.text import fold, slugify
from documents.choices import Level, SigningForm
from documents.forms import DocumentForm
from documents.models.parts import DocumentRelation
from documents.models.types import DocumentType
from documents.numbers import number_key, parse
from documents.record import record_rows, related_groups
from documents.validity import (
    AFFECTING,
    Dates,
    Effect,
    Step,
    Validity,
    history,
    validity_on,
    validity_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


class DocumentQuerySet(PortalPageQuerySet):
    """Documents in the order of the register."""

    def listed(self) -> Any:
        """Newest first, with what a row prints."""
        return self.defer("text").order_by("-listed_at", "-pk")


class DocumentPage(PortalPage):
    """One document: `summary` is its trích yếu. Its address comes from its number."""

    number = models.CharField(
        "số, ký hiệu",
        max_length=60,
        help_text="Như ghi trên văn bản: 2112/QĐ-UBND; 18/2025/NQ-HĐND; 12-NQ/HU.",
    )
    number_key = models.CharField(max_length=80, editable=False, db_index=True)
    folded = models.TextField(editable=False, blank=True)
    document_type = models.ForeignKey(
        DocumentType, verbose_name="loại văn bản", on_delete=models.PROTECT, related_name="+"
    )
    issuer = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan ban hành",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Để trống nếu cơ quan không thuộc huyện (Chính phủ, bộ, tỉnh).",
    )
    issuer_name = models.CharField(
        "tên cơ quan ghi trên văn bản",
        max_length=200,
        blank=True,
        help_text="Tên vào lúc ban hành. Để trống thì lấy tên của cơ quan đã chọn.",
    )
    level = models.CharField(
        "cấp ban hành", max_length=10, choices=Level.choices, default=Level.DISTRICT
    )
    field = models.CharField(
        "lĩnh vực",
        max_length=80,
        blank=True,
        help_text="Viết như các văn bản cùng lĩnh vực: người đọc lọc theo ô này.",
    )
    issued_on = models.DateField("ngày ban hành")
    effective_from = models.DateField(
        "có hiệu lực từ ngày", null=True, blank=True, help_text="Để trống nếu chưa xác định."
    )
    expires_on = models.DateField(
        "còn hiệu lực đến hết ngày",
        null=True,
        blank=True,
        help_text="Chỉ ghi khi văn bản tự định thời hạn. Văn bản thay thế, bãi bỏ ghi ở mục "
        "Quan hệ của văn bản mới: hiệu lực ở đây tự đổi.",
    )
    signer_name = models.CharField("người ký", max_length=80, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signing_form = models.CharField(
        "hình thức ký", max_length=4, choices=SigningForm.choices, blank=True
    )
    text = RichTextField(
        "toàn văn",
        features=[*RICH_TEXT_FEATURES, "h3"],
        blank=True,
        help_text="Người dùng điện thoại và trình đọc màn hình đọc ở đây thay cho tệp PDF.",
    )

    objects = PortalPageManager.from_queryset(DocumentQuerySet)()
    base_form_class = DocumentForm
    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("document_type")]),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("issuer_name")]),
                FieldRowPanel([FieldPanel("level"), FieldPanel("field")]),
            ],
            heading="Văn bản",
        ),
        FieldPanel("summary", heading="Trích yếu"),
        MultiFieldPanel(
            [
                FieldPanel("issued_on"),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("expires_on")]),
            ],
            heading="Ngày tháng, hiệu lực",
        ),
        MultiFieldPanel(
            [
                FieldPanel("signing_form"),
                FieldRowPanel([FieldPanel("signer_name"), FieldPanel("signer_post")]),
            ],
            heading="Người ký",
        ),
        FieldPanel("text"),
        InlinePanel("files", heading="Tệp đính kèm", label="tệp"),
        InlinePanel("relations", heading="Quan hệ với văn bản khác", label="quan hệ"),
        InlinePanel("responsible_bodies", heading="Đơn vị thực hiện", label="đơn vị"),
    ]
    promote_panels: ClassVar[list[Any]] = []
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("number"),
        index.SearchField("issuer_name"),
        index.SearchField("text"),
    ]
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        indexes = [models.Index(fields=["document_type", "-issued_on"], name="document_by_type")]

    # Writing.

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Keep what follows from the fields in step, so that no way of saving forgets it."""
        self.number_key = number_key(self.number)
        self.folded = fold(f"{self.number} {self.title} {self.summary}")
        if self.issuer is not None and not self.issuer_name:
            self.issuer_name = self.issuer.name
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """The record doesn't contradict itself.

        Raises:
            ValidationError: no issuer; a validity that ends before it begins; a local normative
                document in force before its issue (Luật Ban hành văn bản QPPL); a year in the
                number that isn't the year of issue.
        """
        super().clean()
        errors = {}
        if not self.issuer_name and not self.issuer_id:
            errors["issuer_name"] = "Hãy chọn cơ quan ban hành hoặc ghi tên cơ quan."
        if self.effective_from and self.expires_on and self.expires_on < self.effective_from:
            errors["expires_on"] = "Ngày cuối còn hiệu lực không thể trước ngày có hiệu lực."
        if self._reaches_back:
            errors["effective_from"] = (
                "Văn bản quy phạm pháp luật của địa phương không được có hiệu lực trở về trước."
            )
        number = parse(self.number)
        if number and number.year and self.issued_on and number.year != self.issued_on.year:
            errors["number"] = f"Số ghi năm {number.year} khác năm ban hành {self.issued_on.year}."
        if errors:
            raise ValidationError(errors)

    @property
    def _reaches_back(self) -> bool:
        if not (self.issued_on and self.effective_from and self.document_type_id):
            return False
        local = self.level != Level.CENTRAL and self.document_type.is_normative
        return local and self.effective_from < self.issued_on

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        """From the number, "2112-qd-ubnd"; numbers begin anew each year, so with it when taken."""
        slug = slugify(self.number)
        if self.issued_on and not self._slug_is_available(slug, self.get_parent(), self):
            slug = f"{slug}-{self.issued_on.year}"
        return str(super()._get_autogenerated_slug(slug))

    def listing_date(self) -> datetime.datetime | None:
        """Documents are ordered by their date of issue."""
        if self.issued_on is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.issued_on, datetime.time()))

    # Validity.

    @classmethod
    def with_effects(cls, documents: Iterable[DocumentPage]) -> list[DocumentPage]:
        """The documents with what public documents do to them, from one more query."""
        rows = list(documents)
        effects: dict[int, list[Effect]] = {row.pk: [] for row in rows}
        acting = DocumentRelation.objects.filter(
            kind__in=AFFECTING,
            target__in=effects,
            page__in=cls.objects.shown().values("pk"),
            page__effective_from__isnull=False,
        )
        for relation in acting.select_related("page").defer("page__text", "page__folded"):
            source = relation.page
            effects[relation.target_id].append(
                Effect(relation.kind, source.effective_from, relation.part, source)
            )
        for row in rows:
            row.effects = effects[row.pk]
        return rows

    @classmethod
    def newest(cls, count: int) -> list[DocumentPage]:
        """The newest documents, for the home page."""
        return cls.with_effects(cls.objects.shown().listed()[:count])

    def effects_on_it(self) -> list[Effect]:
        """What public documents do to this one; with_effects() has it ready for a whole list."""
        if not hasattr(self, "effects"):
            self.effects: list[Effect] = self.with_effects([self])[0].effects
        return self.effects

    @property
    def dates(self) -> Dates:
        """From when to when it is in force by itself."""
        return Dates(self.effective_from, self.expires_on)

    def validity(self, on: datetime.date | None = None) -> Validity:
        """The validity on a day, today by default (Asia/Ho_Chi_Minh)."""
        return validity_on(on or timezone.localdate(), self.dates, self.effects_on_it())

    def history(self) -> list[Step]:
        """The days that changed its validity."""
        return history(self.dates, self.effects_on_it())

    @property
    def validity_label(self) -> str:
        """Today's validity in words, for the badge."""
        return validity_words(timezone.localdate(), self.dates, self.effects_on_it())

    @property
    def validity_state(self) -> str:
        """The look of the badge."""
        return self.validity().badge

    # The page.

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the record, the history of validity, files, and what is public of the relations
        both ways and of the articles that explain the document."""
        context = super().get_context(request, *args, **kwargs)
        context.update(
            rows=record_rows(self),
            history=self.history(),
            files=self.files.select_related("document"),
            relations=related_groups(self),
            explained_by=self.explained_by.shown().order_by("-listed_at", "-pk")
            if self.pk
            else [],
        )
        return context
