"""The ledger: who wrote, signed, edited and approved exactly which content, in which capacity.

Append-only and hash-chained, with no foreign key that a deletion could follow. The database
refuses UPDATE and DELETE by trigger (workflows.triggers); `verify_ledger` finds what got past.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from core.content_hash import content_fields, content_hash
from core.domains import Domain
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.secrecy import Secrecy
from workflows.definitions import DECIDES_AS, EMERGENCY, STAGES, Action, Capacity
from workflows.models.approvers import deciders_of

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger("nhuxuan.ledger")
GENESIS = "0" * 64
NOT_CHAINED = frozenset({"id", "entry_hash", "page_title"})


class LedgerError(PublicationRefused):
    """Somebody tried to change what may only be added to."""

    def __init__(self) -> None:
        super().__init__("Sổ duyệt chỉ được ghi thêm, không được sửa, xóa.", article="14")


class LedgerHead(models.Model):
    """One row: how long the chain is and how it ends. Taken under lock by every writer, so that
    the chain can't fork, and compared by verify_ledger, so that its tail can't vanish."""

    sequence = models.PositiveBigIntegerField(default=0)
    entry_hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = "đầu sổ duyệt"
        verbose_name_plural = "đầu sổ duyệt"

    def __str__(self) -> str:
        return f"{self.sequence}:{self.entry_hash}"

    @classmethod
    def locked(cls) -> LedgerHead:
        """The head, locked until the transaction ends."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Reading the ledger; writing goes through `record` alone."""

    def update(self, **_values: Any) -> int:
        """Refused."""
        raise LedgerError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise LedgerError

    def bulk_create(self, *_args: Any, **_kwargs: Any) -> list[Approval]:
        """Refused: rows are chained one by one."""
        raise LedgerError

    def of_page(self, page_id: int | None) -> ApprovalQuerySet:
        """A page's entries, oldest first."""
        return self.filter(page_id=page_id).order_by("sequence")

    def newest_decision(self, page_id: int) -> Approval | None:
        """The last word on whether the page may be public."""
        decisive = (Action.APPROVE, Action.WITHDRAW, Action.CLASSIFY)
        return self.of_page(page_id).filter(action__in=decisive).last()

    def permit_for(self, page: PortalPage, *, kept: int | None) -> Approval | None:
        """The approval on which exactly this content of the page may be public, or None.

        `kept`: the permit of a page that is public already and stays what it is; for anything
        new, the last decision on the page must be the approval itself.
        """
        decision = self.newest_decision(page.pk)
        if decision is None or decision.action != Action.APPROVE:
            return None
        if decision.revision_id != page.live_revision_id and kept is not None:
            decision = self.filter(pk=kept).first()
        if decision is None or not decision.carries(page):
            return None
        return decision

    def record(
        self,
        action: str,
        *,
        page: PortalPage | None = None,
        user: Any = None,
        capacity: str = Capacity.SYSTEM,
        **detail: Any,
    ) -> Approval:
        """Append one entry. `detail`: revision_id, workflow_state_id, authors, reason,
        delegation, as far as the action has them."""
        delegation = detail.pop("delegation", None)
        entry = Approval(action=action, capacity=capacity, at=timezone.now(), **detail)
        if page is not None:
            entry.describe_page(page)
        if user is not None:
            entry.describe_actor(user)
        if delegation is not None:
            entry.delegation_id = delegation.pk
            entry.delegation_number = delegation.number
        with transaction.atomic():
            entry.append()
        return entry


