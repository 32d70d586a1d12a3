"""Mail at each step to whoever may take it; Wagtail itself writes only for group tasks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.models import TaskState

from workflows.definitions import Action
from workflows.models import SigningTask
from workflows.rules import Draft, may_take


class StepNotifier(EmailNotificationMixin, Notifier):
    """Tells everybody who may sign now that an item waits."""

    notification = "submitted"

    def __init__(self) -> None:
        super().__init__((TaskState,))

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        """Only the tasks of our chain."""
        handled: bool = super().can_handle(instance, **kwargs)
        return handled and isinstance(instance.task.specific, SigningTask)

    def get_recipient_users(self, task_state: TaskState, **_kwargs: Any) -> set[Any]:
        """Active people who hold a role of the step and pass its rule for this very draft."""
        return people_who_may_take(task_state)

    def get_template_base_prefix(self, instance: TaskState, **_kwargs: Any) -> str:
        """Wagtail's own naming of mail templates."""
        return "task_state_"

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        """What the template prints."""
        context: dict[str, Any] = super().get_context(task_state, **kwargs)
        page = task_state.workflow_state.content_object
        context.update(
            task=task_state.task.specific,
            object=page,
            page=page.specific,
            model_name=page._meta.verbose_name,
        )
        return context


def people_who_may_take(task_state: TaskState) -> set[Any]:
    """Everybody who may take the step that waits."""
    task = task_state.task.specific
    draft = Draft.of(task_state.workflow_state, task_state.revision)
    names = [role.value for role in task.roles]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=names)
    if task.action == Action.SIGN:
        people = people.filter(body=draft.page.body)
    return {person for person in people.distinct() if may_take(draft, task.action, person)}
