"""The bodies of the district as a dated tree (Điều 4 khoản 2, Điều 7 khoản 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core.domains import Domain
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
    COMMUNE = "commune", "Xã, thị trấn"


# Điều 14 khoản 1, 2: whose activity goes to the Head; the others' goes to the Deputy.
PARTY_KINDS = frozenset({
    BodyKind.PARTY_COMMITTEE,
    BodyKind.PARTY_OFFICE,
    BodyKind.FRONT,
    BodyKind.MASS_ORGANISATION,
    BodyKind.ASSOCIATION,
})  # fmt: skip


class BodyQuerySet(models.QuerySet["Body"]):
    """Bodies by date."""

    def in_force(self, on: datetime.date) -> BodyQuerySet:
        """Those that exist on a day."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        )


class Body(models.Model):
    """One cơ quan, đơn vị, with the name it bore in its time."""

    not_public_because = "Tên cơ quan là danh mục do Ban Biên tập giữ; trang giới thiệu qua duyệt."

    name = models.CharField("tên đầy đủ", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=60, blank=True)
    code = models.SlugField("mã", max_length=60, unique=True)
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
        """No body stands above itself."""
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": "Cơ quan không thể là cấp trên của chính nó."})
            above = above.parent

    @property
    def domain(self) -> str:
        """The domain of what the body supplies (Điều 14)."""
        return Domain.PARTY if self.kind in PARTY_KINDS else Domain.GOVERNMENT

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name
