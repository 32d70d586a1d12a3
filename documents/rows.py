"""Documents by the keys of their entries, in the order of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from documents.models.pages import DocumentPage
from documents.models.parts import DocumentFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 500


def documents_of(keys: Iterable[int]) -> list[DocumentPage]:
    """The documents that are public, with their files and what decides on their validity: a
    fixed number of queries."""
    order = list(keys)
    files = Prefetch("files", queryset=DocumentFile.objects.select_related("document"))
    shown = DocumentPage.objects.shown().filter(pk__in=order).defer("text")
    rows = shown.select_related("document_type", "issuer").prefetch_related(files)
    found = {row.pk: row for row in DocumentPage.with_effects(rows)}
    return [found[key] for key in order if key in found]


def each_document(entries: Any, most: int) -> Iterator[DocumentPage]:
    """The first `most` documents of a list of entries, read by parts."""
    keys = list(entries.values_list("pk", flat=True)[:most])
    for start in range(0, len(keys), CHUNK):
        yield from documents_of(keys[start : start + CHUNK])
