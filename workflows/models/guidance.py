"""What is said from above: the Head's orientation notes for a period (Điều 14 khoản 1), and the
Chair's directives on items (Điều 5 khoản 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core.models import PortalPage
from core.roles import Role, roles_of

if TYPE_CHECKING:
    import datetime


class OrientationNoteQuerySet(models.QuerySet["OrientationNote"]):
    """Notes by day."""

    def on(self, day: datetime.date) -> OrientationNoteQuerySet:
        """Those in force on a day."""
        return self.filter(starts__lte=day, ends__gte=day)

    def unread_by(self, user: Any, day: datetime.date) -> OrientationNoteQuerySet:
        """Those in force that the user hasn't acknowledged."""
        return self.on(day).exclude(acknowledgements__user=user)


class OrientationNote(models.Model):
    """What to write about, and how, in a period."""

    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("định hướng nội dung")
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người định hướng",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OrientationNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "-pk"]
        verbose_name = "định hướng nội dung"
        verbose_name_plural = "định hướng nội dung"
        constraints = [
            models.CheckConstraint(
                name="note_period_in_order",
                condition=Q(ends__gte=F("starts")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Only the Head gives orientation."""
        if self.written_by_id and Role.HEAD not in roles_of(self.written_by):
            raise ValidationError("Chỉ Trưởng Ban định hướng nội dung (Điều 14 khoản 1).")

    def acknowledge(self, user: Any) -> None:
        """The user has read it; said once."""
        Acknowledgement.objects.get_or_create(note=self, user=user)


class Acknowledgement(models.Model):
    """Who has read a note, when."""

    note = models.ForeignKey(
        OrientationNote, on_delete=models.CASCADE, related_name="acknowledgements"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lượt đã đọc định hướng"
        verbose_name_plural = "lượt đã đọc định hướng"
        constraints = [
            models.UniqueConstraint(fields=["note", "user"], name="acknowledged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.note}"


class Directive(models.Model):
    """What the Chair says about an item, for the board."""

    page = models.ForeignKey(
        PortalPage, verbose_name="tin, bài", on_delete=models.CASCADE, related_name="+"
    )
    page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    text = models.TextField("ý kiến chỉ đạo")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "ý kiến chỉ đạo"
        verbose_name_plural = "ý kiến chỉ đạo"

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y} – trang số {self.page_id}"
