"""Apply the chain (workflows.definitions) to Wagtail's workflow tables."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from core.models import PortalPage
from workflows.definitions import STEPS, WORKFLOW_NAME


class Command(BaseCommand):
    """Make the one official workflow have exactly its steps, in order and active, and stand on
    the root of the tree; no other workflow stays active. Repeating it changes nothing."""

    help = "Áp quy trình duyệt. --check: chỉ kiểm tra, thoát khác 0 nếu lệch."

    def add_arguments(self, parser: Any) -> None:
        """--check compares without writing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Apply or compare."""
        with transaction.atomic():
            before = _state()
            _apply()
            changed = _state() != before
            if options["check"]:
                transaction.set_rollback(True)
        if options["check"] and changed:
            raise CommandError("Quy trình duyệt lệch với định nghĩa: hãy chạy sync_workflows.")
        self.stdout.write(f"Quy trình: {len(STEPS)} bước, {'vừa chỉnh' if changed else 'đã đúng'}.")


def _state() -> list[tuple[Any, ...]]:
    steps = WorkflowTask.objects.order_by("workflow", "sort_order")
    return [
        *Workflow.objects.order_by("pk").values_list("name", "active"),
        *steps.values_list("workflow__name", "task__name", "task__active"),
        *WorkflowPage.objects.order_by("page").values_list("page", "workflow__name"),
    ]


def _apply() -> None:
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    Workflow.objects.exclude(pk=workflow.pk).filter(active=True).update(active=False)
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    tasks = []
    for step in STEPS:
        task, _created = apps.get_model("workflows", step.model).objects.get_or_create(
            name=step.name
        )
        if not task.active:
            task.active = True
            task.save()
        tasks.append(task)
    WorkflowTask.objects.filter(workflow=workflow).exclude(task__in=tasks).delete()
    for order, task in enumerate(tasks):
        WorkflowTask.objects.update_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    root = PortalPage.get_first_root_node()
    WorkflowPage.objects.exclude(page=root).delete()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
