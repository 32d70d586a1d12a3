"""The table of default approvers: who decides on what Điều 14 names nowhere (introductions,
questions, news from outside, schedules). The regulation is silent; the Head keeps the table
(clauses.md, Điều 14, gap 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from core.domains import Domain
from core.refusal import PublicationRefused
from core.roles import Role
from workflows.definitions import DECIDERS

if TYPE_CHECKING:
    import datetime


class DefaultApprover(models.Model):
    """One line of the table in one version. Lines are added, never changed: the newest one on a
    kind of content counts, the older ones tell what counted before."""

    class Decider(models.TextChoices):
        """Whose decision the content needs."""

        HEAD = "head", "Trưởng Ban"
        DEPUTY = "deputy", "Phó Trưởng Ban"
        BOTH = "both", "Cả Trưởng Ban và Phó Trưởng Ban"

    page_type = models.CharField(
        "loại nội dung",
        max_length=80,
        blank=True,
        help_text="Để trống: mọi loại nội dung chưa có dòng riêng.",
    )
    decider = models.CharField("người duyệt", max_length=10, choices=Decider.choices)
    reason = models.CharField("lý do", max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người ấn định",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    at = models.DateTimeField("từ lúc", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "người duyệt mặc định"
        verbose_name_plural = "bảng người duyệt mặc định"

    def __str__(self) -> str:
        kind = self.page_type or "mọi loại khác"
        return f"{kind}: {self.get_decider_display()} ({self.reason})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a line.

        Raises:
            PublicationRefused: on a second save; a table in force is replaced, not rewritten.
        """
        if not self._state.adding:
            raise PublicationRefused(
                "Bảng người duyệt không sửa dòng cũ; hãy ghi dòng mới.", article="14"
            )
        self.full_clean()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: earlier approvals rest on earlier lines."""
        raise PublicationRefused("Bảng người duyệt không xóa dòng cũ.", article="14")

    def clean(self) -> None:
        """Only the Head keeps the table."""
        if self.made_by_id and Role.HEAD not in self.made_by.current_roles:
            raise ValidationError("Chỉ Trưởng Ban ấn định người duyệt mặc định (Điều 14).")


ROLES_OF: dict[str, tuple[Role, ...]] = {
    DefaultApprover.Decider.HEAD: (Role.HEAD,),
    DefaultApprover.Decider.DEPUTY: (Role.DEPUTY,),
    DefaultApprover.Decider.BOTH: (Role.HEAD, Role.DEPUTY),
}


def deciders_of(domain: str, page_type: str, at: datetime.datetime) -> tuple[Role, ...]:
    """The seats whose decision an item of a domain and type (a model's label) needs at a moment:
    by Điều 14 where it names the domain, else by the table; the Head where that is silent."""
    if domain != Domain.OTHER:
        return DECIDERS[domain]
    lines = DefaultApprover.objects.filter(page_type__in=(page_type, ""), at__lte=at)
    newest = lines.order_by("-page_type", "-pk").first()
    return ROLES_OF[newest.decider] if newest else (Role.HEAD,)
