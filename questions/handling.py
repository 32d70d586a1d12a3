"""What may be done to a message, by whom, in which state. Each step locks the row, checks, writes
the history and the audit trail in one transaction (Điều 10; clauses.md section 2, item 12).

The private path: a unit's officer drafts, the unit's head signs, the Head or the Deputy confirms.
The public path is a page and goes through the chain of all pages (questions.publishing).
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from core import audit
from core.domains import Domain
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, UNIT_ROLES, Role, roles_of
from questions.mailing import send_answer
from questions.models import Enquiry, EnquiryStep, Kind, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

State, Outcome, Action = Enquiry.State, Enquiry.Outcome, EnquiryStep.Action
# How a message may end without an answer.
CLOSINGS = (Outcome.OUT_OF_SCOPE, Outcome.SPAM, Outcome.REFUSED)
MOVABLE = (State.RECEIVED, State.DRAFTED, State.SIGNED)


def refused(message: str) -> PublicationRefused:
    """A step that may not be taken, with its ground."""
    return PublicationRefused(message, article="10")


# Who.


def is_of_unit(user: Any, enquiry: Enquiry) -> bool:
    """An officer of the unit that is to answer."""
    own = enquiry.body_id is not None and enquiry.body_id == getattr(user, "body_id", None)
    return own and bool(roles_of(user) & UNIT_ROLES)


def may_assign(user: Any, enquiry: Enquiry) -> bool:
    """Pass on, extend: the unit itself or the board."""
    return is_of_unit(user, enquiry) or bool(roles_of(user) & BOARD_ROLES)


def may_end(user: Any, enquiry: Enquiry) -> bool:
    """Close without an answer, merge: the unit's head or the board."""
    roles = roles_of(user)
    return bool(roles & BOARD_ROLES) or (is_of_unit(user, enquiry) and Role.UNIT_HEAD in roles)


def may_sign(user: Any, enquiry: Enquiry) -> bool:
    """Sign a private answer: the unit's head."""
    return is_of_unit(user, enquiry) and Role.UNIT_HEAD in roles_of(user)


def may_confirm(user: Any, enquiry: Enquiry) -> bool:
    """Let a private answer out: the Head; the Deputy for bodies of the government (Điều 14);
    never for what one wrote or signed oneself."""
    roles = roles_of(user)
    is_government = enquiry.body is not None and enquiry.body.domain == Domain.GOVERNMENT
    decides = Role.HEAD in roles or (Role.DEPUTY in roles and is_government)
    return decides and user.pk not in (enquiry.drafted_by_id, enquiry.signed_by_id)


def may_see_sender(user: Any, enquiry: Enquiry) -> bool:
    """See who asked: only those who answer, and the Head."""
    return is_of_unit(user, enquiry) or Role.HEAD in roles_of(user)


# What.


def transfer(enquiry: Enquiry, user: Any, body: Any, reason: str) -> Enquiry:
    """Pass it on to another unit; what was drafted is void. The deadline stays.

    Raises:
        PublicationRefused: not theirs, not in this state, no reason, or the same unit.
    """
    with _step(enquiry, MOVABLE) as current:
        _require(may_assign(user, current), "Bạn không chuyển được mục này.")
        _require(current.body_id != body.pk, "Mục này đang ở chính đơn vị ấy.")
        note = _reason(reason)
        late = timezone.localdate() > current.forward_by
        current.body, current.state = body, State.RECEIVED
        current.answer, current.drafted_by, current.signed_by = "", None, None
        current.save()
        write_step(current, Action.TRANSFER, user, body=body, note=note, is_late=late)
    return current


def extend(enquiry: Enquiry, user: Any, reason: str) -> Enquiry:
    """Extend the deadline once, before it has passed, where the law lets it (Law 104/2016).

    Raises:
        PublicationRefused: not theirs, no extension for this kind, extended already, or too late.
    """
    with _step(enquiry, Enquiry.OPEN_STATES) as current:
        _require(may_assign(user, current), "Bạn không gia hạn được mục này.")
        days = terms_of(current.kind).extension_days
        _require(days > 0, "Loại nội dung này không được gia hạn.")
        _require(current.extended_days == 0, "Mục này đã gia hạn một lần.")
        _require(not current.is_late, "Đã quá hạn, không gia hạn được nữa.")
        note = _reason(reason)
        current.extended_days = days
        current.set_due()
        current.save()
        write_step(current, Action.EXTEND, user, note=note)
    return current


def draft_answer(enquiry: Enquiry, user: Any, answer: str) -> Enquiry:
    """Write or rewrite the private answer; a rewrite voids the signature (as Điều 9 has it).

    Raises:
        PublicationRefused: not of the unit, not in this state, or duplicates hang on it.
    """
    with _step(enquiry, MOVABLE) as current:
        _require(is_of_unit(user, current), "Chỉ cán bộ của đơn vị được giao mới soạn trả lời.")
        _require(
            not current.duplicates.exists(),
            "Có nội dung khác gộp vào mục này: hãy trả lời công khai để ai gửi cũng đọc được.",
        )
        current.answer, current.state = answer, State.DRAFTED
        current.drafted_by, current.signed_by = user, None
        current.save()
        write_step(current, Action.DRAFT, user)
    return current


def sign(enquiry: Enquiry, user: Any, seen: str) -> Enquiry:
    """The unit's head signs the private answer; `seen` is the mark of the one that was read.

    Raises:
        PublicationRefused: not the unit's head, nothing to sign, or rewritten in between.
    """
    with _step(enquiry, (State.DRAFTED,)) as current:
        _require(may_sign(user, current), "Chỉ thủ trưởng đơn vị được giao mới ký trả lời.")
        _require(current.answer_mark == seen, "Bản trả lời vừa được sửa: hãy đọc lại rồi ký.")
        current.signed_by, current.state = user, State.SIGNED
        current.save()
        write_step(current, Action.SIGN, user)
    return current


