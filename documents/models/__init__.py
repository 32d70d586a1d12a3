"""The register of documents (Điều 4 khoản 2 a, b; Điều 7 khoản 3)."""

from __future__ import annotations

from documents.models.consultation import (
    ConsultationArticle,
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
    OpinionAnswer,
)
from documents.models.entries import RegisterEntry, RegisterGap
from documents.models.opinions import Opinion
from documents.models.outside import OutsideDocument
from documents.models.pages import DocumentPage
from documents.models.parts import (
    CoIssuer,
    DocumentFile,
    DocumentRelation,
    ResponsibleBody,
    ValidityRuling,
)
from documents.models.register import DocumentIndexPage
from documents.models.subscriptions import DocumentSubscription
from documents.models.types import DocumentType, FileRole, Level, SigningForm

__all__ = [
    "CoIssuer",
    "ConsultationArticle",
    "ConsultationFile",
    "ConsultationIndexPage",
    "ConsultationPage",
    "DocumentFile",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentRelation",
    "DocumentSubscription",
    "DocumentType",
    "FileRole",
    "Level",
    "Opinion",
    "OpinionAnswer",
    "OutsideDocument",
    "RegisterEntry",
    "RegisterGap",
    "ResponsibleBody",
    "SigningForm",
    "ValidityRuling",
]
