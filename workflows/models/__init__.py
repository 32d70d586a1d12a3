"""The ledger, the table of approvers, delegations, the tasks of the chain, assignments, clocks,
proposals and what is said from above."""

from __future__ import annotations

from workflows.models.approvers import DefaultApprover
from workflows.models.assignment import Assignment
from workflows.models.clocks import Holiday, Reminder, StepLimit
from workflows.models.delegation import Delegation
from workflows.models.guidance import Acknowledgement, Directive, OrientationNote
from workflows.models.ledger import Approval, LedgerHead
from workflows.models.proposals import Proposal
from workflows.models.tasks import BoardEditTask, FinalApprovalTask, SigningTask, UnitSignTask

__all__ = [
    "Acknowledgement",
    "Approval",
    "Assignment",
    "BoardEditTask",
    "DefaultApprover",
    "Delegation",
    "Directive",
    "FinalApprovalTask",
    "Holiday",
    "LedgerHead",
    "OrientationNote",
    "Proposal",
    "Reminder",
    "SigningTask",
    "StepLimit",
    "UnitSignTask",
]
