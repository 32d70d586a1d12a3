"""What hangs on a document and is approved with it: files, relations, rulings on its validity,
those who issued it with others and those it charges with its execution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from documents.models.types import FileRole, SigningForm
from documents.validity import DIVISIBLE, Effect, RelationKind, Ruling, State

if TYPE_CHECKING:
    import datetime


class DocumentFile(Orderable):
    """A file of a document: the signed original, a text copy, an annex."""

    page = ParentalKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField(
        "vai trò", max_length=10, choices=FileRole.choices, default=FileRole.ORIGINAL
    )
    label = models.CharField("tên hiển thị", max_length=120, default="Bản ký")
    is_digitally_signed = models.BooleanField("có chữ ký số", default=False)

    panels = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("label")]),
        FieldPanel("is_digitally_signed"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "tệp của văn bản"

    def __str__(self) -> str:
        return self.label

    @property
    def is_pdf(self) -> bool:
        """Whether a browser can show it in the page."""
        return str(self.document.file_extension).lower() == "pdf"


class DocumentRelationQuerySet(models.QuerySet["DocumentRelation"]):
    """Relations by what they do."""

    def of_public_documents(self) -> DocumentRelationQuerySet:
        """Those that public documents state about documents of the register, each once (an alias
        repeats its original), with the day from which they have effect as `begins`."""
        public = apps.get_model("documents", "DocumentPage").objects.shown()
        return self.filter(
            target__isnull=False, page__alias_of__isnull=True, page__in=public.values("pk")
        ).annotate(begins=Coalesce("since", "page__effective_from"))

    def having_effect(
        self, day: datetime.date, kinds: Any, *, partial: bool | None = None
    ) -> DocumentRelationQuerySet:
        """Those of these kinds that have effect on a day; of wholes or of parts only, if asked."""
        found = self.of_public_documents().filter(
            Q(until__isnull=True) | Q(until__gte=day) | ~Q(kind=RelationKind.SUSPENDS),
            kind__in=kinds,
            begins__lte=day,
        )
        return found if partial is None else found.filter(is_partial=partial)


class DocumentRelation(Orderable):
    """What a document does to another one, of the register (`target`) or not (`outside`)."""

    page = ParentalKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("quan hệ", max_length=12, choices=RelationKind.choices)
    target = models.ForeignKey(
        "documents.DocumentPage",
        verbose_name="văn bản trong sổ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    outside = models.ForeignKey(
        "documents.OutsideDocument",
        verbose_name="văn bản ngoài sổ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Chỉ dùng khi Cổng không đăng văn bản ấy.",
    )
    cited_as = models.CharField(
        "ghi trên văn bản",
        max_length=300,
        blank=True,
        help_text="Số, ký hiệu và tên như văn bản này viện dẫn. Văn bản ngoài sổ: để trống thì "
        "lấy số và tên trong danh mục.",
    )
    is_partial = models.BooleanField(
        "chỉ một phần", default=False, help_text="Thay thế, bãi bỏ hoặc đình chỉ một phần."
    )
    clause = models.CharField(
        "điều, khoản, điểm", max_length=200, blank=True, help_text="Ví dụ: khoản 2 Điều 5."
    )
    since = models.DateField(
        "từ ngày", null=True, blank=True, help_text="Để trống: từ ngày văn bản này có hiệu lực."
    )
    until = models.DateField("đến hết ngày", null=True, blank=True, help_text="Chỉ với đình chỉ.")
    note = models.CharField("ghi chú", max_length=200, blank=True)

    objects = DocumentRelationQuerySet.as_manager()
    # Annotated by of_public_documents().
    begins: datetime.date
    panels = [
        FieldPanel("kind"),
        FieldPanel("target"),
        FieldRowPanel([FieldPanel("outside"), FieldPanel("cited_as")]),
        FieldRowPanel([FieldPanel("is_partial"), FieldPanel("clause")]),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
        constraints = [
            models.CheckConstraint(
                name="relation_has_one_target",
                condition=Q(target__isnull=False, outside__isnull=True)
                | Q(target__isnull=True, outside__isnull=False),
                violation_error_message=("Chọn đúng một: văn bản trong sổ hoặc văn bản ngoài sổ."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "target"],
                condition=Q(target__isnull=False),
                name="relation_by_kind",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> DocumentRelation | None:
        """A draft may name a document that was deleted since: that row is left out, where
        modelcluster would answer with an error page."""
        for name in ("target", "outside"):
            model = cls._meta.get_field(name).related_model
            if data.get(name) and not model._default_manager.filter(pk=data[name]).exists():
                return None
        made: DocumentRelation | None = model_from_serializable_data(
            cls, data, check_fks=check_fks, strict_fks=strict_fks
        )
        return made

    @property
    def effect(self) -> Effect:
        """As `documents.validity` reads a row of `of_public_documents()` that has a beginning."""
        return Effect(
            self.kind, self.begins, self.until, self.is_partial, self.clause, source=self.page_id
        )

    def clean(self) -> None:
        """A part has a name, only a suspension ends by itself, and in that order.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        if self.target is not None and self.target.alias_of_id:
            self.target_id = self.target.alias_of_id
        if self.outside is not None and not self.cited_as:
            self.cited_as = str(self.outside)[:300]
        faults = {}
        if self.is_partial and self.kind not in DIVISIBLE:
            faults["is_partial"] = "Chỉ thay thế, bãi bỏ, đình chỉ mới có thể là một phần."
        if self.is_partial and not self.clause:
            faults["clause"] = "Ghi điều, khoản bị thay thế, bãi bỏ hoặc đình chỉ."
        if self.until and self.kind != RelationKind.SUSPENDS:
            faults["until"] = "Chỉ đình chỉ mới có ngày kết thúc; hãy bỏ trống."
        elif self.until and self.since and self.until < self.since:
            faults["until"] = "Ngày kết thúc phải sau ngày bắt đầu."
        if faults:
            raise ValidationError(faults)


