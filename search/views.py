"""The search page, what is suggested while typing, and the count of what is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core.pagination import PARAMETER, query_without_page
from core.text import nfc
from search import log
from search.finding import NEWEST_FIRST, find
from search.suggesting import suggested

if TYPE_CHECKING:
    from django.http import HttpRequest

SUGGESTIONS_SECONDS = 60


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, ten a page; no query of any kind is an error."""
    found = find(nfc(request.GET.get("q", "")), request.GET)
    if found.text and not _is_narrowed(request):
        log.count_search(found.text, 0 if found.is_relaxed else found.total)
    return render(
        request,
        "search/results.html",
        {
            "found": found,
            "query": query_without_page(request),
            "orders": _orders(request),
        },
    )


def _is_narrowed(request: HttpRequest) -> bool:
    """Whether the address narrows or orders a search that was counted before."""
    return bool(set(request.GET) - {"q"})


def _orders(request: HttpRequest) -> list[dict[str, object]]:
    """The two orders, each with the address's parameters that choose it."""
    chosen = request.GET.get("sap-xep") == NEWEST_FIRST
    orders: list[dict[str, object]] = []
    for label, value in (("Sát nhất", ""), ("Mới nhất", NEWEST_FIRST)):
        parameters = request.GET.copy()
        for name in ("sap-xep", PARAMETER):
            parameters.pop(name, None)
        if value:
            parameters["sap-xep"] = value
        is_current = chosen == bool(value)
        orders.append({"label": label, "query": parameters.urlencode(), "is_current": is_current})
    return orders


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles for what has been typed so far, for the script of the search box."""
    response = JsonResponse({"suggestions": suggested(nfc(request.GET.get("q", ""))[:100])})
    response["Cache-Control"] = f"max-age={SUGGESTIONS_SECONDS}"
    return response


# A beacon can't carry a token, and nothing but a count of ours changes.
@csrf_exempt
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """A result of these words was opened."""
    log.count_click(request.POST.get("q", "")[:200])
    return HttpResponse(status=204)
