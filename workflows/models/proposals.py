"""Proposals of the board's members on design, interface and development, with their votes and the
Head's decision (Điều 13 khoản 2 b, Điều 14 khoản 3 gạch 3)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from core import audit
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, Role, roles_of


class Proposal(models.Model):
    """One proposal."""

    class Subject(models.TextChoices):
        """What it is about."""

        DESIGN = "design", "Thiết kế, giao diện"
        DEVELOPMENT = "development", "Phát triển, mở rộng"
        OTHER = "other", "Nội dung khác"

    class Decision(models.TextChoices):
        """What the Head made of it."""

        PENDING = "pending", "Chờ Trưởng Ban quyết định"
        ACCEPTED = "accepted", "Chấp thuận"
        DECLINED = "declined", "Không chấp thuận"

    subject = models.CharField("về việc", max_length=12, choices=Subject.choices)
    title = models.CharField("tên đề xuất", max_length=200)
    text = models.TextField("nội dung, lý do")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    proposed_at = models.DateTimeField("đề xuất lúc", auto_now_add=True)
    supporters: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", editable=False
    )
    decision = models.CharField(
        "quyết định", max_length=10, choices=Decision.choices, default=Decision.PENDING,
        editable=False,
    )  # fmt: skip
    decided_at = models.DateTimeField("quyết định lúc", null=True, editable=False)
    reason = models.CharField("lý do quyết định", max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = "đề xuất"
        verbose_name_plural = "đề xuất"

    def __str__(self) -> str:
        return self.title

    def support(self, user: Any) -> None:
        """The user is for it; said once, while it is open.

        Raises:
            PublicationRefused: not a member of the board, or decided already.
        """
        self._check_open(user, BOARD_ROLES)
        self.supporters.add(user)

    def decide(self, user: Any, decision: str, reason: str) -> None:
        """The Head's word, once, with its reason.

        Raises:
            PublicationRefused: not the Head, decided already, no reason, or an unknown decision.
        """
        self._check_open(user, frozenset({Role.HEAD}))
        if decision not in (self.Decision.ACCEPTED, self.Decision.DECLINED):
            raise PublicationRefused("Hãy chọn chấp thuận hoặc không chấp thuận.", article="14")
        if not reason.strip():
            raise PublicationRefused("Quyết định về đề xuất phải ghi lý do.", article="14")
        self.decision, self.reason, self.decided_at = decision, reason.strip(), timezone.now()
        self.save()
        audit.record(f"proposal.{decision}", user=user, target=self)

    def _check_open(self, user: Any, roles: frozenset[Role]) -> None:
        if not roles_of(user) & roles:
            raise PublicationRefused(
                "Thành viên Ban Biên tập đề xuất, ủng hộ; Trưởng Ban quyết định.", article="14"
            )
        if self.decision != self.Decision.PENDING:
            raise PublicationRefused("Đề xuất đã có quyết định của Trưởng Ban.", article="14")
