"""What a document's page prints: its record and its relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.vietnamese import short_date
from documents.choices import INVERSE, RelationKind

if TYPE_CHECKING:
    import datetime

    from documents.models import DocumentPage


def record_rows(document: DocumentPage) -> list[dict[str, str]]:
    """The record card: what is known, in the order of the paper."""
    signer = " ".join(filter(None, [document.signing_form, document.signer_post]))
    bodies = document.responsible_bodies.select_related("body")
    rows = {
        "Số, ký hiệu": document.number,
        "Loại văn bản": str(document.document_type),
        "Cơ quan ban hành": document.issuer_name,
        "Cấp ban hành": document.get_level_display(),
        "Người ký": "; ".join(filter(None, [document.signer_name, signer])),
        "Ngày ban hành": _date(document.issued_on),
        "Có hiệu lực từ ngày": _date(document.effective_from),
        "Còn hiệu lực đến hết ngày": _date(document.expires_on),
        "Lĩnh vực": document.field,
        "Đơn vị thực hiện": "; ".join(row.body.name for row in bodies),
    }
    return [{"label": label, "value": value} for label, value in rows.items() if value]


def related_groups(document: DocumentPage) -> list[dict[str, Any]]:
    """Public documents tied to this one, by relation, both ways, each with its validity."""
    shown = type(document).objects.shown().defer("text", "folded")
    own = list(document.relations.all())
    towards = document.relations.model.objects.filter(
        target=document.pk, page__in=shown.values("pk")
    )
    ties = [(RelationKind(one.kind).label, one.target_id, one.part) for one in own]
    ties += [
        (INVERSE[RelationKind(kind)], page, part)
        for kind, page, part in towards.order_by("page__issued_on", "pk").values_list(
            "kind", "page", "part"
        )
    ]
    found = shown.filter(pk__in={key for _label, key, _part in ties})
    documents = {row.pk: row for row in document.with_effects(found)} if ties else {}
    groups: dict[str, list[dict[str, Any]]] = {}
    for label, key, part in ties:
        if key in documents:
            groups.setdefault(label, []).append({"document": documents[key], "part": part})
    return [
        {"label": label[:1].upper() + label[1:], "items": items} for label, items in groups.items()
    ]


def _date(day: datetime.date | None) -> str:
    return short_date(day) if day else ""