class ValidityRuling(Orderable):
    """The validity set by hand, over what dates and relations say, with its reason: "Không còn
    phù hợp", or ended by a document that stands in no register."""

    page = ParentalKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="rulings")
    state = models.CharField("tình trạng", max_length=16, choices=State.choices)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày", null=True, blank=True)
    reason = models.CharField("lý do", max_length=300)
    source = models.CharField(
        "theo văn bản",
        max_length=200,
        blank=True,
        help_text="Số, ký hiệu, tên văn bản làm căn cứ, kể cả văn bản ngoài sổ.",
    )
    part = models.CharField("phần văn bản", max_length=200, blank=True)

    panels = [
        FieldPanel("state"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("reason"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("part")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "tình trạng do Ban Biên tập ghi"
        verbose_name_plural = "tình trạng do Ban Biên tập ghi"
        indexes = [models.Index(fields=["starts"], name="ruling_by_start")]

    def __str__(self) -> str:
        return self.get_state_display()

    def clean(self) -> None:
        """In order of days."""
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": "Ngày kết thúc phải sau ngày bắt đầu."})

    @property
    def fact(self) -> Ruling:
        """As `documents.validity` reads it."""
        return Ruling(self.state, self.starts, self.ends, self.reason, self.source, self.part)


class CoIssuer(Orderable):
    """Who issued a joint document with the first issuer, and who signed for it."""

    page = ParentalKey(
        "documents.DocumentPage", on_delete=models.CASCADE, related_name="co_issuers"
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField("tên cơ quan ghi trên văn bản", max_length=200)
    signing_form = models.CharField(
        "hình thức ký", max_length=4, choices=SigningForm.choices, blank=True
    )
    signer_name = models.CharField("người ký", max_length=80, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("body"), FieldPanel("name")]),
        FieldRowPanel(
            [FieldPanel("signing_form"), FieldPanel("signer_name"), FieldPanel("signer_post")]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "cơ quan cùng ban hành"
        verbose_name_plural = "cơ quan cùng ban hành"

    def __str__(self) -> str:
        return self.name


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
