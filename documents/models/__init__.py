"""The register of documents (Điều 4 khoản 2 a, b; Điều 7 khoản 3)."""

from __future__ import annotations

from documents.models.pages import DocumentPage
from documents.models.parts import DocumentFile, DocumentRelation, ResponsibleBody
from documents.models.register import DocumentIndexPage
from documents.models.types import DocumentType, Level

__all__ = [
    "DocumentFile",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentRelation",
    "DocumentType",
    "Level",
    "ResponsibleBody",
]
