"""Collaborators of a unit (Điều 9 gạch 2), areas of the board's members (Điều 14 khoản 3)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from core import audit
from core.models import PortalPage
from core.roles import BOARD_ROLES, Role, roles_of


class Collaborator(models.Model):
    """Somebody whom the head of a unit registered to write for it, in which fields, since when.
    Only a registration that stands gives the right to write."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người", on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        "directory.Body", verbose_name="đơn vị", on_delete=models.PROTECT, related_name="+"
    )
    fields = models.CharField(
        "lĩnh vực phụ trách", max_length=200, help_text="Ví dụ: văn hóa, du lịch, gia đình."
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField("từ ngày", default=timezone.localdate)
    until = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        ordering = ["until", "user__last_name", "user__first_name"]
        verbose_name = "cộng tác viên"
        verbose_name_plural = "cộng tác viên"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(until__isnull=True), name="one_standing_registration"
            ),
        ]

    def __str__(self) -> str:
        return self.user.get_full_name()

    @classmethod
    def register(
        cls, by: Any, *, username: str, email: str, last_name: str, first_name: str, fields: str
    ) -> Collaborator:
        """A new account in the unit of its head, without a password until its owner sets one.

        Raises:
            ValidationError: the user name is taken.
        """
        people = get_user_model()
        if people.objects.filter(username__iexact=username).exists():
            raise ValidationError({"username": "Tên đăng nhập này đã có, hãy chọn tên khác."})
        with transaction.atomic():
            person = people(
                username=username, email=email, last_name=last_name, first_name=first_name,
                job_title="Cộng tác viên", body_id=by.body_id,
            )  # fmt: skip
            person.set_unusable_password()
            person.full_clean()
            person.save()
            person.groups.add(Group.objects.get(name=Role.CONTRIBUTOR.value))
            found = cls.objects.create(
                user=person, body_id=by.body_id, fields=fields, registered_by=by
            )
        audit.record("collaborator.registered", user=by, target=person)
        return found

    def stop(self, by: Any) -> None:
        """From now on the person writes no more for the unit; what they wrote stays."""
        with transaction.atomic():
            self.until = timezone.localdate()
            self.save(update_fields=["until"])
            self.user.groups.remove(Group.objects.get(name=Role.CONTRIBUTOR.value))
            if not roles_of(self.user):
                self.user.is_active = False
                self.user.save(update_fields=["is_active"])
        audit.record("collaborator.stopped", user=by, target=self.user)


class ResponsibleArea(models.Model):
    """A section for which a member answers to the Head, from–to."""

    section = models.ForeignKey(
        PortalPage, verbose_name="chuyên mục", on_delete=models.CASCADE, related_name="+"
    )
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="thành viên phụ trách",
        on_delete=models.PROTECT,
        related_name="+",
    )
    starts = models.DateField("từ ngày", default=timezone.localdate)
    ends = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        ordering = ["section__path", "-starts"]
        verbose_name = "lĩnh vực phụ trách"
        verbose_name_plural = "lĩnh vực phụ trách"
        constraints = [
            models.CheckConstraint(
                name="area_period_in_order",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} – {self.member.get_full_name()}"

    def clean(self) -> None:
        """A section of the menu, and somebody of the board."""
        if self.section_id and not self.section.is_structural:
            raise ValidationError({"section": "Hãy chọn một chuyên mục của Cổng."})
        if self.member_id and not roles_of(self.member) & BOARD_ROLES:
            raise ValidationError({"member": "Người phụ trách phải thuộc Ban Biên tập."})
