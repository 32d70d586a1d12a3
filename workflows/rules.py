"""Who may take which step for which draft, at which moment. Pure rules, no state of their own.

Điều 9 (the unit's head signs and answers for it), Điều 14 khoản 1-3 (member, Deputy, Head);
four eyes and delegation as design.md section 5 sets them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst

from accounts.models import BoardMembership
from core.content_hash import content_hash
from core.domains import Domain, domain_of
from core.models import PortalPage
from core.references import blocking_references
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, Role
from core.scan import findings_of
from core.secrecy import Secrecy
from workflows.definitions import DECIDES_AS, Action, Capacity
from workflows.models.approvers import deciders_of
from workflows.models.delegation import Delegation
from workflows.models.ledger import Approval

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision, WorkflowState


@dataclass(frozen=True)
class Draft:
    """What is being decided on: facts read from the run of the chain, never from a URL."""

    page: PortalPage
    revision: Revision
    workflow_state: WorkflowState
    content_hash: str
    domain: str

    @classmethod
    def of(cls, workflow_state: WorkflowState, revision: Revision) -> Draft:
        """The draft that a revision holds."""
        page = revision.as_object()
        return cls(page, revision, workflow_state, content_hash(page), domain_of(page))

    def needs(self, action: str) -> bool:
        """Whether the step is part of this draft's chain: a menu section has no supplying unit
        (Điều 9), so the Head's decision alone stands between its draft and the public; for an
        emergency notice the unit signs afterwards (workflows.emergency)."""
        decided_alone = self.page.is_structural or self.page.is_emergency
        return not decided_alone or action == Action.APPROVE

    def signatures(self, action: str) -> list[Approval]:
        """The ledger's entries of one kind for exactly this content in this run."""
        return list(
            Approval.objects.of_page(self.page.pk).filter(
                action=action,
                revision_id=self.revision.pk,
                workflow_state_id=self.workflow_state.pk,
                content_hash=self.content_hash,
                domain=self.domain,
            )
        )

    def authors(self) -> set[int]:
        """Whoever wrote any revision since the last public one, by revisions and by ledger."""
        stored = PortalPage._base_manager.get(pk=self.page.pk)
        since = stored.live_revision_id or 0
        writers = self.page.revisions.filter(pk__gt=since).values_list("user_id", flat=True)
        submitters = (
            Approval.objects.of_page(self.page.pk)
            .filter(action=Action.SUBMIT, revision_id__gt=since)
            .values_list("actor_id", flat=True)
        )
        return {pk for pk in [*writers, *submitters] if pk is not None}


@dataclass(frozen=True)
class Signing:
    """A permission to act: the capacity to record, and the delegation it rests on."""

    capacity: str
    delegation: Delegation | None = None


def check_draft(draft: Draft) -> None:
    """What must hold of the draft itself before anybody may sign it.

    Raises:
        PublicationRefused: undeclared, classified, outdated, invalid (inline rows included, which
            a form can't judge), or pointing at what isn't public.
    """
    if draft.page.secrecy != Secrecy.NONE:
        level = Secrecy(draft.page.secrecy).label
        raise PublicationRefused(
            f"Tin, bài khai độ mật “{level}”: chỉ được trình, ký khi khai “Không mật”.", article="7"
        )
    if draft.page.body_id is None and not draft.page.is_structural:
        raise PublicationRefused("Chưa chọn cơ quan, đơn vị chịu trách nhiệm.", article="9")
    latest = PortalPage._base_manager.values_list("latest_revision", flat=True)
    if latest.get(pk=draft.page.pk) != draft.revision.pk:
        raise PublicationRefused(
            "Đã có phiên bản mới hơn phiên bản đang ký: phải ký lại từ đầu.", article="9"
        )
    try:
        draft.page.full_clean()
    except ValidationError as error:
        raise PublicationRefused(
            "Bài còn chỗ phải sửa: " + "; ".join(_faults(draft.page, error)), article="9"
        ) from error
    blocked = blocking_references(draft.page)
    if blocked:
        raise PublicationRefused(
            "Bài dẫn tới mục chưa công khai hoặc tệp chưa khai “Không mật”: " + "; ".join(blocked),
            article="7",
        )


