"""The search page: only what an anonymous visitor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from core.listing import as_cards
from core.models import PortalPage
from core.pagination import page_of
from core.text import fold

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 20
MAX_WORDS = 12


def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, twenty a page. Only words reach the index: quotation marks and
    operators mean nothing here and break nothing."""
    query = request.GET.get("q", "")[:200].strip()
    words = [word for word in fold(query).replace("/", " ").replace("-", " ").split() if word]
    cleaned = " ".join("".join(filter(str.isalnum, word)) for word in words[:MAX_WORDS]).strip()
    results = PortalPage.objects.searched(cleaned) if cleaned else PortalPage.objects.none()
    page_obj = page_of(request, results, PER_PAGE)
    # One query more for what the rows show, in the order of the results.
    keys = [result.pk for result in page_obj.object_list]
    cards = {card.pk: card for card in as_cards(PortalPage.objects.filter(pk__in=keys))}
    page_obj.object_list = [cards[key] for key in keys]
    return render(request, "search/results.html", {"query": query, "page_obj": page_obj})
