"""The search page: only what an anonymous visitor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render

from core.models import PortalPage
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
    page_obj = Paginator(results, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "search/results.html", {"query": query, "page_obj": page_obj})
