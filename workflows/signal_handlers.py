"""What the ledger must know of events elsewhere, and what an edit does to signatures."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_migrate, post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision, WorkflowState
from wagtail.signals import task_submitted, unpublished

from core.models import PortalPage
from core.roles import Role, roles_of
from core.signals import content_purged, secrecy_lowered, secrecy_raised
from workflows import triggers
from workflows.definitions import Action, Capacity
from workflows.models import Approval, DefaultApprover
from workflows.notifications import StepNotifier
from workflows.routing import restart
from workflows.rules import Draft

# In which capacity somebody acts outside the chain; the first role held counts.
ACTING_AS = {
    Role.CHAIR: Capacity.CHAIR,
    Role.HEAD: Capacity.HEAD,
    Role.DEPUTY: Capacity.DEPUTY,
    Role.MEMBER: Capacity.MEMBER,
    Role.UNIT_HEAD: Capacity.UNIT_HEAD,
    Role.TECH: Capacity.TECH,
}


def record_withdrawal(instance: Any, **_kwargs: Any) -> None:
    """Taking an item down consumes its approval: it comes back by a new chain only."""
    if isinstance(instance, PortalPage):
        user = get_active_log_context().user
        Approval.objects.record(Action.WITHDRAW, page=instance, user=user, capacity=_capacity(user))


def record_cancelled_schedule(instance: Revision, update_fields: Any, **_kwargs: Any) -> None:
    """Cancelling a first publication that is still to come consumes its approval too."""
    cancelled = set(update_fields or ()) == {"approved_go_live_at"}
    if not cancelled or instance.approved_go_live_at is not None:
        return
    page = instance.content_object
    if not getattr(page, "live", False):
        record_withdrawal(page)


def record_classification(page: PortalPage, level: str, user: Any, **_kwargs: Any) -> None:
    """Điều 7 *: who raised the level, when; the ledger then forgets the readable title."""
    Approval.objects.record(
        Action.CLASSIFY, page=page, user=user, capacity=_capacity(user), reason=level
    )
    triggers.erase_titles(page.pk)


def record_declassification(page: PortalPage, user: Any, ground: str, **_kwargs: Any) -> None:
    """By which decision the level falls; the database asks for this entry (workflows.triggers)."""
    Approval.objects.record(
        Action.DECLASSIFY, page=page, user=user, capacity=_capacity(user), reason=ground
    )


def record_purge(page: PortalPage, user: Any, **_kwargs: Any) -> None:
    """Who destroyed what was stored of a classified item, when."""
    Approval.objects.record(Action.PURGE, page=page, user=user, capacity=_capacity(user))


def record_approver(instance: DefaultApprover, **_kwargs: Any) -> None:
    """Each version of the table of approvers is in the ledger too."""
    Approval.objects.record(
        Action.ASSIGN, user=instance.made_by, capacity=Capacity.HEAD, reason=str(instance)
    )


def _capacity(user: Any) -> str:
    if user is None:
        return Capacity.SYSTEM
    held = roles_of(user)
    return next((ACTING_AS[role] for role in ACTING_AS if role in held), Capacity.AUTHOR)


def void_signatures(instance: Any, update_fields: Any, **_kwargs: Any) -> None:
    """Điều 9: an edit after a signature voids it; the chain starts again at the unit."""
    if not isinstance(instance, PortalPage) or "latest_revision" not in (update_fields or ()):
        return
    state = instance.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        return
    current = state.current_task_state
    draft = Draft.of(state, instance.latest_revision)
    if current is None or draft.signatures(Action.SUBMIT):
        return
    editor = instance.latest_revision.user
    restart(state, user=editor, submitter=editor)


def connect() -> None:
    """Connect everything above, once."""
    unpublished.connect(record_withdrawal, dispatch_uid="workflows.withdraw")
    post_save.connect(
        record_cancelled_schedule, sender=Revision, dispatch_uid="workflows.cancelled"
    )
    secrecy_raised.connect(record_classification, dispatch_uid="workflows.classify")
    secrecy_lowered.connect(record_declassification, dispatch_uid="workflows.declassify")
    content_purged.connect(record_purge, dispatch_uid="workflows.purge")
    post_save.connect(record_approver, sender=DefaultApprover, dispatch_uid="workflows.approver")
    post_save.connect(void_signatures, dispatch_uid="workflows.void")
    post_migrate.connect(triggers.install_after_migrate, dispatch_uid="workflows.triggers")
    task_submitted.connect(StepNotifier(), weak=False, dispatch_uid="workflows.mail")
