"""Quotas of units, their collaborators, what they supply, areas of members, allowances
(Điều 9, 10, 13, 14)."""

from __future__ import annotations

from contributions.models.allowances import AllowanceLine, AllowanceSheet
from contributions.models.materials import Material, MaterialFile
from contributions.models.people import Collaborator, ResponsibleArea
from contributions.models.quotas import Quota

__all__ = [
    "AllowanceLine",
    "AllowanceSheet",
    "Collaborator",
    "Material",
    "MaterialFile",
    "Quota",
    "ResponsibleArea",
]
