"""Keeps what search knows of a page in step with the page: when it is saved, published and
withdrawn. Nothing is known of a page that isn't public.

The sections say these things by the names of their fields (`field`, `document_type`, `number` or
`code`), so that search knows none of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.search import index

from core.models import PortalPage
from core.register import relations_of
from search import attachments
from search.models import AttachedText, PageFacts, Suggestion
from search.numbers import number_key
from search.tokens import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A title is suggested from any of its first words on.
SUGGESTED_FROM = 6
LONGEST_BEGINNING = 60
# Fields of pages that facts are made of, by their names.
NAMED = ("field", "document_type", "number", "code")
FACTS = ("field", "document_type", "year", "number_key")


def note(pages: Sequence[PortalPage]) -> None:
    """Write the rows of those of the specific pages that are public, and remove those of the
    others; so many statements, however many pages there are."""
    forget(page.pk for page in pages if not page.is_shown)
    shown = {page.pk: page for page in pages if page.is_shown}
    known = {row.pk: row for row in PageFacts.objects.filter(pk__in=shown)}
    _read_ahead(shown.values())
    facts = [PageFacts(page_id=key, **_values(page)) for key, page in shown.items()]
    PageFacts.objects.bulk_create(
        (row for row in facts if not _same(row, known.get(row.pk))),
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=FACTS,
    )
    _suggest(shown.values())


def forget(keys: Iterable[int]) -> None:
    """Remove the rows of pages."""
    chosen = list(keys)
    for model in (PageFacts, Suggestion, AttachedText):
        model.objects.filter(page__in=chosen).delete()


def _read_ahead(pages: Iterable[PortalPage]) -> None:
    """What the facts refer to, for all pages of a type at once."""
    by_type: dict[type, list[PortalPage]] = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for model, some in by_type.items():
        prefetch_related_objects(some, *relations_of(model, NAMED))


def _values(page: PortalPage) -> dict[str, Any]:
    day = page.listed_at
    return {
        "field": _named(page, "field")[:100],
        "document_type": _named(page, "document_type")[:100],
        "year": timezone.localtime(day).year if day and not page.is_structural else None,
        "number_key": number_key(_named(page, "number") or _named(page, "code")),
    }


def _same(row: PageFacts, known: PageFacts | None) -> bool:
    return known is not None and all(getattr(row, name) == getattr(known, name) for name in FACTS)


def _named(page: PortalPage, name: str) -> str:
    value = getattr(page, name, None)
    return str(value) if value else ""


def beginnings(title: str) -> list[str]:
    """The folded title from each of its first words on."""
    folded = folded_words(title)
    starts = range(min(len(folded), SUGGESTED_FROM))
    return sorted({" ".join(folded[start:])[:LONGEST_BEGINNING] for start in starts})


def _suggest(pages: Iterable[PortalPage]) -> None:
    wanted = {(page.pk, beginning) for page in pages for beginning in beginnings(page.title)}
    rows = Suggestion.objects.filter(page__in={page for page, _beginning in wanted})
    known = {
        (page, beginning): key
        for key, page, beginning in rows.values_list("pk", "page", "beginning")
    }
    stale = [key for row, key in known.items() if row not in wanted]
    if stale:
        Suggestion.objects.filter(pk__in=stale).delete()
    Suggestion.objects.bulk_create(
        Suggestion(page_id=page, beginning=beginning)
        for page, beginning in sorted(wanted - known.keys())
    )


def follow_save(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """A page was saved, by whichever way."""
    is_whole = isinstance(instance, PortalPage) and type(instance) is not PortalPage
    if is_whole and not raw:
        note([instance])


def follow_publication(instance: Any, **_kwargs: Any) -> None:
    """A page became public: read its files, and index it again where that brought text."""
    if attachments.take_out(instance):
        index.insert_or_update_object(instance)


def follow_withdrawal(instance: Any, **_kwargs: Any) -> None:
    """A page was withdrawn: nothing is kept of it but the entry that editors search by."""
    forget([instance.pk])


def follow_secrecy(page: PortalPage, **_kwargs: Any) -> None:
    """A page was classified: it and its aliases were withdrawn and emptied; make sure."""
    forget(PortalPage.objects.filter(alias_of=page.pk).values_list("pk", flat=True))
    forget([page.pk])
