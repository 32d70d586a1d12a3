"""Allowances of the board's members: the Head proposes, the Chair decides by a numbered decision,
and what is decided stays as it is (Điều 13 khoản 2 d)."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from core import audit
from core.refusal import PublicationRefused
from core.roles import Role, roles_of


class SheetIsDecided(PublicationRefused):
    """Somebody tried to change a sheet that the Chair has decided."""

    def __init__(self) -> None:
        super().__init__(
            "Bảng thù lao đã có quyết định của Chủ tịch UBND: không sửa, không xóa được nữa.",
            article="13",
        )


class AllowanceQuerySet(models.QuerySet[Any]):
    """No way round the model's own rule for what is decided."""

    decided = models.Q(state="decided")

    def update(self, **values: Any) -> int:
        """
        Raises:
            SheetIsDecided: one of the rows is decided.
        """
        self._refuse_decided()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """
        Raises:
            SheetIsDecided: one of the rows is decided.
        """
        self._refuse_decided()
        return super().delete()

    def _refuse_decided(self) -> None:
        if self.filter(self.decided).exists():
            raise SheetIsDecided


class AllowanceLineQuerySet(AllowanceQuerySet):
    """Lines follow their sheet."""

    decided = models.Q(sheet__state="decided")


class AllowanceSheet(models.Model):
    """The allowances of one month."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", "Đang lập"
        PROPOSED = "proposed", "Trưởng Ban đã đề nghị"
        DECIDED = "decided", "Chủ tịch UBND đã quyết định"

    month = models.DateField("tháng", unique=True, help_text="Ngày đầu tháng.")
    state = models.CharField(
        "trạng thái", max_length=10, choices=State.choices, default=State.DRAFT
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)

    objects = AllowanceQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]
        verbose_name = "bảng thù lao"
        verbose_name_plural = "bảng thù lao"
        constraints = [
            models.CheckConstraint(
                name="decided_allowance_has_its_decision",
                condition=~models.Q(state="decided")
                | (~models.Q(decision_number="") & models.Q(decision_date__isnull=False)),
                violation_error_message="Bảng thù lao chỉ khóa khi có số, ngày quyết định.",
            ),
        ]

    def __str__(self) -> str:
        return f"Thù lao tháng {self.month.month}/{self.month.year}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """
        Raises:
            SheetIsDecided: it is decided in the database already.
        """
        _refuse_decided(self.pk)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """
        Raises:
            SheetIsDecided: it is decided.
        """
        _refuse_decided(self.pk)
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """A month is named by its first day."""
        if self.month and self.month.day != 1:
            raise ValidationError({"month": "Hãy chọn ngày đầu tháng."})

    @property
    def total(self) -> int:
        """The sum, in đồng."""
        return sum(line.amount for line in self.lines.all())

    def propose(self, user: Any) -> None:
        """The Head's proposal to the Chair.

        Raises:
            PublicationRefused: not the Head, or no amounts.
        """
        if Role.HEAD not in roles_of(user):
            raise PublicationRefused("Trưởng Ban đề nghị mức thù lao.", article="13")
        if not self.total:
            raise PublicationRefused("Bảng thù lao chưa có số tiền nào.", article="13")
        self.state, self.proposed_by, self.proposed_at = self.State.PROPOSED, user, timezone.now()
        self.save()
        audit.record("allowance.proposed", user=user, target=self, total=self.total)

    def decide(self, user: Any, *, number: str, day: datetime.date | None) -> None:
        """The Chair's decision; from now on the sheet is closed.

        Raises:
            PublicationRefused: not the Chair, not proposed, or no number and date.
        """
        if Role.CHAIR not in roles_of(user):
            raise PublicationRefused("Chủ tịch UBND quyết định mức thù lao.", article="13")
        if self.state != self.State.PROPOSED:
            raise PublicationRefused("Trưởng Ban chưa đề nghị bảng thù lao này.", article="13")
        if not number.strip() or day is None:
            raise PublicationRefused("Hãy ghi số và ngày của quyết định.", article="13")
        self.state, self.decided_by, self.decided_at = self.State.DECIDED, user, timezone.now()
        self.decision_number, self.decision_date = number.strip(), day
        self.save()
        audit.record("allowance.decided", user=user, target=self, number=self.decision_number)


class AllowanceLine(models.Model):
    """What one member receives; name and seat are copied, so that they stay as they were."""

    sheet = models.ForeignKey(AllowanceSheet, on_delete=models.PROTECT, related_name="lines")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("họ tên", max_length=200)
    seat = models.CharField("vị trí", max_length=40)
    amount = models.BigIntegerField(
        "số tiền (đồng)", default=0, validators=[MinValueValidator(0, "Số tiền không được âm.")]
    )

    objects = AllowanceLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "dòng thù lao"
        verbose_name_plural = "dòng thù lao"
        constraints = [
            models.UniqueConstraint(fields=["sheet", "member"], name="one_line_a_member"),
            models.CheckConstraint(
                name="allowance_not_negative", condition=models.Q(amount__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.amount} đồng"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """
        Raises:
            SheetIsDecided: its sheet is decided.
        """
        _refuse_decided(self.sheet_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """
        Raises:
            SheetIsDecided: its sheet is decided.
        """
        _refuse_decided(self.sheet_id)
        return super().delete(*args, **kwargs)


def _refuse_decided(sheet_id: int | None) -> None:
    decided = AllowanceSheet.objects.filter(state=AllowanceSheet.State.DECIDED)
    if sheet_id and decided.filter(pk=sheet_id).exists():
        raise SheetIsDecided