def send_back(enquiry: Enquiry, user: Any, reason: str) -> Enquiry:
    """Return a draft to the officer, with a reason.

    Raises:
        PublicationRefused: neither the unit's head nor an approver, or nothing waits.
    """
    with _step(enquiry, (State.DRAFTED, State.SIGNED)) as current:
        allowed = may_sign(user, current) or may_confirm(user, current)
        _require(allowed, "Bạn không trả lại được bản này.")
        note = _reason(reason)
        current.signed_by, current.state = None, State.RECEIVED
        current.save()
        write_step(current, Action.RETURN, user, note=note)
    return current


def confirm(enquiry: Enquiry, user: Any, seen: str) -> Enquiry:
    """Let the signed private answer out: whoever has the code can read it. `seen`: as for sign.

    Raises:
        PublicationRefused: not the approver, nothing signed, or rewritten in between.
    """
    with _step(enquiry, (State.SIGNED,)) as current:
        _require(may_confirm(user, current), "Bạn không duyệt được câu trả lời này (Điều 14).")
        _require(current.answer_mark == seen, "Bản trả lời vừa được sửa: hãy đọc lại rồi duyệt.")
        finish(current, State.ANSWERED, Outcome.PRIVATE)
        write_step(current, Action.ANSWER, user)
    return current


def close(enquiry: Enquiry, user: Any, outcome: str, reason: str) -> Enquiry:
    """End it without an answer; the sender reads the reason.

    Raises:
        PublicationRefused: not theirs to end, a page is under way, no reason, or an ending that
            this kind doesn't have.
    """
    with _step(enquiry, MOVABLE) as current:
        _require(may_end(user, current), "Chỉ thủ trưởng đơn vị hoặc Ban Biên tập kết thúc mục.")
        _require(outcome in CLOSINGS, "Hãy chọn cách kết thúc.")
        is_access = current.kind == Kind.ACCESS
        _require(
            outcome != Outcome.REFUSED or is_access,
            "Chỉ yêu cầu cung cấp thông tin mới có thể bị từ chối theo luật.",
        )
        note = _reason(reason)
        finish(current, State.CLOSED, outcome)
        write_step(current, Action.CLOSE, user, note=note)
    return current


def merge(enquiry: Enquiry, user: Any, target: Enquiry) -> Enquiry:
    """Join it to another one on the same matter; both codes then lead to one public answer.

    Raises:
        PublicationRefused: not theirs, itself, or the other one isn't to be answered in public
            (a private answer is nobody else's to read).
    """
    with transaction.atomic():
        goal = _locked(target.pk).leading
        with _step(enquiry, (State.RECEIVED, State.DRAFTED, State.SIGNED)) as current:
            _require(
                may_end(user, current) and may_end(user, goal), "Bạn không gộp được hai mục này."
            )
            _require(current.pk != goal.pk, "Không gộp một mục vào chính nó.")
            public = goal.state in (State.RECEIVED, State.PUBLISHING) or (
                goal.outcome == Outcome.PUBLIC
            )
            _require(public, "Chỉ gộp vào mục sẽ trả lời hoặc đã trả lời công khai.")
            _require(not goal.answer, "Mục kia đang được trả lời riêng, không gộp vào được.")
            current.duplicates.update(merged_into=goal)
            current.merged_into, current.answer = goal, ""
            finish(current, State.MERGED, Outcome.DUPLICATE)
            write_step(current, Action.MERGE, user)
    return current


def rate(enquiry: Enquiry, score: int, words: str) -> bool:
    """The sender's mark of 1 to 3 with optional words, once; False where it isn't due or was
    given before."""
    with transaction.atomic():
        current = _locked(enquiry.pk)
        answered = current.leading.state == State.ANSWERED
        if not answered or current.score is not None or current.purged_at or score not in (1, 2, 3):
            return False
        current.score, current.score_words = score, words[:500]
        current.save(update_fields=["score", "score_words"])
    return True


# How.


def finish(enquiry: Enquiry, state: str, outcome: str) -> None:
    """Write the end of a message; an answer is mailed to whoever gave an address."""
    enquiry.state, enquiry.outcome, enquiry.closed_at = state, outcome, timezone.now()
    enquiry.save()
    if state == State.ANSWERED:
        transaction.on_commit(partial(send_answer, enquiry.pk))


def write_step(enquiry: Enquiry, action: str, user: Any, **values: Any) -> None:
    """History and audit trail; never a word of the message itself."""
    EnquiryStep.objects.create(
        enquiry=enquiry,
        action=action,
        actor_id=getattr(user, "pk", None),
        actor_name=user.get_full_name() if user is not None and user.pk else "",
        **values,
    )
    audit.record(f"enquiry.{action}", user=user, target=enquiry)


def locked(enquiry: Enquiry) -> Enquiry:
    """The row as it is now, held until the end of the transaction."""
    return _locked(enquiry.pk)


@contextmanager
def _step(enquiry: Enquiry, states: tuple[str, ...]) -> Iterator[Enquiry]:
    with transaction.atomic():
        current = _locked(enquiry.pk)
        if current.state not in states:
            raise refused(f"Mục này đang ở trạng thái “{current.get_state_display()}”.")
        yield current


def _locked(key: int) -> Enquiry:
    return Enquiry.objects.select_for_update().get(pk=key)


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise refused(message)


def _reason(text: str) -> str:
    """A reason that the sender reads: required."""
    reason = text.strip()
    _require(bool(reason), "Hãy ghi lý do: người gửi sẽ đọc được.")
    return reason[:500]
