"""The dashboard's panel of what waits for the reader."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import Component

from workflows.queue import waiting_for


class ApprovalQueuePanel(Component):
    """Chờ tôi duyệt: in place of Wagtail's own panel, with the way to the reviewer's page."""

    name = "approval_queue"
    template_name = "workflows/queue_panel.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The queue of the user who looks."""
        return {"items": waiting_for(parent_context["request"].user)}
