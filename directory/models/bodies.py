"""The bodies of the district as a dated tree (Điều 4 khoản 2, Điều 7 khoản 4), with the names that
each bore in its time (reference/domain.md section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.domains import Domain
from core.profile import by_profile
from core.text import nfc

if TYPE_CHECKING:
    import datetime


class BodyKind(models.TextChoices):
    """Kinds of bodies that the regulation names."""

    PARTY_COMMITTEE = "party_committee", "Cấp ủy"
    PARTY_OFFICE = "party_office", "Ban, cơ quan Đảng"
    FRONT = "front", "Mặt trận Tổ quốc"
    MASS_ORGANISATION = "mass_organisation", "Đoàn thể"
    ASSOCIATION = "association", "Hội"
    COUNCIL = "council", "Hội đồng nhân dân"
    COMMITTEE = "committee", "Ủy ban nhân dân"
    OFFICE = "office", "Phòng, ban chuyên môn"
    CENTRE = "centre", "Đơn vị sự nghiệp"
    COMMUNE = "commune", by_profile("Xã, thị trấn", "Xã")


# Điều 14 khoản 1, 2: whose activity goes to the Head; the others' goes to the Deputy.
PARTY_KINDS = frozenset({
    BodyKind.PARTY_COMMITTEE,
    BodyKind.PARTY_OFFICE,
    BodyKind.FRONT,
    BodyKind.MASS_ORGANISATION,
    BodyKind.ASSOCIATION,
})  # fmt: skip


class LeaderGroup(models.TextChoices):
    """Whose leaders the directory must name, in protocol order (Điều 7 khoản 4)."""

    PARTY = "party", by_profile("Huyện ủy", "Đảng ủy")
    COUNCIL = "council", "Hội đồng nhân dân"
    COMMITTEE = "committee", "Ủy ban nhân dân"
    FRONT = "front", "Mặt trận Tổ quốc"
    MASS = "mass", "Đoàn thể, hội"
    UNITS = "units", by_profile("Phòng, ban, ngành, đơn vị, xã, thị trấn", "Phòng, ban, đơn vị")


# The kind of a body says to which group its leaders belong; all other kinds are units.
GROUP_OF_KIND: dict[str, LeaderGroup] = {
    BodyKind.PARTY_COMMITTEE: LeaderGroup.PARTY,
    BodyKind.COUNCIL: LeaderGroup.COUNCIL,
    BodyKind.COMMITTEE: LeaderGroup.COMMITTEE,
    BodyKind.FRONT: LeaderGroup.FRONT,
    BodyKind.MASS_ORGANISATION: LeaderGroup.MASS,
    BodyKind.ASSOCIATION: LeaderGroup.MASS,
}


class BodyQuerySet(models.QuerySet["Body"]):
    """Bodies by date."""

    def in_force(self, on: datetime.date) -> BodyQuerySet:
        """Those that exist on a day."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        )


