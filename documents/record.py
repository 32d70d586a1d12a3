"""What the page of a document shows: its record, its relations both ways and
its validity over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.models.parts import DocumentRelation
from documents.validity import INVERSE, RelationKind, history, plain_date

if TYPE_CHECKING:
    import datetime

    from documents.models import DocumentPage


def record_rows(page: DocumentPage) -> list[dict[str, str]]:
    """The record card, without what isn't known."""
    signer = " ".join(filter(None, [page.signing_form, page.signer_post]))
    issuers = [page.issuer_name, *(str(row) for row in page.co_issuers.all())]
    rows = {
        "Số, ký hiệu": page.number,
        "Loại văn bản": str(page.document_type),
        "Cơ quan ban hành": "; ".join(issuers),
        "Người ký": "; ".join(filter(None, [page.signer_name, signer])),
        "Ngày ban hành": _short(page.issued_on),
        "Có hiệu lực từ": _short(page.effective_from),
        "Hết hiệu lực": _short(page.expires_on),
        "Lĩnh vực": page.field,
        "Đơn vị thực hiện": "; ".join(row.body.name for row in page.responsible_bodies.all()),
    }
    return [{"label": label, "value": value} for label, value in rows.items() if value]


def relation_groups(page: DocumentPage) -> list[dict[str, Any]]:
    """The public documents to which this one is related, by what is between them."""
    shown = type(page).objects.shown()
    own = page.relations.all()
    targets = shown.in_bulk([row.target_id for row in own])
    forward = [
        (RelationKind(row.kind).label, targets[row.target_id])
        for row in own
        if row.target_id in targets
    ]
    acting = DocumentRelation.objects.of_public_documents().filter(target=page.pk)
    backward = [
        (INVERSE[RelationKind(row.kind)], row.page) for row in acting.select_related("page")
    ]
    grouped: dict[str, list[Any]] = {}
    for label, document in [*forward, *backward]:
        grouped.setdefault(label, []).append(document)
    return [{"label": label.capitalize(), "documents": docs} for label, docs in grouped.items()]


def history_rows(page: DocumentPage) -> list[dict[str, Any]]:
    """Each change of the validity."""
    return [{"on": step.on, "validity": step.validity} for step in history(page.facts)]


def _short(day: datetime.date | None) -> str:
    return plain_date(day) if day else ""
