"""The documents of the register."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks import RICH_TEXT_FEATURES
from core.models import PortalPage
from core.queryset import PortalPageManager, PortalPageQuerySet
from core.unit_content import UnitList
from documents.models.parts import DocumentRelation
from documents.models.types import DocumentType, Level
from documents.numbers import number_key
from documents.validity import INVERSE, Effect, RelationKind, Validity, validity_on

if TYPE_CHECKING:
    from django.http import HttpRequest


class DocumentQuerySet(PortalPageQuerySet):
    """Documents in the order of the register."""

    def listed(self) -> Any:
        """Newest first, with what a row prints."""
        return self.select_related("document_type", "issuer").order_by("-listed_at", "-pk")


class DocumentPage(PortalPage):
    """One document: `summary` is its trích yếu."""

    class SigningForm(models.TextChoices):
        """Form of signing (NĐ 30/2020/NĐ-CP, Điều 13)."""

        ON_BEHALF = "TM.", "TM. (thay mặt)"
        FOR_CHIEF = "KT.", "KT. (ký thay)"
        BY_ORDER = "TL.", "TL. (thừa lệnh)"
        BY_DELEGATION = "TUQ.", "TUQ. (thừa ủy quyền)"
        ACTING = "Q.", "Q. (quyền)"

    number = models.CharField("số, ký hiệu", max_length=60, help_text="Ví dụ: 2112/QĐ-UBND.")
    number_key = models.CharField(max_length=80, editable=False, db_index=True)
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
    )
    issuer_name = models.CharField(
        "tên cơ quan ban hành ghi trên văn bản", max_length=200, help_text="Tên vào lúc ban hành."
    )
    level = models.CharField(
        "cấp ban hành", max_length=10, choices=Level.choices, default=Level.DISTRICT
    )
    field = models.CharField("lĩnh vực", max_length=80, blank=True)
    issued_on = models.DateField("ngày ban hành")
    effective_from = models.DateField(
        "có hiệu lực từ ngày", null=True, blank=True, help_text="Để trống nếu chưa xác định."
    )
    expires_on = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)
    signer_name = models.CharField("người ký", max_length=80, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signing_form = models.CharField(
        "hình thức ký", max_length=4, choices=SigningForm.choices, blank=True
    )
    text = RichTextField("toàn văn", features=[*RICH_TEXT_FEATURES, "h3"], blank=True)

    objects = PortalPageManager.from_queryset(DocumentQuerySet)()
    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("document_type"),
                FieldPanel("issuer"),
                FieldPanel("issuer_name"),
                FieldPanel("level"),
                FieldPanel("field"),
            ],
            heading="Văn bản",
        ),
        FieldPanel("summary", heading="Trích yếu"),
        MultiFieldPanel(
            [FieldPanel("issued_on"), FieldPanel("effective_from"), FieldPanel("expires_on")],
            heading="Ngày tháng, hiệu lực",
        ),
        MultiFieldPanel(
            [FieldPanel("signing_form"), FieldPanel("signer_name"), FieldPanel("signer_post")],
            heading="Người ký",
        ),
        FieldPanel("text"),
        InlinePanel("files", heading="Tệp đính kèm", label="tệp"),
        InlinePanel("relations", heading="Quan hệ với văn bản khác", label="quan hệ"),
        InlinePanel("responsible_bodies", heading="Đơn vị thực hiện", label="đơn vị"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("number"),
        index.SearchField("issuer_name"),
        index.SearchField("text"),
    ]
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = UnitList("Văn bản", 20, field="issuer")

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        indexes = [models.Index(fields=["document_type", "-issued_on"], name="document_by_type")]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key in step before validation, so that no way of saving forgets it."""
        self.number_key = number_key(self.number)
        super().full_clean(*args, **kwargs)

    def listing_date(self) -> datetime.datetime | None:
        """Documents are ordered by their date of issue."""
        if self.issued_on is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.issued_on, datetime.time()))

    # Validity.

    @classmethod
    def with_effects(cls, documents: Any) -> list[DocumentPage]:
        """The documents with what public documents do to them, from one more query."""
        rows = list(documents)
        effects: dict[int, list[Effect]] = {row.pk: [] for row in rows}
        acting = DocumentRelation.objects.filter(
            target__in=effects, page__in=cls.objects.shown().values("pk")
        ).values_list("target_id", "kind", "page__effective_from")
        for target, kind, since in acting:
            if since is not None:
                effects[target].append(Effect(kind, since))
        for row in rows:
            row.effects = effects[row.pk]
        return rows

    @classmethod
    def newest(cls, count: int) -> list[DocumentPage]:
        """The newest documents, for the home page."""
        return cls.with_effects(cls.objects.shown().listed()[:count])

    def validity(self, on: datetime.date | None = None) -> Validity:
        """The validity on a day, today by default (Asia/Ho_Chi_Minh)."""
        if not hasattr(self, "effects"):
            self.effects: list[Effect] = self.with_effects([self])[0].effects
        return validity_on(
            on or timezone.localdate(),
            effective_from=self.effective_from,
            expires_on=self.expires_on,
            effects=self.effects,
        )

    @property
    def validity_label(self) -> str:
        """For the badge."""
        return self.validity().label

    @property
    def validity_state(self) -> str:
        """For the badge."""
        return str(self.validity().state)

    # The page.

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the record, the relations both ways and the history of validity."""
        context = super().get_context(request, *args, **kwargs)
        context.update(rows=self._record(), relations=self._relations(), history=self._history())
        articles = self.explained_by.all() if self.pk else []
        context["explained_by"] = [article for article in articles if article.is_shown]
        return context

    def _record(self) -> list[dict[str, str]]:
        signer = " ".join(filter(None, [self.signing_form, self.signer_post]))
        rows = {
            "Số, ký hiệu": self.number,
            "Loại văn bản": str(self.document_type),
            "Cơ quan ban hành": self.issuer_name,
            "Người ký": "; ".join(filter(None, [self.signer_name, signer])),
            "Ngày ban hành": _short(self.issued_on),
            "Có hiệu lực từ": _short(self.effective_from),
            "Hết hiệu lực": _short(self.expires_on),
            "Lĩnh vực": self.field,
            "Đơn vị thực hiện": "; ".join(row.body.name for row in self.responsible_bodies.all()),
        }
        return [{"label": label, "value": value} for label, value in rows.items() if value]

    def _relations(self) -> list[dict[str, Any]]:
        shown = DocumentPage.objects.shown()
        own = self.relations.all()
        targets = shown.in_bulk([row.target_id for row in own])
        forward = [
            (RelationKind(row.kind).label, targets[row.target_id])
            for row in own
            if row.target_id in targets
        ]
        acting = DocumentRelation.objects.filter(target=self.pk, page__in=shown.values("pk"))
        backward = [
            (INVERSE[RelationKind(row.kind)], row.page) for row in acting.select_related("page")
        ]
        grouped: dict[str, list[DocumentPage]] = {}
        for label, document in [*forward, *backward]:
            grouped.setdefault(label, []).append(document)
        return [{"label": label.capitalize(), "documents": docs} for label, docs in grouped.items()]

    def _history(self) -> list[dict[str, Any]]:
        if self.effective_from is None:
            return []
        days = {self.effective_from, *(effect.on for effect in self._effects())}
        if self.expires_on:
            days.add(self.expires_on + datetime.timedelta(days=1))
        return [
            {"on": day, "validity": self.validity(day)}
            for day in sorted(days)
            if day >= self.effective_from
        ]

    def _effects(self) -> list[Effect]:
        self.validity()
        return self.effects


def _short(day: datetime.date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""
