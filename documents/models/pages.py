"""The documents of the register."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from csp.constants import SELF
from csp.decorators import csp_update
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from django.utils.decorators import method_decorator
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks import RICH_TEXT_FEATURES
from core.models import PortalPage
from core.queryset import PortalPageManager
from core.unit_content import UnitList
from documents.forms import DocumentForm
from documents.models.parts import DocumentRelation, ValidityRuling
from documents.models.queries import DocumentQuerySet
from documents.models.types import DocumentType, Level, SigningForm
from documents.numbering import refuse_taken, registry_key, taken
from documents.numbers import number_key
from documents.record import presented
from documents.relations import refuse_faulty
from documents.validity import EFFECTIVE, Effect, Facts, Ruling, Validity, validity_on
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from workflows.working_time import WorkingCalendar


# The child rows that its page shows, with what they name.
SHOWN_ROWS = ("files__document", "responsible_bodies__body", "co_issuers")


class DocumentPage(PortalPage):
    """One document: `summary` is its trích yếu."""

    number = models.CharField("số, ký hiệu", max_length=60, help_text="Ví dụ: 2112/QĐ-UBND.")
    number_key = models.CharField(max_length=80, editable=False, db_index=True)
    # "Issuer|number|year" of what is public; empty else (drafts and copies may share a number,
    # an alias does). Not content: left out of revisions and of the hash that is approved.
    registry_key = models.CharField(
        max_length=300, blank=True, default="", editable=False, serialize=False
    )
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
    applies_to = models.CharField("phạm vi, đối tượng áp dụng", max_length=300, blank=True)
    drafting_body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan soạn thảo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recipients = models.TextField(
        "nơi nhận", blank=True, max_length=2000, help_text="Mỗi nơi một dòng, như trên văn bản."
    )
    issued_on = models.DateField("ngày ban hành")
    effective_from = models.DateField(
        "có hiệu lực từ ngày", null=True, blank=True, help_text="Để trống nếu chưa xác định."
    )
    expires_on = models.DateField(
        "hết hiệu lực sau ngày",
        null=True,
        blank=True,
        help_text="Ngày cuối cùng còn hiệu lực theo chính văn bản này. Bị văn bản khác thay thế, "
        "bãi bỏ thì ghi ở văn bản kia.",
    )
    gazetted_on = models.DateField("ngày đăng công báo", null=True, blank=True)
    gazette_number = models.CharField("số công báo", max_length=40, blank=True)
    is_shortened = models.BooleanField(
        "ban hành theo thủ tục rút gọn",
        default=False,
        help_text="Văn bản quy phạm pháp luật có hiệu lực sớm theo trình tự, thủ tục rút gọn.",
    )
    signer_name = models.CharField("người ký", max_length=80, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signing_form = models.CharField(
        "hình thức ký", max_length=4, choices=SigningForm.choices, blank=True
    )
    collected_from = models.CharField(
        "nguồn thu thập", max_length=200, blank=True, help_text="Văn bản của cơ quan khác."
    )
    text = RichTextField("toàn văn", features=[*RICH_TEXT_FEATURES, "h3"], blank=True)

    objects = PortalPageManager.from_queryset(DocumentQuerySet)()
    base_form_class = DocumentForm
    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("document_type"),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("issuer_name")]),
                FieldRowPanel([FieldPanel("level"), FieldPanel("field")]),
                FieldPanel("applies_to"),
            ],
            heading="Văn bản",
        ),
        FieldPanel("summary", heading="Trích yếu"),
        MultiFieldPanel(
            [
                FieldPanel("issued_on"),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("expires_on")]),
                FieldPanel("is_shortened"),
                FieldRowPanel([FieldPanel("gazetted_on"), FieldPanel("gazette_number")]),
            ],
            heading="Ngày tháng, hiệu lực",
        ),
        MultiFieldPanel(
            [FieldPanel("signing_form"), FieldPanel("signer_name"), FieldPanel("signer_post")],
            heading="Người ký",
        ),
        InlinePanel("co_issuers", heading="Cơ quan cùng ban hành", label="cơ quan"),
        InlinePanel("files", heading="Tệp đính kèm", label="tệp"),
        InlinePanel("relations", heading="Quan hệ với văn bản khác", label="quan hệ"),
        InlinePanel("rulings", heading="Tình trạng ghi bằng tay", label="tình trạng"),
        InlinePanel("responsible_bodies", heading="Đơn vị thực hiện", label="đơn vị"),
        MultiFieldPanel(
            [FieldPanel("drafting_body"), FieldPanel("recipients"), FieldPanel("collected_from")],
            heading="Soạn thảo, nơi nhận, nguồn",
        ),
        FieldPanel("text"),
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
        constraints = [
            models.UniqueConstraint(
                fields=["registry_key"],
                condition=~Q(registry_key=""),
                name="document_number_once",
                violation_error_message="Số, ký hiệu này của cơ quan ban hành đã có trong năm.",
            )
        ]
        indexes = [
            models.Index(fields=["document_type", "-issued_on"], name="document_by_type"),
            models.Index(fields=["effective_from"], name="document_by_effect"),
            models.Index(
                fields=["expires_on"],
                condition=Q(expires_on__isnull=False),
                name="document_by_expiry",
            ),
        ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key in step before validation, so that no way of saving forgets it."""
        self.number_key = number_key(self.number)
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Dates in order.

        Raises:
            ValidationError: the document would end before it began.
        """
        super().clean()
        begun = max(filter(None, [self.issued_on, self.effective_from]), default=None)
        if self.expires_on and begun and self.expires_on < begun:
            raise ValidationError(
                {"expires_on": "Ngày hết hiệu lực phải sau ngày ban hành và ngày có hiệu lực."}
            )

    def listing_date(self) -> datetime.datetime | None:
        """Documents are ordered by their date of issue."""
        if self.issued_on is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.issued_on, datetime.time()))

    @property
    def kind(self) -> DocumentType | None:
        """The type; none yet in a draft that is half filled in."""
        return self.document_type if self.document_type_id else None

    def _derive(self) -> None:
        """Keep the keys in step with what they are made from."""
        super()._derive()
        self.number_key = number_key(self.number)
        self.registry_key = registry_key(self) if self.live and not self.alias_of_id else ""
        if self.registry_key:
            refuse_taken(self)
            refuse_faulty(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; of two that become public with one number at the same time the second is refused
        as the form would have refused it.

        Raises:
            PublicationRefused: the number is taken, or the guard's own reasons.
        """
        try:
            super().save(*args, **kwargs)
        except IntegrityError as error:
            if "registry_key" in str(error) or "document_number_once" in str(error):
                raise taken(self) from error
            raise

    # Validity.

    @classmethod
    def with_effects(cls, documents: Any) -> list[DocumentPage]:
        """The documents with what public documents do to them and what was ruled on them, from
        two more queries however many they are."""
        rows = list(documents)
        effects = cls._effects_on(rows)
        rulings: dict[int, list[Ruling]] = {}
        for ruling in ValidityRuling.objects.filter(page__in=[row.pk for row in rows]):
            rulings.setdefault(ruling.page_id, []).append(ruling.fact)
        for row in rows:
            row.effects = effects.get(row.alias_of_id or row.pk, [])
            row.known_rulings = rulings.get(row.pk, [])
        return rows

    @classmethod
    def _effects_on(cls, rows: list[DocumentPage]) -> dict[int | None, list[Effect]]:
        originals = {row.alias_of_id or row.pk for row in rows}
        effects: dict[int | None, list[Effect]] = {}
        acting = DocumentRelation.objects.of_public_documents()
        for relation in acting.filter(
            target__in=originals, kind__in=EFFECTIVE, begins__isnull=False
        ).order_by("begins", "pk"):
            effects.setdefault(relation.target_id, []).append(relation.effect)
        return effects

    @classmethod
    def newest(cls, count: int) -> list[DocumentPage]:
        """The newest documents, for the home page."""
        return cls.with_effects(cls.objects.shown().listed()[:count])

    @property
    def facts(self) -> Facts:
        """What the validity follows from; a draft's own rulings where none were loaded."""
        if not hasattr(self, "effects"):
            original = self.alias_of_id or self.pk
            self.effects: list[Effect] = self._effects_on([self]).get(original, [])
            self.known_rulings = [ruling.fact for ruling in self.rulings.all()]
        return Facts(
            effective_from=self.effective_from,
            expires_on=self.expires_on,
            effects=tuple(self.effects),
            rulings=tuple(self.known_rulings),
            issued_on=self.issued_on,
        )

    def validity(self, on: datetime.date | None = None) -> Validity:
        """The validity on a day, today by default (Asia/Ho_Chi_Minh)."""
        return validity_on(on or timezone.localdate(), self.facts)

    @property
    def validity_label(self) -> str:
        """For the badge."""
        return self.validity().label

    @property
    def validity_state(self) -> str:
        """For the badge."""
        return str(self.validity().state)

    def posting_lag(self, calendar: WorkingCalendar | None = None) -> int | None:
        """Working days from the day of issue to the day on which it was first public (Điều 4
        khoản 2 a: kịp thời); None before that. `calendar`: loaded once by who asks of many."""
        if self.first_published_at is None or self.issued_on is None:
            return None
        posted = timezone.localtime(self.first_published_at).date()
        return (calendar or working_calendar()).days_between(self.issued_on, posted)

    # The page.

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Served with leave to show its own PDF in a frame."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the record, the relations both ways and the history of validity."""
        context = super().get_context(request, *args, **kwargs)
        if not getattr(request, "is_preview", False):
            prefetch_related_objects([self], *SHOWN_ROWS)
        context.update(presented(self))
        articles = self.explained_by.all() if self.pk else []
        context["explained_by"] = [article for article in articles if article.is_shown]
        drafts = self.consultations.all() if self.pk else []
        context["consultations"] = [draft for draft in drafts if draft.is_shown]
        return context
