"""Documents for tests: on a register of their own, draft or through the whole chain."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management import call_command

from directory.models import Body
from documents.models import (
    DocumentIndexPage,
    DocumentPage,
    DocumentRelation,
    DocumentType,
    OutsideDocument,
)
from tests.factories import BodyFactory
from tests.home.site_map import draft, public, section

DAY = datetime.date(2022, 9, 12)


def index() -> DocumentIndexPage:
    """The register, made where it is missing."""
    return DocumentIndexPage.objects.first() or section(DocumentIndexPage, "Văn bản")


def kind(code: str = "QĐ") -> DocumentType:
    """A type of the list."""
    if not DocumentType.objects.exists():
        call_command("sync_document_types", verbosity=0)
    return DocumentType.objects.get(code=code)


def committee() -> Body:
    """The issuer of most documents."""
    return BodyFactory(name="UBND huyện Như Xuân", code="ubnd-huyen")


def values(number: str, **own: Any) -> dict[str, Any]:
    """What a document says of itself, in force from its day of issue."""
    day = own.get("issued_on", DAY)
    given = {
        "number": number,
        "document_type": kind(),
        "issuer": committee(),
        "issuer_name": "Ủy ban nhân dân huyện Như Xuân",
        "issued_on": day,
        "effective_from": day,
        "summary": f"Về việc số {number}",
    }
    return {**given, **own}


def public_document(number: str, **own: Any) -> DocumentPage:
    """One that everybody reads."""
    page: DocumentPage = public(DocumentPage, f"Văn bản {number}", index(), **values(number, **own))
    return page


def draft_document(number: str, **own: Any) -> DocumentPage:
    """One that its unit is writing."""
    page: DocumentPage = draft(DocumentPage, f"Văn bản {number}", index(), **values(number, **own))
    return page


def relation(what: str, target: DocumentPage | None = None, **own: Any) -> DocumentRelation:
    """A row of a document that isn't saved yet."""
    return DocumentRelation(kind=what, target=target, **own)


def outside(number: str = "67/2006/QH11", **own: Any) -> OutsideDocument:
    """The Law on Information Technology, ended on 1/7/2026, unless told otherwise."""
    given = {
        "title": "Luật Công nghệ thông tin",
        "issuer_name": "Quốc hội",
        "issued_on": datetime.date(2006, 6, 29),
        "effective_from": datetime.date(2007, 1, 1),
        "ended_on": datetime.date(2026, 7, 1),
        "ended_by": "148/2025/QH15",
    }
    return OutsideDocument.objects.create(number=number, **{**given, **own})
