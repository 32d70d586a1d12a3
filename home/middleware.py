"""What the portal's state does to a request: the words of its profile, the closed archive, and
old addresses that still lead somewhere (reference/domain.md sections 9 and 10)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect

from core.archive import is_closed_in_archive
from core.middleware import ADMIN_PREFIX
from core.profile import at_place
from home.models import OldAddressHit, PortalState
from home.old_addresses import key_of, target_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class PortalStateMiddleware:
    """Activates the profile, and keeps an archive read-only: the public sends nothing any more;
    the desk and its sign-in stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with at_place(lambda: PortalState.of(request)):
            sends = request.method not in SAFE and not request.path.startswith(ADMIN_PREFIX)
            if sends and PortalState.of(request).is_archive:
                return _closed(request)
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        """A form of the public is closed before anybody fills it in."""
        if is_closed_in_archive(view) and PortalState.of(request).is_archive:
            return _closed(request)
        return None


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "home/closed.html", status=HTTPStatus.FORBIDDEN)


class OldAddressMiddleware(RedirectMiddleware):
    """Wagtail's redirects, counted, and behind them the addresses of the portals before this
    one."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Lead on from what isn't here; everything else stays as it is."""
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in SAFE:
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is not response:
            OldAddressHit.count(Redirect.normalise_path(request.path), answer["Location"])
            return answer
        target = target_of(request.path)
        if target is None:
            return response
        OldAddressHit.count(key_of(request.path), target)
        return HttpResponsePermanentRedirect(target)
