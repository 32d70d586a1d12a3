"""Starting a chain over: after an edit, and when the Head corrects an item's domain."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import TaskState, WorkflowState

from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from workflows.definitions import Action, Capacity
from workflows.models import Approval
from workflows.rules import Draft


def correct_domain(page: PortalPage, domain: str, *, user: Any, reason: str) -> None:
    """Assign a domain to one item, log it, and begin its chain anew (Điều 14).

    A public item goes offline: it was approved by somebody whom the correction says it wasn't
    theirs to approve.
    Raises:
        PublicationRefused: the user isn't the Head, or gives no reason.
    """
    if Role.HEAD not in roles_of(user):
        raise PublicationRefused("Chỉ Trưởng Ban được đổi lĩnh vực duyệt.", article="14")
    if not reason.strip():
        raise PublicationRefused("Đổi lĩnh vực phải ghi rõ lý do.", article="14")
    with transaction.atomic():
        page = PortalPage.objects.select_for_update().get(pk=page.pk).specific
        if page.live:
            UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
        PortalPage._base_manager.filter(pk=page.pk).update(assigned_domain=domain, domain=domain)
        page.refresh_from_db()
        Approval.objects.record(
            Action.REROUTE, page=page, user=user, capacity=Capacity.HEAD, reason=reason
        )
        state = page.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
            restart(state, user=user, submitter=None)


def confirm_findings(state: WorkflowState, *, user: Any, reason: str) -> None:
    """The Head says in writing that what the scan found in the draft being decided on is no
    secret and no needless personal data.

    Raises:
        PublicationRefused: the user isn't the Head, gives no reason, or nothing waits.
    """
    if Role.HEAD not in roles_of(user):
        raise PublicationRefused("Chỉ Trưởng Ban xác nhận dấu hiệu mật.", article="7")
    if not reason.strip():
        raise PublicationRefused("Xác nhận phải ghi rõ lý do.", article="7")
    with transaction.atomic():
        state = WorkflowState.objects.select_for_update().get(pk=state.pk)
        if state.status != WorkflowState.STATUS_IN_PROGRESS:
            raise PublicationRefused("Lượt trình này đã kết thúc.", article="14")
        draft = Draft.of(state, state.current_task_state.revision)
        Approval.objects.record(
            Action.CONFIRM,
            page=draft.page,
            user=user,
            capacity=Capacity.HEAD,
            revision_id=draft.revision.pk,
            workflow_state_id=state.pk,
            authors=sorted(draft.authors()),
            reason=reason,
        )


def restart(state: WorkflowState, *, user: Any, submitter: Any) -> None:
    """Close the running step without a verdict and begin at the first signature missing.

    `submitter`: who submits the changed text and so counts as one of its authors; None when the
    text is the same.
    """
    with transaction.atomic():
        current = state.current_task_state
        current.status = TaskState.STATUS_CANCELLED
        current.finished_by = user
        current.save()
        first = state.workflow.tasks.order_by("workflow_tasks__sort_order").first()
        state.update(user=submitter, next_task=first)
