"""Users with their body and post, and the dated record of the editorial board (Điều 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser, Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.profile import by_profile
from core.roles import BOARD_ROLES, Role

if TYPE_CHECKING:
    import datetime


class User(AbstractUser):
    """A person at work: the body, the post that signs, and the roles that follow from both the
    groups and the record of the board."""

    body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan, đơn vị",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
    )
    job_title = models.CharField("chức vụ", max_length=120, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def get_full_name(self) -> str:
        """Vietnamese order: family name, then given name."""
        return f"{self.last_name} {self.first_name}".strip() or self.username

    @property
    def current_roles(self) -> frozenset[Role]:
        """The roles held at this moment."""
        return self.roles_at(timezone.now())

    def roles_at(self, moment: datetime.datetime) -> frozenset[Role]:
        """The roles held at a moment: by group, and by the record of the board. A superuser is a
        technical account and holds none by that."""
        if not self.is_active:
            return frozenset()
        by_group = {
            Role(name)
            for name in self.groups.values_list("name", flat=True)
            if name in ROLES_BY_GROUP
        }
        return frozenset(by_group | self.board_roles_at(moment))

    def board_roles_at(self, moment: datetime.datetime) -> set[Role]:
        """Seats on the board at a moment."""
        seats = self.board_memberships.on(timezone.localdate(moment))
        return {Role[seat.upper()] for seat in seats.values_list("role", flat=True)}


ROLES_BY_GROUP = frozenset(role.value for role in Role if role not in BOARD_ROLES)


class BoardMembershipQuerySet(models.QuerySet["BoardMembership"]):
    """Seats by date."""

    def on(self, day: datetime.date) -> BoardMembershipQuerySet:
        """Seats held on a day, first and last day included."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)


class BoardMembership(models.Model):
    """One seat on the editorial board: who, as what, from when to when, by which decision."""

    class Seat(models.TextChoices):
        """Điều 12: Head, Deputies and members."""

        HEAD = "head", Role.HEAD.value
        DEPUTY = "deputy", Role.DEPUTY.value
        MEMBER = "member", Role.MEMBER.value

    user = models.ForeignKey(
        User, verbose_name="người", on_delete=models.PROTECT, related_name="board_memberships"
    )
    role = models.CharField("vị trí", max_length=10, choices=Seat.choices)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày", null=True, blank=True)
    decision = models.CharField(
        "số quyết định", max_length=60, help_text="Ví dụ: 2111/QĐ-UBND (Điều 12)."
    )

    works_at_committee = models.BooleanField(
        by_profile("công tác tại UBND huyện", "công tác tại UBND xã"),
        default=False,
        help_text="Phó Trưởng Ban chỉ giao việc cho thành viên này (Điều 14 khoản 2).",
    )

    objects = BoardMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "role"]
        verbose_name = "thành viên Ban Biên tập"
        verbose_name_plural = "danh sách Ban Biên tập"
        constraints = [
            models.CheckConstraint(
                name="membership_period_in_order",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.get_full_name()} – {self.get_role_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, then bring the user's groups in step."""
        super().save(*args, **kwargs)
        follow_board_record(self.user)

    def clean(self) -> None:
        """One person holds one seat at a time, and a technical account none (Điều 5 khoản 3)."""
        if self.user_id and self.user.is_superuser:
            raise ValidationError({"user": "Tài khoản kỹ thuật không thuộc Ban Biên tập."})
        if self.user_id and self.starts and self._overlapping().exists():
            raise ValidationError(
                {"starts": "Người này đã có vị trí khác trong Ban Biên tập ở thời gian này."}
            )

    def _overlapping(self) -> BoardMembershipQuerySet:
        others = BoardMembership.objects.filter(user=self.user).exclude(pk=self.pk)
        others = others.filter(Q(ends__isnull=True) | Q(ends__gte=self.starts))
        return others.filter(starts__lte=self.ends) if self.ends else others


def follow_board_record(user: User) -> None:
    """Bring the groups of the three board roles in step with the record, as of today.

    Wagtail's lists and permissions read groups; the approval rules read the record itself.
    """
    held = {role.value for role in user.board_roles_at(timezone.now())} if user.is_active else set()
    board_groups = {role.value for role in BOARD_ROLES}
    current = set(user.groups.filter(name__in=board_groups).values_list("name", flat=True))
    if current == held:
        return
    user.groups.remove(*Group.objects.filter(name__in=current - held))
    user.groups.add(*Group.objects.filter(name__in=held - current))
