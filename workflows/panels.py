"""The panels of the dashboard: what waits, what to keep in mind, what the Chair sees."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState

from core.health import signs
from core.models import PortalPage
from core.roles import BOARD_ROLES, Role, roles_of
from workflows.emergency import awaiting_signature_of, deadline_of
from workflows.models import OrientationNote
from workflows.operation import operation
from workflows.queue import waiting_for

LATEST = 10


class ApprovalQueuePanel(Component):
    """Chờ tôi duyệt: in place of Wagtail's own panel, with the way to the reviewer's page."""

    name = "approval_queue"
    template_name = "workflows/queue_panel.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The queue of the user who looks."""
        return {"items": waiting_for(parent_context["request"].user)}


class OrientationPanel(Component):
    """The notes in force, pinned above the queue (Điều 14 khoản 1)."""

    name = "orientation"
    template_name = "workflows/note_panel.html"
    order = 90

    def render_html(self, parent_context: Any = None) -> str:
        """Nothing where there is no note."""
        if not OrientationNote.objects.on(timezone.localdate()).exists():
            return ""
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The notes of today."""
        return {"notes": OrientationNote.objects.on(timezone.localdate())}


class ChairPanel(Component):
    """What is public lately, and how much waits (Điều 5 khoản 1)."""

    name = "chair"
    template_name = "workflows/chair_panel.html"
    order = 80

    def render_html(self, parent_context: Any = None) -> str:
        """For the Chair alone."""
        if Role.CHAIR not in roles_of(parent_context["request"].user):
            return ""
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The latest items and a number."""
        shown = PortalPage.objects.shown().filter(is_structural=False).select_related("body")
        return {
            "pages": shown.order_by("-last_published_at")[:LATEST],
            "waiting": WorkflowState.objects.filter(
                status=WorkflowState.STATUS_IN_PROGRESS
            ).count(),
        }


class EmergencyPanel(Component):
    """Emergency notices that are public and wait for the reader's signature."""

    name = "emergency"
    template_name = "workflows/emergency_panel.html"
    order = 70

    def render_html(self, parent_context: Any = None) -> str:
        """Nothing where nothing waits."""
        if not awaiting_signature_of(parent_context["request"].user):
            return ""
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The notices, each with its deadline."""
        pages = awaiting_signature_of(parent_context["request"].user)
        return {"notices": [(page, deadline_of(page)) for page in pages]}


class StatusPanel(Component):
    """How the portal and its installation fare, to look at only (Điều 13 khoản 1, khoản 2 b)."""

    name = "status"
    template_name = "workflows/status_panel.html"
    order = 300
    roles = BOARD_ROLES | {Role.TECH, Role.CHAIR}

    def render_html(self, parent_context: Any = None) -> str:
        """For those who watch over it."""
        if not roles_of(parent_context["request"].user) & self.roles:
            return ""
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The alarms and the signs."""
        state, found = operation(), signs()
        all_well = not state.alarms and all(sign.is_well for sign in found)
        return {"operation": state, "signs": found, "all_well": all_well}
