"""The three tasks of the chain, on Wagtail's engine. The rule stands in `on_action`, where every
view, API and command must pass; `start` keeps the order of the signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Task, TaskState

from core import audit
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, Role, roles_of
from workflows.definitions import Action, Capacity
from workflows.models.ledger import Approval
from workflows.rules import Draft, check_draft, check_scan, check_stage, may_take, missing_deciders

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


class SigningTask(Task):
    """A step at which somebody signs exactly one revision."""

    action: str = ""
    approve_label = ""
    roles: frozenset[Role] = frozenset()
    editable_by: frozenset[Role] = frozenset()

    class Meta:
        abstract = True

    # The engine's side.

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Start this step, or an earlier one that the revision still lacks (after an edit, a
        resumed run, or a step that was marked as done without a signature).

        Raises:
            PublicationRefused: the draft may not be submitted as it is.
        """
        page = workflow_state.content_object.specific
        draft = Draft.of(workflow_state, page.get_latest_revision())
        check_draft(draft)
        if not draft.needs(self.action):
            return self._skip(workflow_state, draft)
        for task in workflow_state.workflow.tasks.order_by("workflow_tasks__sort_order").specific():
            if task.pk == self.pk:
                break
            if draft.needs(task.action) and not draft.signatures(task.action):
                return task.start(workflow_state, user=user)
        if user is not None and not draft.signatures(Action.SUBMIT):
            Approval.objects.record(
                Action.SUBMIT,
                page=draft.page,
                user=user,
                capacity=Capacity.AUTHOR,
                revision_id=draft.revision.pk,
                workflow_state_id=workflow_state.pk,
                authors=sorted(draft.authors()),
            )
        return super().start(workflow_state, user=user)

    def _skip(self, workflow_state: WorkflowState, draft: Draft) -> TaskState:
        """The engine goes on to the next step at once."""
        return TaskState.objects.create(
            workflow_state=workflow_state,
            revision=draft.revision,
            task=self,
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Sign ("approve") or return ("reject", only with a reason) the revision of this state.

        Everything is read again under lock; a refusal is logged outside the transaction that
        it rolls back.
        Raises:
            PublicationRefused: this person may not, or the draft may not, now.
        """
        try:
            with transaction.atomic():
                draft = self._locked_draft(task_state)
                signing = check_stage(draft, self.action, user)
                if action_name == "reject":
                    self._return(task_state, draft, user, signing, kwargs.get("comment", ""))
                elif action_name == "approve":
                    check_draft(draft)
                    self._sign(task_state, draft, user, signing, kwargs.get("comment", ""))
        except PublicationRefused as refusal:
            audit.record(
                "approval.refused",
                user=user,
                target=task_state,
                step=self.action,
                article=refusal.article,
                reason=refusal.message,
            )
            raise

    def _locked_draft(self, task_state: TaskState) -> Draft:
        # The page first, as everybody who writes to it does: two orders would be a deadlock.
        page_key = task_state.workflow_state.object_id
        list(PortalPage._base_manager.select_for_update().filter(pk=page_key))
        current = TaskState.objects.select_for_update().get(pk=task_state.pk)
        state = current.workflow_state
        running = current.status == TaskState.STATUS_IN_PROGRESS
        if not running or state.current_task_state_id != current.pk:
            raise PublicationRefused("Bước này đã được người khác xử lý.", article="14")
        task_state.refresh_from_db()
        return Draft.of(state, current.revision)

    def _record(self, action: str, draft: Draft, user: Any, signing: Any, reason: str) -> None:
        Approval.objects.record(
            action,
            page=draft.page,
            user=user,
            capacity=signing.capacity,
            delegation=signing.delegation,
            revision_id=draft.revision.pk,
            workflow_state_id=draft.workflow_state.pk,
            authors=sorted(draft.authors()),
            reason=reason,
        )

    def _return(
        self, task_state: TaskState, draft: Draft, user: Any, signing: Any, reason: str
    ) -> None:
        if not reason.strip():
            raise PublicationRefused("Trả lại phải ghi rõ lý do.", article="14")
        self._record(Action.RETURN, draft, user, signing, reason)
        task_state.reject(user=user, comment=reason)

    def _sign(
        self, task_state: TaskState, draft: Draft, user: Any, signing: Any, reason: str
    ) -> None:
        self._record(self.action, draft, user, signing, reason)
        task_state.approve(user=user, comment=reason)

    # What Wagtail's screens ask.

    def user_can_act(self, task_state: TaskState, user: Any) -> bool:
        """True when the rules let this user take this step now."""
        draft = Draft.of(task_state.workflow_state, task_state.revision)
        return may_take(draft, self.action, user)

    def _user_can_act_on(self, page: PortalPage, user: Any) -> bool:
        task_state = page.current_workflow_task_state
        return (
            task_state is not None
            and task_state.task_id == self.pk
            and self.user_can_act(task_state, user)
        )

    def user_can_access_editor(self, page: PortalPage, user: Any) -> bool:
        """Whoever may act may read the draft in the editor."""
        return self._user_can_act_on(page, user)

    def locked_for_user(self, page: PortalPage, user: Any) -> bool:
        """The text is frozen while it is being signed, but for the step that edits it."""
        return not roles_of(user) & self.editable_by

    def get_actions(self, page: PortalPage, user: Any) -> list[tuple[str, str, bool]]:
        """The actions of Wagtail's own menus and dialogs."""
        if not self._user_can_act_on(page, user):
            return []
        return [("reject", "Trả lại, nêu lý do", True), ("approve", self.approve_label, False)]

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> QuerySet[TaskState]:
        """The states at this step that wait for this user."""
        waiting: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if not roles_of(user) & self.roles:
            return waiting.none()
        keys = [state.pk for state in waiting if self.user_can_act(state, user)]
        return waiting.filter(pk__in=keys)


class UnitSignTask(SigningTask):
    """The head of the supplying unit signs and answers for the content (Điều 9)."""

    action = Action.SIGN
    approve_label = "Ký, chịu trách nhiệm nội dung"
    roles = frozenset({Role.UNIT_HEAD})

    class Meta:
        verbose_name = "bước thủ trưởng đơn vị ký"
        verbose_name_plural = "bước thủ trưởng đơn vị ký"

    @classmethod
    def get_description(cls) -> str:
        """Shown where tasks are listed."""
        return "Thủ trưởng đơn vị cung cấp tin ký và chịu trách nhiệm về nội dung (Điều 9)."


class BoardEditTask(SigningTask):
    """A member of the board passes the item on, returns it, or edits it; an edit voids the
    unit's signature and leads back to it."""

    action = Action.PASS
    approve_label = "Chuyển duyệt"
    roles = BOARD_ROLES
    editable_by = BOARD_ROLES

    class Meta:
        verbose_name = "bước Ban Biên tập biên tập"
        verbose_name_plural = "bước Ban Biên tập biên tập"

    @classmethod
    def get_description(cls) -> str:
        """Shown where tasks are listed."""
        return "Thành viên Ban Biên tập biên tập, chuyển duyệt hoặc trả lại (Điều 14 khoản 3)."


class FinalApprovalTask(SigningTask):
    """The Head or the Deputy decides, by domain; for joint items both, in any order."""

    action = Action.APPROVE
    approve_label = "Duyệt đăng"
    roles = frozenset({Role.HEAD, Role.DEPUTY})

    class Meta:
        verbose_name = "bước Trưởng Ban, Phó Trưởng Ban duyệt"
        verbose_name_plural = "bước Trưởng Ban, Phó Trưởng Ban duyệt"

    @classmethod
    def get_description(cls) -> str:
        """Shown where tasks are listed."""
        return "Trưởng Ban hoặc Phó Trưởng Ban duyệt theo lĩnh vực (Điều 14 khoản 1, 2)."

    def _sign(
        self, task_state: TaskState, draft: Draft, user: Any, signing: Any, reason: str
    ) -> None:
        check_scan(draft)
        self._record(self.action, draft, user, signing, reason)
        if missing_deciders(draft):
            audit.record("approval.half", user=user, target=draft.page)
            return
        task_state.approve(user=user, comment=reason)