class Approval(models.Model):
    """One entry of the ledger."""

    sequence = models.PositiveBigIntegerField("số thứ tự", unique=True, editable=False)
    at = models.DateTimeField("thời điểm", editable=False)
    action = models.CharField("việc", max_length=12, choices=Action.choices)
    page_id = models.BigIntegerField("mã trang", null=True, db_index=True)
    page_type = models.CharField("loại trang", max_length=80, blank=True)
    # The only column that may be emptied later (a title that turns out to be classified); the
    # chain covers its hash.
    page_title = models.CharField("tiêu đề", max_length=255, blank=True)
    title_hash = models.CharField(max_length=64, blank=True)
    revision_id = models.BigIntegerField("mã phiên bản", null=True)
    workflow_state_id = models.BigIntegerField("mã lượt trình", null=True)
    content_hash = models.CharField("dấu vân nội dung", max_length=64, blank=True)
    fields = models.JSONField("các trường đã duyệt", default=list)
    domain = models.CharField("lĩnh vực", max_length=16, choices=Domain.choices, blank=True)
    secrecy = models.CharField("độ mật", max_length=16, choices=Secrecy.choices, blank=True)
    body_name = models.CharField("cơ quan, đơn vị của bài", max_length=200, blank=True)
    actor_id = models.BigIntegerField("mã người", null=True)
    actor_name = models.CharField("người thực hiện", max_length=200, blank=True)
    actor_post = models.CharField("chức vụ, đơn vị", max_length=340, blank=True)
    capacity = models.CharField("tư cách", max_length=20, choices=Capacity.choices)
    delegation_id = models.BigIntegerField("mã ủy quyền", null=True)
    delegation_number = models.CharField("văn bản ủy quyền", max_length=60, blank=True)
    authors = models.JSONField("người viết", default=list)
    reason = models.TextField("ý kiến", blank=True)
    previous_hash = models.CharField(max_length=64, editable=False)
    entry_hash = models.CharField(max_length=64, unique=True, editable=False)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["-sequence"]
        verbose_name = "lượt ghi sổ duyệt"
        verbose_name_plural = "sổ duyệt"
        indexes = [models.Index(fields=["page_id", "action", "sequence"], name="ledger_of_page")]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.get_action_display()} – {self.actor_name}"

    def save(self, *_args: Any, **_kwargs: Any) -> None:
        """Refused: entries are appended by ApprovalQuerySet.record."""
        raise LedgerError

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise LedgerError

    def append(self) -> None:
        """Chain the entry to the last one and insert it."""
        head = LedgerHead.locked()
        self.sequence = head.sequence + 1
        self.previous_hash = head.entry_hash
        self.entry_hash = self.computed_hash()
        super().save(force_insert=True)
        head.sequence, head.entry_hash = self.sequence, self.entry_hash
        head.save()
        # Outside the database: what an auditor compares the chain's head with.
        logger.info("ledger %s %s %s", self.sequence, self.action, self.entry_hash)

    def computed_hash(self) -> str:
        """SHA-256 of everything in the entry and of the hash before it."""
        payload = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.attname not in NOT_CHAINED
        }
        text = json.dumps(payload, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def describe_page(self, page: PortalPage) -> None:
        """Copy what the page is and says at this moment."""
        self.page_id = page.pk
        self.page_type = page._meta.label
        self.page_title = "" if page.is_closed else page.title
        self.title_hash = _hash_of(page.title)
        self.domain = page.domain
        self.secrecy = page.secrecy
        self.body_name = page.body.name if page.body else ""
        if isinstance(page, page.specific_class):
            self.fields = content_fields(page)
            self.content_hash = content_hash(page)

    def describe_actor(self, user: Any) -> None:
        """Copy who acts, so that the entry outlives the account."""
        self.actor_id = user.pk
        self.actor_name = user.get_full_name()
        body = user.body.name if user.body_id else ""
        self.actor_post = ", ".join(filter(None, [user.job_title, body]))

    @property
    def title_is_intact(self) -> bool:
        """False when the readable title is not the one that was chained."""
        return not self.page_title or _hash_of(self.page_title) == self.title_hash

    @property
    def signature_line(self) -> str:
        """The capacity as it is printed, with the number of the delegation where there is one."""
        line = self.get_capacity_display()
        return f"{line} (ủy quyền số {self.delegation_number})" if self.delegation_number else line

    def carries(self, page: PortalPage) -> bool:
        """True when this approval stands for exactly what the page says now."""
        return (
            self.action == Action.APPROVE
            and self.revision_id == page.live_revision_id
            and self.domain == page.domain
            and self.content_hash == content_hash(page, fields=self.fields)
            and (page.is_emergency or self.capacity not in EMERGENCY)
            and not self._is_withdrawn()
            and not self._delegation_is_revoked()
            and self.chain_is_complete()
        )

    def chain(self) -> list[Approval]:
        """The signatures on the same content in the same run of the chain, oldest first."""
        return list(
            Approval.objects.of_page(self.page_id).filter(
                revision_id=self.revision_id,
                workflow_state_id=self.workflow_state_id,
                content_hash=self.content_hash,
                domain=self.domain,
                action__in=STAGES,
                sequence__lte=self.sequence,
            )
        )

    def chain_is_complete(self) -> bool:
        """Unit, board, then every decider that the domain needs; each a different person. For an
        emergency notice the one decision is the chain (workflows.emergency)."""
        if self.capacity in EMERGENCY:
            return self.action == Action.APPROVE
        rows = self.chain()
        stages = [row.action for row in rows]
        in_order = stages == sorted(stages, key=STAGES.index)
        approvals = [row for row in rows if row.action == Action.APPROVE]
        decided = {DECIDES_AS.get(row.capacity) for row in approvals}
        actors = [row.actor_id for row in _last_of_each(rows)]
        return (
            in_order
            and set(STAGES) == set(stages)
            and set(deciders_of(self.domain, self.page_type, self.at)) <= decided
            and len(actors) == len(set(actors))
        )

    def _is_withdrawn(self) -> bool:
        later = Approval.objects.of_page(self.page_id).filter(sequence__gt=self.sequence)
        return later.filter(action__in=(Action.WITHDRAW, Action.CLASSIFY)).exists()

    def _delegation_is_revoked(self) -> bool:
        """A trust withdrawn before the item went public stops it; one withdrawn later doesn't."""
        if self.delegation_id is None:
            return False
        revoked = Approval.objects.filter(action=Action.REVOKE, delegation_id=self.delegation_id)
        already_public = PortalPage._base_manager.filter(permit=self.pk, live=True)
        return revoked.exists() and not already_public.exists()


def _last_of_each(rows: Iterable[Approval]) -> list[Approval]:
    """The last signature at each stage; each decider's at the final one."""
    last: dict[tuple[str, Any], Approval] = {}
    for row in rows:
        last[row.action, DECIDES_AS.get(row.capacity)] = row
    return list(last.values())


def _hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
