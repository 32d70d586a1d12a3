"""The ledger, the table of approvers, delegations and the tasks of the chain."""

from __future__ import annotations

from workflows.models.approvers import DefaultApprover
from workflows.models.delegation import Delegation
from workflows.models.ledger import Approval, LedgerHead
from workflows.models.tasks import BoardEditTask, FinalApprovalTask, SigningTask, UnitSignTask

__all__ = [
    "Approval",
    "BoardEditTask",
    "DefaultApprover",
    "Delegation",
    "FinalApprovalTask",
    "LedgerHead",
    "SigningTask",
    "UnitSignTask",
]
