"""The product's addresses; what isn't there says so in a word, because a walk asks for dozens of
withdrawn pages after each step and the full answer shows no more than the home page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseNotFound

from nhuxuan.urls import urlpatterns

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["handler404", "urlpatterns"]


def handler404(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not found."""
    return HttpResponseNotFound("404")
