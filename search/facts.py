"""Keeps what search knows of a page in step with the page: when it is saved, published and
withdrawn. Nothing is known of a page that isn't public.

The sections say these things by the names of their fields (`field`, `document_type`, `number` or
`code`), so that search knows none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.search import index

from core.models import PortalPage
from search import attachments
from search.models import AttachedText, PageFacts, Suggestion
from search.numbers import number_key
from search.tokens import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable

# A title is suggested from any of its first words on.
SUGGESTED_FROM = 6
LONGEST_BEGINNING = 60


def note(page: PortalPage) -> None:
    """Write the rows of a page that is public; remove those of any other."""
    if not page.is_shown:
        forget([page.pk])
        return
    values = _values(page)
    known = PageFacts.objects.filter(pk=page.pk).values(*values).first()
    if known != values:
        PageFacts.objects.update_or_create(page_id=page.pk, defaults=values)
    _suggest(page)


def forget(keys: Iterable[int]) -> None:
    """Remove the rows of pages."""
    chosen = list(keys)
    for model in (PageFacts, Suggestion, AttachedText):
        model.objects.filter(page__in=chosen).delete()


def _values(page: PortalPage) -> dict[str, Any]:
    day = page.listed_at
    return {
        "field": _named(page, "field")[:100],
        "document_type": _named(page, "document_type")[:100],
        "year": timezone.localtime(day).year if day and not page.is_structural else None,
        "number_key": number_key(_named(page, "number") or _named(page, "code")),
    }


def _named(page: PortalPage, name: str) -> str:
    value = getattr(page, name, None)
    return str(value) if value else ""


def beginnings(title: str) -> list[str]:
    """The folded title from each of its first words on."""
    folded = folded_words(title)
    starts = range(min(len(folded), SUGGESTED_FROM))
    return sorted({" ".join(folded[start:])[:LONGEST_BEGINNING] for start in starts})


def _suggest(page: PortalPage) -> None:
    wanted = set(beginnings(page.title))
    known = dict(Suggestion.objects.filter(page=page.pk).values_list("beginning", "pk"))
    stale = [key for beginning, key in known.items() if beginning not in wanted]
    if stale:
        Suggestion.objects.filter(pk__in=stale).delete()
    Suggestion.objects.bulk_create(
        Suggestion(page_id=page.pk, beginning=beginning)
        for beginning in sorted(wanted - known.keys())
    )


def follow_save(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """A page was saved, by whichever way."""
    is_whole = isinstance(instance, PortalPage) and type(instance) is not PortalPage
    if is_whole and not raw:
        note(instance)


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
