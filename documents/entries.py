"""Keeps the register's entries in step with the documents that are public."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import PortalPage
from core.secrecy import Secrecy
from documents.models import (
    DocumentPage,
    DocumentRelation,
    RegisterEntry,
    RegisterGap,
    ValidityRuling,
)
from documents.validity import Facts, State, history
from documents.words import terms_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

CHUNK = 1000
IN_FORCE = frozenset({State.IN_FORCE, State.PARTLY, State.SUSPENDED_PART})
DERIVED = [field.name for field in RegisterEntry._meta.concrete_fields if not field.primary_key]

Period = tuple["datetime.date", "datetime.date | None"]


def refresh(keys: Iterable[int]) -> None:
    """Write the entries of those of these pages that are public documents, and of their aliases;
    drop the others'."""
    asked = list(keys)
    found = DocumentPage._base_manager.filter(Q(pk__in=asked) | Q(alias_of__in=asked))
    pages = found.select_related("document_type").defer("text")
    public = [page for page in pages if page.live and page.secrecy == Secrecy.NONE]
    rows = [(page, in_force(page.facts)) for page in DocumentPage.with_effects(public)]
    entries = [_entry(page, periods) for page, periods in rows]
    gaps = [
        RegisterGap(entry_id=page.pk, starts=ended, ends=begun)
        for page, periods in rows
        for (_start, ended), (begun, _end) in pairwise(periods)
        if ended
    ]
    affected = {*asked, *(page.pk for page in pages)}
    with transaction.atomic():
        gone = affected - {page.pk for page in public}
        RegisterEntry.objects.filter(pk__in=gone).delete()
        RegisterGap.objects.filter(entry__in=affected).delete()
        RegisterEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["page"], update_fields=DERIVED
        )
        RegisterGap.objects.bulk_create(gaps)


def rebuild() -> int:
    """Write every entry anew, after an import past the models, a restore or an update; returns
    how many there are."""
    keys = list(DocumentPage._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        refresh(keys[start : start + CHUNK])
    return RegisterEntry.objects.count()


def in_force(facts: Facts) -> list[Period]:
    """The times in which a document is in force, in whole or in part, in order, as far as is
    known: from the first day to the first day after the last one (None: no end is known)."""
    periods: list[Period] = []
    begun: datetime.date | None = None
    for step in history(facts):
        holds = step.validity.state in IN_FORCE
        if holds and begun is None:
            begun = step.on
        elif not holds and begun is not None:
            periods.append((begun, step.on))
            begun = None
    return periods if begun is None else [*periods, (begun, None)]


def _entry(page: DocumentPage, periods: list[Period]) -> RegisterEntry:
    key = page.number_key
    digits = key[: len(key) - len(key.lstrip("0123456789"))]
    return RegisterEntry(
        page_id=page.pk,
        number_value=int(digits or 0),
        document_type_id=page.document_type_id,
        is_normative=page.document_type.is_normative,
        issuer_id=page.issuer_id,
        other_issuer="" if page.issuer_id else page.issuer_name,
        level=page.level,
        field=page.field,
        signer=page.signer_name,
        year=page.issued_on.year,
        issued_on=page.issued_on,
        posted_at=page.first_published_at or timezone.now(),
        in_force_from=periods[0][0] if periods else None,
        in_force_until=periods[-1][1] if periods else None,
        words=terms_of(page.number, page.summary, page.issuer_name),
    )


# --- what changes an entry ----------------------------------------------------------------------


def follow_page(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """After each save of a document, as itself or as a page of no special type: its own entry,
    and those of the documents on which it acts."""
    if sender is DocumentPage or (
        sender is PortalPage and instance.cached_content_type.model_class() is DocumentPage
    ):
        acted_on = DocumentRelation.objects.filter(page=instance.pk, target__isnull=False)
        refresh([instance.pk, *acted_on.values_list("target", flat=True)])


def follow_relation(instance: DocumentRelation, **_kwargs: Any) -> None:
    """After a relation is written or deleted: the document on which it acts."""
    if instance.target_id:
        refresh([instance.target_id])


def follow_ruling(instance: ValidityRuling, **_kwargs: Any) -> None:
    """After a ruling is written or deleted: its document."""
    refresh([instance.page_id])
