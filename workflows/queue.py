"""What waits for a person: the queue "Chờ tôi duyệt"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Task

from core.domains import Domain

if TYPE_CHECKING:
    import datetime

    from core.models import PortalPage


@dataclass(frozen=True)
class Waiting:
    """One item of the queue."""

    state_id: int
    page: PortalPage
    step: str
    domain: str
    since: datetime.datetime


def waiting_for(user: Any) -> list[Waiting]:
    """The items whose next step this user may take now, longest waiting first."""
    items = []
    for task in Task.objects.filter(active=True).specific():
        states = task.get_task_states_user_can_moderate(user).select_related("workflow_state")
        items += [
            Waiting(
                state.pk,
                state.revision.as_object(),
                task.name,
                Domain(state.revision.as_object().domain).label,
                state.started_at,
            )
            for state in states
        ]
    return sorted(items, key=lambda item: item.since)
