"""A search by a visitor, from what was typed to what is shown. Only what an anonymous visitor
may read is ever found: every statement starts from `PortalPage.objects.shown()`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString
from modelsearch.query import And, Phrase, PlainText
from wagtail.search.models import IndexEntry

from core.listing import as_cards
from core.models import PortalPage
from search import promotions, spelling
from search.backends.database import FILES_MARK
from search.by_number import pages_with_number
from search.entries import STORED_TEXT
from search.facets import Choice, Cube, Group
from search.models import AttachedText
from search.query import MAX_CHARACTERS
from search.snippets import Sought
from search.tokens import folded_words

if TYPE_CHECKING:
    from django.http import QueryDict
    from modelsearch.query import SearchQuery

PER_PAGE = 10
MOST_PAGES = 100
# Of the files of one page of results, so many parts are looked at for the snippet.
PARTS_LOOKED_AT = 400
NEWEST_FIRST = "moi"


@dataclass
class Hit:
    """One result as it is shown."""

    page: Any
    kind: str
    title: SafeString
    snippet: SafeString
    file: dict[str, str] | None = None
    is_number: bool = False
    is_promoted: bool = False


@dataclass
class Found:
    """What a search gives. `meant`: what may have been meant instead; `is_relaxed`: no item
    holds all of the words, these hold some."""

    text: str
    total: int = 0
    page_obj: Page[Any] | None = None
    hits: list[Hit] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    meant: str | None = None
    is_relaxed: bool = False


def query_of(text: str) -> SearchQuery:
    """Words in quotation marks must stand together, the rest anywhere. A mark without its
    partner means nothing."""
    parts = text[:MAX_CHARACTERS].replace("“", '"').replace("”", '"').split('"')
    if len(parts) % 2 == 0:
        parts[-2:] = [" ".join(parts[-2:])]
    queries = [
        Phrase(part) if number % 2 else PlainText(part)
        for number, part in enumerate(parts)
        if folded_words(part)
    ]
    return queries[0] if len(queries) == 1 else And(queries) if queries else PlainText("")


def find(text: str, parameters: QueryDict) -> Found:
    """The results for a text, narrowed, ordered and paged as the address says."""
    text = text[:MAX_CHARACTERS].strip()
    if not folded_words(text):
        return Found(text)
    query = query_of(text)
    choice = Choice(parameters)
    everything = PortalPage.objects.searched(query)
    cube = Cube(everything)
    numbers = pages_with_number(text) if not choice.values else []
    first = _placed_first(text, numbers) if not choice.values else []
    results = _ordered(query, choice, everything, parameters.get("sap-xep") == NEWEST_FIRST)
    found = Found(text, total=cube.total(choice.values), is_relaxed=everything.is_relaxed)
    found.page_obj = _paged(results, found.total).get_page(parameters.get("trang"))
    found.groups = choice.groups(cube)
    shown = list(found.page_obj.object_list)
    found.hits = _hits(text, first if found.page_obj.number == 1 else [], numbers, shown)
    if not first and found.is_relaxed:
        found.meant = _better(text)
    return found


def keys_in_order(text: str, most: int = PER_PAGE) -> list[int]:
    """Keys of the results in the order of the first page, for measuring (tests, bench)."""
    text = text[:MAX_CHARACTERS]
    first = _placed_first(text, pages_with_number(text))
    rest = [page.pk for page in PortalPage.objects.searched(query_of(text))[:most]]
    return list(dict.fromkeys([*first, *rest]))[:most]


def _placed_first(text: str, numbers: list[int]) -> list[int]:
    """What stands above the ranking: the documents of this number, what the board promotes."""
    return list(dict.fromkeys([*numbers, *promotions.promoted(text)]))


def _ordered(query: SearchQuery, choice: Choice, everything: Any, newest_first: bool) -> Any:
    pages = choice.narrowed(PortalPage.objects.shown())
    if newest_first:
        pages = pages.order_by("-listed_at", "-pk")
    results = pages.search(query, order_by_relevance=not newest_first)
    # Narrowing must not change what counts as a match.
    results.query_compiler.plan = everything.query_compiler.plan
    return results


def _paged(results: Any, total: int) -> Paginator[Any]:
    """The pages of the results, without another count."""
    most = min(total, PER_PAGE * MOST_PAGES)
    results._count_cache = most
    window = results[:most]
    window._count_cache = most
    return Paginator(window, PER_PAGE)


def _hits(text: str, first: list[int], numbers: list[int], shown: list[Any]) -> list[Hit]:
    sought = Sought(text)
    keys = [*first, *(page.pk for page in shown if page.pk not in first)]
    cards = {card.pk: card for card in as_cards(PortalPage.objects.shown().filter(pk__in=keys))}
    texts = _texts(cards)
    files = _files(sought, texts)
    return [
        Hit(
            page=cards[key],
            kind=_kind(cards[key]),
            title=sought.marked(cards[key].title),
            snippet=sought.snippet(texts.get(key, ("", ""))[0] or cards[key].summary),
            file=files.get(key),
            is_number=key in first and key in numbers,
            is_promoted=key in first and key not in numbers,
        )
        for key in keys
        if key in cards
    ]


def _kind(page: Any) -> str:
    """What it is, in words."""
    name = str(page.specific_class._meta.verbose_name)
    return name[:1].upper() + name[1:]


def _texts(cards: dict[int, Any]) -> dict[int, tuple[str, str]]:
    """The stored text of each page, and of its files."""
    kinds = {card.content_type_id for card in cards.values()}
    rows = IndexEntry.objects.filter(
        content_type__in=ContentType.objects.filter(pk__in=kinds), object_id__in=map(str, cards)
    ).values_list("object_id", "content_type", STORED_TEXT)
    texts = {}
    for key, kind, text in rows:
        if cards[int(key)].content_type_id == kind:
            own, _mark, of_files = (text or "").partition(FILES_MARK)
            texts[int(key)] = own, of_files
    return texts


def _files(sought: Sought, texts: dict[int, tuple[str, str]]) -> dict[int, dict[str, str]]:
    """For pages whose files hold more of what is sought than their own text: the file, where in
    it, and a snippet."""
    wanted = [
        key
        for key, (own, of_files) in texts.items()
        if of_files and sought.weight(own) < len(sought.words)
    ]
    rows = AttachedText.objects.filter(page__in=wanted).select_related("document")
    best: dict[int, tuple[int, AttachedText]] = {}
    for row in rows[:PARTS_LOOKED_AT]:
        weight = sought.weight(row.text)
        if weight > best.get(row.page_id, (sought.weight(texts[row.page_id][0]), row))[0]:
            best[row.page_id] = weight, row
    return {key: _file(sought, row) for key, (_weight, row) in best.items()}


def _file(sought: Sought, row: AttachedText) -> dict[str, str]:
    url = row.document.url
    number = row.where.removeprefix("trang ")
    if row.document.filename.lower().endswith(".pdf") and number.isdecimal():
        url = f"{url}#page={number}"
    return {
        "title": row.document.title,
        "where": row.where,
        "url": url,
        "snippet": sought.snippet(row.text),
    }


def _better(text: str) -> str | None:
    """What may have been meant, if something holds all of it: so nothing is ever proposed that
    only stands in something the visitor may not see. What was typed with the keyboard off says
    nothing as it is: its wording is worth showing where some of it is found, too."""
    meant = spelling.meant(text)
    if meant is None:
        return None
    results = PortalPage.objects.searched(query_of(meant))
    if results.is_relaxed and not (spelling.is_typed_off(text) and results.count()):
        return None
    return meant
