"""Administrative procedures, one-stop results and dossiers, programmes and projects."""

from __future__ import annotations

from services.models.dossiers import Dossier, DossierStatus
from services.models.everyday import EverydayPhrase
from services.models.onestop import OneStopIndexPage, OneStopReportPage, OneStopRow
from services.models.procedure_parts import (
    DossierItem,
    LegalBasis,
    ProcedureForm,
    ProcedureStep,
    Status,
    StatusChange,
)
from services.models.procedures import OnlineLevel, ProcedureIndexPage, ProcedurePage, Tier
from services.models.projects import (
    ProjectDocument,
    ProjectIndexPage,
    ProjectPage,
    ProjectResult,
    ProjectSource,
)
from services.models.reviews import ProcedureReview

__all__ = [
    "Dossier",
    "DossierItem",
    "DossierStatus",
    "EverydayPhrase",
    "LegalBasis",
    "OneStopIndexPage",
    "OneStopReportPage",
    "OneStopRow",
    "OnlineLevel",
    "ProcedureForm",
    "ProcedureIndexPage",
    "ProcedurePage",
    "ProcedureReview",
    "ProcedureStep",
    "ProjectDocument",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectResult",
    "ProjectSource",
    "Status",
    "StatusChange",
    "Tier",
]
