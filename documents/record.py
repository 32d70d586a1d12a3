"""What the page of a document shows: its record, its relations both ways and its validity over
time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from documents.models.parts import DocumentRelation
from documents.timeline import timeline
from documents.validity import (
    INVERSE,
    NO_LONGER,
    RelationKind,
    Step,
    Validity,
    history,
    plain_date,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from documents.models import DocumentPage
    from documents.models.parts import CoIssuer


@dataclass(frozen=True)
class Related:
    """One row under a relation: what it is with, and what part and day it concerns."""

    name: str
    url: str = ""
    title: str = ""
    about: str = ""


@dataclass(frozen=True)
class HistoryRow:
    """One change of the validity, with its causes in words."""

    on: datetime.date
    validity: Validity
    causes: tuple[dict[str, str], ...]


def presented(page: DocumentPage) -> dict[str, Any]:
    """Everything for the template, in a number of queries that doesn't grow with the relations."""
    today = timezone.localdate()
    steps = history(page.facts)
    rows = _history_rows(page, steps)
    past = [row for row in rows if row.on <= today]
    ended = bool(past) and past[-1].validity.state in NO_LONGER
    return {
        "rows": _record_rows(page),
        "relations": _relation_groups(page),
        "history": rows,
        "ended": past[-1] if ended else None,
        "timeline": timeline(steps, today),
        "readable": next((file for file in page.files.all() if file.is_pdf), None),
    }


def _record_rows(page: DocumentPage) -> list[dict[str, str]]:
    """The record card, without what isn't known."""
    co_issuers = list(page.co_issuers.all())
    rows = {
        "Số, ký hiệu": page.number,
        "Loại văn bản": str(page.kind or ""),
        "Cơ quan ban hành": "; ".join([page.issuer_name, *map(str, co_issuers)]),
        "Người ký": "; ".join(filter(None, map(_signer, [page, *co_issuers]))),
        "Ngày ban hành": _short(page.issued_on),
        "Có hiệu lực từ": _short(page.effective_from),
        "Hết hiệu lực sau ngày": _short(page.expires_on),
        "Công báo": ", ".join(filter(None, [page.gazette_number, _short(page.gazetted_on)])),
        "Lĩnh vực": page.field,
        "Phạm vi, đối tượng áp dụng": page.applies_to,
        "Cơ quan soạn thảo": str(page.drafting_body or ""),
        "Đơn vị thực hiện": "; ".join(row.body.name for row in page.responsible_bodies.all()),
        "Nơi nhận": "; ".join(page.recipients.splitlines()),
        "Nguồn": page.collected_from,
    }
    if page.is_shortened:
        rows["Thủ tục ban hành"] = "Rút gọn"
    return [{"label": label, "value": value} for label, value in rows.items() if value]


def _signer(signed: DocumentPage | CoIssuer) -> str:
    post = " ".join(filter(None, [signed.signing_form, signed.signer_post]))
    return ", ".join(filter(None, [post, signed.signer_name]))


def _relation_groups(page: DocumentPage) -> list[dict[str, Any]]:
    """The public and outside documents to which this one is related, by what is between them."""
    groups: dict[str, list[Related]] = {}
    for label, related in [*_stated_here(page), *_stated_elsewhere(page)]:
        groups.setdefault(label[:1].upper() + label[1:], []).append(related)
    return [{"label": label, "documents": rows} for label, rows in groups.items()]


def _stated_here(page: DocumentPage) -> Iterator[tuple[str, Related]]:
    own = list(page.relations.all())
    shown = type(page).objects.shown()
    targets = shown.in_bulk([row.target_id for row in own if row.target_id])
    for row in own:
        label = str(RelationKind(row.kind).label)
        if row.target_id is None:
            yield label, Related(row.cited_as, about=_about(row))
        elif row.target_id in targets:
            yield label, _related(targets[row.target_id], row)


def _stated_elsewhere(page: DocumentPage) -> Iterator[tuple[str, Related]]:
    acting = DocumentRelation.objects.of_public_documents().select_related("page")
    original = page.alias_of_id or page.pk
    for row in acting.filter(target=original).order_by("begins", "pk"):
        yield INVERSE[RelationKind(row.kind)], _related(row.page, row)


def _related(document: Any, row: DocumentRelation) -> Related:
    return Related(document.number, document.url or "", document.summary, _about(row))


def _about(row: DocumentRelation) -> str:
    """ "một phần: khoản 2 Điều 5; từ 1/7/2026; ghi chú"."""
    part = f"một phần: {row.clause}" if row.is_partial else row.clause
    since = f"từ {plain_date(row.since)}" if row.since else ""
    until = f"đến hết {plain_date(row.until)}" if row.until else ""
    days = " ".join(filter(None, [since, until]))
    return "; ".join(filter(None, [part, days, row.note]))


def _history_rows(page: DocumentPage, steps: list[Step]) -> list[HistoryRow]:
    keys = {c.source for step in steps for c in step.causes if isinstance(c.source, int)}
    sources = type(page).objects.shown().in_bulk(keys)
    return [
        HistoryRow(
            step.on, step.validity, tuple(_cause_words(cause, sources) for cause in step.causes)
        )
        for step in steps
    ]


def _cause_words(cause: Any, sources: dict[int, Any]) -> dict[str, str]:
    source = sources.get(cause.source)
    name = source.number if source is not None else ""
    if isinstance(cause.source, str):
        name = f"theo {cause.source}"
    return {
        "words": cause.words,
        "name": name,
        "url": (source.url or "") if source is not None else "",
        "part": cause.part,
    }


def _short(day: datetime.date | None) -> str:
    return plain_date(day) if day else ""
