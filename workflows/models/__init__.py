"""The ledger, delegations and the tasks of the chain."""

from __future__ import annotations

from workflows.models.delegation import Delegation
from workflows.models.ledger import Approval, LedgerHead
from workflows.models.tasks import BoardEditTask, FinalApprovalTask, SigningTask, UnitSignTask

__all__ = [
    "Approval",
    "BoardEditTask",
    "Delegation",
    "FinalApprovalTask",
    "LedgerHead",
    "SigningTask",
    "UnitSignTask",
]
