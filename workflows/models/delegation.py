"""Delegation: the Head lets a Deputy decide in the Head's place (Điều 14 khoản 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from core.domains import Domain
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role
from workflows.definitions import Action, Capacity
from workflows.models.ledger import Approval

if TYPE_CHECKING:
    import datetime


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Delegations by moment."""

    def covering(
        self, user: Any, domain: str, page: PortalPage, moment: datetime.datetime
    ) -> Delegation | None:
        """The delegation on which `user` may decide on a page of the domain in the Head's place
        at `moment`, or None. The window is half open: from its start, up to but not including
        its end."""
        for delegation in self.filter(
            delegate=user, starts__lte=moment, ends__gt=moment, created_at__lte=moment
        ):
            if delegation.stands_at(moment) and delegation.covers(domain, page):
                return delegation
        return None


class Delegation(models.Model):
    """One written delegation. It is never edited, only revoked."""

    class Scope(models.TextChoices):
        """How much of the Head's work is handed over."""

        ALL = "all", "Toàn bộ việc duyệt của Trưởng Ban"
        PARTY = "party", "Tin, bài về Đảng, Mặt trận, đoàn thể"
        OTHER = "other", "Tin, bài ngoài hai nhóm của Điều 14"

    delegator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người ủy quyền",
        on_delete=models.PROTECT,
        related_name="delegations_given",
        editable=False,
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người được ủy quyền",
        on_delete=models.PROTECT,
        related_name="delegations_held",
    )
    scope = models.CharField("phạm vi", max_length=10, choices=Scope.choices, default=Scope.ALL)
    # No constraint and no cascade: when the section is deleted, the delegation covers nothing.
    section = models.ForeignKey(
        PortalPage,
        verbose_name="chuyên mục",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        help_text="Chỉ những bài trong chuyên mục này; để trống: mọi chuyên mục.",
    )
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    starts = models.DateTimeField("từ lúc")
    ends = models.DateTimeField("đến trước lúc")
    number = models.CharField("số văn bản ủy quyền", max_length=60)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, editable=False)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["-starts"]
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        constraints = [
            models.CheckConstraint(
                name="delegation_period_in_order",
                condition=Q(ends__gt=F("starts")),
                violation_error_message="Thời điểm kết thúc phải sau thời điểm bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.starts:%d/%m/%Y %H:%M} – {self.ends:%d/%m/%Y %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save once, with its entry in the ledger.

        Raises:
            PublicationRefused: on a second save; a delegation is revoked, not edited.
        """
        if not self._state.adding:
            raise PublicationRefused(
                "Văn bản ủy quyền đã ghi thì không sửa; hãy thu hồi rồi ghi văn bản mới.",
                article="14",
            )
        with transaction.atomic():
            self.full_clean()
            super().save(*args, **kwargs)
            Approval.objects.record(
                Action.DELEGATE,
                user=self.delegator,
                capacity=Capacity.HEAD,
                delegation=self,
                reason=f"{self.reach}; {self}; {self.delegate.get_full_name()}",
            )

    def clean(self) -> None:
        """Only the Head delegates, only to a Deputy; so there is no sub-delegation."""
        if self.delegator_id and Role.HEAD not in self.delegator.current_roles:
            raise ValidationError("Chỉ Trưởng Ban Biên tập được ủy quyền (Điều 14 khoản 2).")
        if self.delegate_id and Role.DEPUTY not in self.delegate.current_roles:
            raise ValidationError(
                {"delegate": "Chỉ được ủy quyền cho Phó Trưởng Ban (Điều 14 khoản 2)."}
            )

    def revoke(self, user: Any) -> None:
        """End the delegation now. Only the Head who gave it, or the Head of the day, may.

        Raises:
            PublicationRefused: for anybody else, and when it is revoked already.
        """
        if Role.HEAD not in user.current_roles:
            raise PublicationRefused("Chỉ Trưởng Ban được thu hồi ủy quyền.", article="14")
        with transaction.atomic():
            now = timezone.now()
            open_ones = Delegation.objects.filter(pk=self.pk, revoked_at__isnull=True)
            if not open_ones.update(revoked_at=now):
                raise PublicationRefused("Ủy quyền này đã được thu hồi.", article="14")
            self.revoked_at = now
            Approval.objects.record(
                Action.REVOKE, user=user, capacity=Capacity.HEAD, delegation=self
            )

    def stands_at(self, moment: datetime.datetime) -> bool:
        """Not revoked by then, and whoever gave it was still the Head."""
        revoked = self.revoked_at is not None and self.revoked_at <= moment
        return not revoked and Role.HEAD in self.delegator.roles_at(moment)

    @property
    def reach(self) -> str:
        """The scope in words."""
        words = str(self.get_scope_display())
        if self.section_id is None:
            return words
        section = PortalPage._base_manager.filter(pk=self.section_id).first()
        return f"{words}, trong chuyên mục “{section or 'đã xóa'}”"

    def covers(self, domain: str, page: PortalPage) -> bool:
        """True when the scope reaches the Head's share of the domain, where the page stands."""
        if self.section_id is not None:
            places = PortalPage._base_manager.filter(pk=self.section_id)
            path = places.values_list("path", flat=True).first()
            if path is None or not page.path.startswith(path):
                return False
        if self.scope == self.Scope.ALL:
            return True
        if self.scope == self.Scope.PARTY:
            return domain in (Domain.PARTY, Domain.JOINT)
        return domain == Domain.OTHER
