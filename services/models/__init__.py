"""Administrative procedures, one-stop results, programmes and projects."""

from __future__ import annotations

from services.models.onestop import OneStopIndexPage, OneStopReportPage, OneStopRow
from services.models.procedures import (
    DossierItem,
    ProcedureForm,
    ProcedureIndexPage,
    ProcedurePage,
    ProcedureStep,
)
from services.models.projects import ProjectIndexPage, ProjectPage, ProjectResult

__all__ = [
    "DossierItem",
    "OneStopIndexPage",
    "OneStopReportPage",
    "OneStopRow",
    "ProcedureForm",
    "ProcedureIndexPage",
    "ProcedurePage",
    "ProcedureStep",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectResult",
]
