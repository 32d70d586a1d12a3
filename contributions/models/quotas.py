"""How often a unit is to supply something (Điều 9: "thường xuyên")."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.validators import MinValueValidator
from django.db import models

# Until the Head says otherwise: something within a month.
DEFAULT_DAYS, DEFAULT_MINIMUM = 30, 1


@dataclass(frozen=True)
class Demand:
    """At least `minimum` items sent within any `days` days."""

    days: int = DEFAULT_DAYS
    minimum: int = DEFAULT_MINIMUM


class Quota(models.Model):
    """What one unit owes; the line without a unit holds for all that have none of their own."""

    body = models.OneToOneField(
        "directory.Body",
        verbose_name="đơn vị",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Để trống: áp dụng cho mọi đơn vị chưa có dòng riêng.",
    )
    days = models.PositiveSmallIntegerField(
        "trong số ngày", default=DEFAULT_DAYS, validators=[MinValueValidator(1)]
    )
    minimum = models.PositiveSmallIntegerField(
        "ít nhất số tin, bài",
        default=DEFAULT_MINIMUM,
        help_text="Ghi 0 để không đặt chỉ tiêu, không nhắc.",
    )

    class Meta:
        verbose_name = "chỉ tiêu cung cấp thông tin"
        verbose_name_plural = "chỉ tiêu cung cấp thông tin"
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(body__isnull=True),
                name="one_general_quota",
                violation_error_message="Đã có dòng chung cho mọi đơn vị.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body or 'Mọi đơn vị'}: {self.minimum} tin, bài trong {self.days} ngày"


def demands() -> tuple[Demand, dict[int, Demand]]:
    """The general demand, and those of single units by their key."""
    general, own = Demand(), {}
    for quota in Quota.objects.all():
        demand = Demand(quota.days, quota.minimum)
        if quota.body_id is None:
            general = demand
        else:
            own[quota.body_id] = demand
    return general, own