class Body(ClusterableModel):
    """One cơ quan, đơn vị, with the name it bears now and, dated, those it bore before."""

    not_public_because = "Tên cơ quan là danh mục do Ban Biên tập giữ; trang giới thiệu qua duyệt."

    name = models.CharField("tên đầy đủ", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=60, blank=True)
    code = models.SlugField("mã", max_length=60, unique=True)
    official_code = models.CharField(
        "mã đơn vị hành chính",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^\d{5}$", "Mã đơn vị hành chính gồm đúng 5 chữ số.")],
        help_text="Chỉ của xã, thị trấn, theo Quyết định 19/2025/QĐ-TTg. Ví dụ: 16174.",
    )
    kind = models.CharField("loại", max_length=20, choices=BodyKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name="cơ quan cấp trên trực tiếp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    rank = models.PositiveSmallIntegerField(
        "thứ tự", default=100, help_text="Thứ tự trình bày theo nghi thức, số nhỏ đứng trước."
    )
    valid_from = models.DateField("có từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "name"]
        verbose_name = "cơ quan, đơn vị"
        verbose_name_plural = "cơ quan, đơn vị"
        constraints = [
            models.CheckConstraint(
                name="body_period_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with composed names (Điều 11)."""
        self.name, self.short_name = nfc(self.name), nfc(self.short_name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """No body stands above itself; a code belongs to one commune at a time."""
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": "Cơ quan không thể là cấp trên của chính nó."})
            above = above.parent
        if self.official_code:
            self._check_official_code()

    def _check_official_code(self) -> None:
        if self.kind != BodyKind.COMMUNE:
            raise ValidationError({"official_code": "Chỉ xã, thị trấn có mã đơn vị hành chính."})
        for other in Body.objects.filter(official_code=self.official_code).exclude(pk=self.pk):
            if self._exists_together_with(other):
                raise ValidationError(
                    {"official_code": f"Mã này đang là của {other.name}: ghi ngày kết thúc ở đó."}
                )

    def _exists_together_with(self, other: Body) -> bool:
        ends_before = self.valid_to and other.valid_from and self.valid_to < other.valid_from
        begins_after = self.valid_from and other.valid_to and self.valid_from > other.valid_to
        return not (ends_before or begins_after)

    def rename(
        self, name: str, *, until: datetime.date, decision: str = "", short_name: str = ""
    ) -> None:
        """Give the body another name; what is dated up to `until` keeps the present one.

        Raises:
            ValidationError: the present name already ended, on that day or later.
        """
        former = FormerName(
            body=self, name=self.name, short_name=self.short_name, until=until, decision=decision
        )
        former.full_clean()
        with transaction.atomic():
            former.save()
            self.name, self.short_name = name, short_name
            self.save()

    def name_on(self, day: datetime.date | None) -> str:
        """The full name that the body bore on a day; today's where no day is known."""
        return self._named_on(day).name

    def label_on(self, day: datetime.date | None) -> str:
        """The short name that it bore on a day, or else the full one."""
        named = self._named_on(day)
        return named.short_name or named.name

    def _named_on(self, day: datetime.date | None) -> Body | FormerName:
        borne = [old for old in self.former_names.all() if day is not None and day <= old.until]
        return min(borne, key=lambda old: old.until) if borne else self

    def is_in_force(self, on: datetime.date) -> bool:
        """True when the body exists on a day."""
        has_begun = self.valid_from is None or self.valid_from <= on
        return has_begun and (self.valid_to is None or self.valid_to >= on)

    @property
    def domain(self) -> str:
        """The domain of what the body supplies (Điều 14)."""
        return Domain.PARTY if self.kind in PARTY_KINDS else Domain.GOVERNMENT

    @property
    def leader_group(self) -> LeaderGroup:
        """The group of Điều 7 khoản 4 in which the directory shows its leaders."""
        return GROUP_OF_KIND.get(self.kind, LeaderGroup.UNITS)

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class FormerName(models.Model):
    """A name that a body bore up to a day, from the end of the one before it."""

    body = ParentalKey(Body, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField("tên đầy đủ trước đây", max_length=200)
    short_name = models.CharField("tên gọi tắt trước đây", max_length=60, blank=True)
    until = models.DateField("dùng đến hết ngày")
    decision = models.CharField(
        "số quyết định đổi tên", max_length=60, blank=True, help_text="Ví dụ: 1686/NQ-UBTVQH15."
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
        FieldRowPanel([FieldPanel("until"), FieldPanel("decision")]),
    ]

    class Meta:
        ordering = ["until"]
        verbose_name = "tên trước đây"
        verbose_name_plural = "tên trước đây"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "until"],
                name="one_name_ends_a_day",
                violation_error_message="Đã có một tên khác dùng đến ngày này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} (đến {self.until:%d/%m/%Y})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with composed names (Điều 11)."""
        self.name, self.short_name = nfc(self.name), nfc(self.short_name)
        super().save(*args, **kwargs)
