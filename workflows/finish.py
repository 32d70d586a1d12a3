"""The one door to the public: what the engine calls when the last task is approved.

Wagtail imports this module while its own models load, so models are looked up when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps

from core.refusal import PublicationRefused
from workflows.definitions import Action

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish, or schedule, the revision that the ledger says was approved in this run; never
    "whatever is latest now". Runs inside the transaction of the approval.

    Raises:
        PublicationRefused: the run ended without a final approval, or a newer revision exists.
    """
    page = workflow_state.content_object.specific
    ledger = apps.get_model("workflows", "Approval").objects
    decision = ledger.newest_decision(page.pk)
    if (
        decision is None
        or decision.action != Action.APPROVE
        or decision.workflow_state_id != workflow_state.pk
    ):
        raise PublicationRefused("Lượt trình kết thúc mà không có chữ ký duyệt.", article="14")
    if decision.revision_id != page.latest_revision_id:
        raise PublicationRefused("Đã có phiên bản mới hơn bản được duyệt.", article="14")
    page.revisions.get(pk=decision.revision_id).publish(user=user, skip_permission_checks=True)
