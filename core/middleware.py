"""What every request passes: the one address, composed Unicode, the content security policy,
and a plain answer when the guard refuses or what was there is gone."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.defaults import permission_denied

from core.gone import is_gone
from core.refusal import PublicationRefused
from core.text import nfc

if TYPE_CHECKING:
    from collections.abc import Callable

ADMIN_PREFIX = "/quan-tri/"


class CanonicalHostMiddleware:
    """Điều 3: the portal has one address. Whatever other host leads here (an alias, the number
    of the machine) is sent to the same path there; a form keeps its method."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = settings.CANONICAL_HOST
        if not host or request.headers.get("host", "") == host:
            return self.get_response(request)
        scheme = "https" if settings.SECURE_SSL_REDIRECT else request.scheme
        kept = HTTPStatus.MOVED_PERMANENTLY
        if request.method not in ("GET", "HEAD"):
            kept = HTTPStatus.PERMANENT_REDIRECT
        response = HttpResponse(status=kept)
        response["Location"] = f"{scheme}://{host}{request.get_full_path()}"
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The public side runs no inline script and makes no request outside; Wagtail's admin
    has inline script of its own and keeps Django's other headers."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the header outside the admin."""
        if request.path.startswith(ADMIN_PREFIX):
            return response
        return super().process_response(request, response)


class ComposedTextMiddleware:
    """Điều 11: whatever is typed arrives as composed Unicode, file names included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Normalise the form data and the names of uploaded files."""
        request.GET = _composed(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request._post = _composed(request.POST)  # type: ignore[attr-defined]
            for _field, files in request.FILES.lists():
                for file in files:
                    file.name = nfc(file.name or "")


class RefusalMiddleware:
    """A refusal is answered with its reason: in the admin's forms by leading back to the page
    that the request came from, or its editor; everywhere else by a 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a PublicationRefused; leave everything else to Django."""
        if not isinstance(exception, PublicationRefused):
            return None
        by_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
        in_admin = request.path.startswith(ADMIN_PREFIX)
        if not in_admin or by_script or request.method != "POST":
            return permission_denied(request, exception)
        messages.error(request, str(exception))
        match = request.resolver_match
        editing = match is not None and match.view_name == "wagtailadmin_pages:edit"
        return redirect(request.path if editing else reverse("wagtailadmin_home"))


class GoneMiddleware:
    """Điều 7 *: where something classified used to be, the public is told that it is gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_admin = request.path.startswith(ADMIN_PREFIX)
        if response.status_code == HTTPStatus.NOT_FOUND and not in_admin and is_gone(request.path):
            return render(request, "410.html", status=HTTPStatus.GONE)
        return response


def _composed(data: QueryDict) -> QueryDict:
    composed = QueryDict(mutable=True, encoding=data.encoding)
    for key, values in data.lists():
        composed.setlist(nfc(key), [nfc(value) for value in values])
    composed._mutable = False
    return composed