def _faults(page: PortalPage, error: ValidationError) -> list[str]:
    """What is wrong, each with the name of its field: "Kết quả: không được để trống"."""
    names = {field.name: capfirst(field.verbose_name) for field in page._meta.concrete_fields}
    return [
        f"{names[name]}: {message}" if name in names else message
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def check_scan(draft: Draft) -> None:
    """What the scan holds against the draft must be confirmed by the Head, in writing, for
    exactly this content, before anybody decides on it (clauses.md section 2, item 2).

    Raises:
        PublicationRefused: it isn't confirmed yet.
    """
    if not draft.signatures(Action.CONFIRM) and findings_of(draft.page):
        raise PublicationRefused(
            "Bài hoặc tệp có dấu hiệu cần Trưởng Ban xác nhận bằng lý do trước khi duyệt.",
            article="7",
        )


def check_stage(
    draft: Draft, action: str, user: Any, at: datetime.datetime | None = None
) -> Signing:
    """May `user` take this step for this draft now?

    Returns the capacity in which the step is taken.
    Raises:
        PublicationRefused: with the reason and the article.
    """
    at = at or timezone.now()
    if user is None or not user.is_active:
        raise PublicationRefused("Mỗi chữ ký phải có người chịu trách nhiệm.", article="14")
    if user.is_superuser:
        raise PublicationRefused(
            "Tài khoản kỹ thuật không thuộc Ban Biên tập và không ký, duyệt tin, bài.", article="5"
        )
    roles = user.roles_at(at)
    if action == Action.SIGN:
        return _unit_head(draft, user, roles)
    if action == Action.PASS:
        return _member(draft, user, roles)
    return _decider(draft, user, roles, at)


def may_take(draft: Draft, action: str, user: Any) -> bool:
    """True when the rules let this user take this step now."""
    try:
        check_stage(draft, action, user)
    except PublicationRefused:
        return False
    return True


def missing_deciders(draft: Draft) -> set[Role]:
    """The seats whose decision the draft still needs (two for joint items)."""
    decided = {DECIDES_AS.get(row.capacity) for row in draft.signatures(Action.APPROVE)}
    if draft.page.is_structural:
        return {Role.HEAD} - decided
    if draft.page.is_emergency:
        return set() if decided else {Role.HEAD, Role.DEPUTY}
    return set(deciders_of(draft.domain, draft.page._meta.label, timezone.now())) - decided


def _unit_head(draft: Draft, user: Any, roles: frozenset[Role]) -> Signing:
    if Role.UNIT_HEAD not in roles or user.body_id != draft.page.body_id:
        raise PublicationRefused(
            "Chỉ thủ trưởng của đơn vị cung cấp tin được ký (Điều 9).", article="9"
        )
    return Signing(Capacity.UNIT_HEAD)


def _member(draft: Draft, user: Any, roles: frozenset[Role]) -> Signing:
    if not roles & BOARD_ROLES:
        raise PublicationRefused("Chỉ thành viên Ban Biên tập được chuyển duyệt.", article="14")
    _check_other_person(draft, user, Action.SIGN)
    return Signing(Capacity.MEMBER)


def _decider(draft: Draft, user: Any, roles: frozenset[Role], at: datetime.datetime) -> Signing:
    authors = draft.authors()
    if user.pk in authors:
        raise PublicationRefused("Người đã viết, sửa bài không tự duyệt bài đó.", article="14")
    _check_other_person(draft, user, Action.SIGN, Action.PASS, Action.APPROVE)
    missing = missing_deciders(draft)
    own = missing & roles
    if own and draft.page.is_emergency:
        head = Role.HEAD in own
        return Signing(Capacity.HEAD_EMERGENCY if head else Capacity.DEPUTY_EMERGENCY)
    if own:
        return Signing(Capacity.HEAD if Role.HEAD in own else Capacity.DEPUTY)
    if Role.HEAD in missing and Role.DEPUTY in roles:
        delegation = Delegation.objects.covering(user, draft.domain, draft.page, at)
        if delegation is not None and delegation.delegator_id not in authors:
            return Signing(Capacity.DEPUTY_FOR_HEAD, delegation)
        if _all_holders_wrote(Role.HEAD, authors, at):
            return Signing(Capacity.DEPUTY_FOR_AUTHOR)
    stands_in = Role.DEPUTY in missing and Role.HEAD in roles
    if stands_in and _all_holders_wrote(Role.DEPUTY, authors, at):
        return Signing(Capacity.HEAD_FOR_AUTHOR)
    raise PublicationRefused(_nobody_but(draft), article="14")


def _check_other_person(draft: Draft, user: Any, *stages: str) -> None:
    """No two signatures under one item come from one hand."""
    if any(row.actor_id == user.pk for stage in stages for row in draft.signatures(stage)):
        raise PublicationRefused("Mỗi bước phải do một người khác nhau ký, duyệt.", article="14")


def _all_holders_wrote(seat: Role, authors: set[int], at: datetime.datetime) -> bool:
    """True when nobody who holds the seat is free to decide, each having written the item."""
    seats = BoardMembership.objects.on(timezone.localdate(at)).filter(
        role=seat.name.lower(), user__is_active=True
    )
    holders = set(seats.values_list("user_id", flat=True))
    return bool(holders) and holders <= authors


def _nobody_but(draft: Draft) -> str:
    seats = " và ".join(sorted(seat.value for seat in missing_deciders(draft)))
    if draft.page.is_emergency:
        return "Thông báo khẩn do Trưởng Ban hoặc Phó Trưởng Ban duyệt."
    if draft.page.is_structural:
        return f"Chuyên mục của Cổng do {seats} duyệt."
    label = Domain(draft.domain).label
    return (
        f"Tin, bài thuộc lĩnh vực “{label}” do {seats} duyệt "
        "hoặc người được ủy quyền bằng văn bản còn hiệu lực."
    )
