"""Pages of a list, by number in the address (`?trang=2`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.http import HttpRequest

PARAMETER = "trang"


def page_of(request: HttpRequest, items: Any, per_page: int = 20) -> Page[Any]:
    """The page that the address asks for; a wrong number leads to the nearest right one."""
    return Paginator(items, per_page).get_page(request.GET.get(PARAMETER))


def query_without_page(request: HttpRequest) -> str:
    """The address's other parameters, for the links between pages."""
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    return query.urlencode()
