"""Assignments: who of the board is to do what by when (Điều 13 khoản 2 a, Điều 14 khoản 1, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from accounts.models import BoardMembership
from core import audit
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role, roles_of

if TYPE_CHECKING:
    import datetime

ASSIGNERS = frozenset({Role.HEAD, Role.DEPUTY})


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments by state."""

    def open(self) -> AssignmentQuerySet:
        """Still to be done."""
        return self.filter(closed_at__isnull=True)

    def late(self, moment: datetime.datetime) -> AssignmentQuerySet:
        """Still to be done although due."""
        return self.open().filter(due__lte=moment)


class Assignment(models.Model):
    """One piece of work of the editorial plan, about an item that exists or one to be written."""

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", "Đang làm"
        DONE = "done", "Đã xong"
        CANCELLED = "cancelled", "Đã hủy"

    topic = models.CharField("việc, chủ đề", max_length=255)
    event_on = models.DateField("ngày diễn ra sự kiện", null=True, blank=True)
    page = models.ForeignKey(
        PortalPage,
        verbose_name="tin, bài",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    unit = models.ForeignKey(
        "directory.Body",
        verbose_name="đơn vị cung cấp thông tin",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Đơn vị đã hẹn cung cấp; Ban Biên tập theo dõi, đôn đốc (Điều 13 khoản 2 c).",
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người được giao",
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người giao",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    assigned_at = models.DateTimeField("giao lúc", auto_now_add=True)
    due = models.DateTimeField("hạn")
    note = models.TextField("yêu cầu", blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, choices=State.choices, default=State.OPEN, editable=False
    )
    closed_at = models.DateTimeField("kết thúc lúc", null=True, editable=False)
    outcome = models.CharField("kết quả, lý do hủy", max_length=300, blank=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = "việc được giao"
        verbose_name_plural = "việc được giao"

    def __str__(self) -> str:
        return self.topic

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new one is checked and goes into the trail.

        Raises:
            PublicationRefused: this person may not assign that one.
            ValidationError: the due time is past.
        """
        is_new = self._state.adding
        with transaction.atomic():
            if is_new:
                self.full_clean()
            super().save(*args, **kwargs)
        if is_new:
            audit.record(
                "assignment.made", user=self.assigned_by, target=self, assignee=self.assignee_id
            )

    def clean(self) -> None:
        """The rule of who may assign whom."""
        if self.assigned_by_id and self.assignee_id:
            check_assigner(self.assigned_by, self.assignee)
        if self._state.adding and self.due and self.due <= timezone.now():
            raise ValidationError({"due": "Hạn phải ở phía trước."})

    def close(self, user: Any, state: str, outcome: str = "") -> None:
        """Done, by whoever does it, or cancelled, by whoever may assign, with a reason.

        Raises:
            PublicationRefused: not theirs to close, closed already, or cancelled without reason.
        """
        own = user.pk in (self.assignee_id, self.assigned_by_id)
        head = Role.HEAD in roles_of(user)
        if self.closed_at or not (own or head):
            raise PublicationRefused("Bạn không kết thúc được việc này.", article="14")
        if state == self.State.CANCELLED:
            if user.pk == self.assignee_id and not head:
                raise PublicationRefused("Người được giao không tự hủy việc.", article="14")
            if not outcome.strip():
                raise PublicationRefused("Hủy việc phải ghi lý do.", article="14")
        self.state, self.outcome, self.closed_at = state, outcome, timezone.now()
        self.save()
        audit.record(f"assignment.{state}", user=user, target=self)

    @property
    def is_late(self) -> bool:
        """Done too late, or not done although due."""
        return (self.closed_at or timezone.now()) > self.due


def assignable_by(user: Any) -> Any:
    """Keys of the people whom a user may give work: the Head everybody on the board, a Deputy
    those members who work at UBND (Điều 14 khoản 1, khoản 2)."""
    roles = roles_of(user)
    seats = BoardMembership.objects.on(timezone.localdate()).filter(user__is_active=True)
    if Role.HEAD not in roles:
        members = BoardMembership.Seat.MEMBER
        seats = seats.filter(role=members, works_at_committee=True)
        if Role.DEPUTY not in roles:
            seats = seats.none()
    return seats.exclude(user=user).values("user")


def check_assigner(assigner: Any, assignee: Any) -> None:
    """
    Raises:
        PublicationRefused: this person may not give that one work.
    """
    if not assignable_by(assigner).filter(user=assignee).exists():
        raise PublicationRefused(
            "Trưởng Ban giao việc cho mọi thành viên; Phó Trưởng Ban chỉ giao cho thành viên "
            "công tác tại UBND.",
            article="14",
        )
