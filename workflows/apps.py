from __future__ import annotations

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """Approval chains and the ledger."""

    name = "workflows"
    verbose_name = "Quy trình duyệt"

    def ready(self) -> None:
        """Connect the ledger to the events it records."""
        from workflows import signal_handlers

        signal_handlers.connect()
