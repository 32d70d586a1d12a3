"""How often one visitor may do what costs the portal work: a fixed window in the cache.

A visitor is a client address; of IPv6 a /64, which is what one household or office is given.
The cache holds a keyed hash of it, never the address.
"""

from __future__ import annotations

import functools
import ipaddress
import math
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import render
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    View = Callable[..., HttpResponseBase]

IPV6_NETWORK = 64
NEVER_REPEATED = frozenset({"csrfmiddlewaretoken"})


def client_address(request: HttpRequest) -> str:
    """The visitor's address: of the connection, or, when that is one of the portal's own front
    servers (TRUSTED_PROXIES), the last one in X-Forwarded-For that isn't."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    while address in settings.TRUSTED_PROXIES and forwarded:
        address = forwarded.pop().strip() or address
    return address


def network_of(address: str) -> str:
    """What counts as one visitor: an IPv4 address or an IPv6 network; "" for no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, IPV6_NETWORK), strict=False))
    return str(parsed)


def is_over(request: HttpRequest, purpose: str, *, count: int, seconds: int) -> bool:
    """Count this request; True when the visitor has made more than `count` of this purpose in
    the running window of `seconds`."""
    visitor = network_of(client_address(request))
    return is_over_for(visitor, purpose, count=count, seconds=seconds)


def is_over_for(who: str, purpose: str, *, count: int, seconds: int) -> bool:
    """The same for whoever `who` names, such as the address that a mail would go to."""
    window = int(time.time() // seconds)
    key = f"rate:{purpose}:{window}:{salted_hmac('core.rate_limit', who).hexdigest()}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > count
    except ValueError:  # the cache dropped the key in between: the count begins anew
        return False


def refusal(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """The page "too many requests" (429), which offers to send again what was typed."""
    wait = seconds - int(time.time() % seconds)
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NEVER_REPEATED
        for value in values
    ]
    response = render(
        request,
        "429.html",
        {"minutes": math.ceil(wait / 60), "typed": typed},
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )
    response["Retry-After"] = str(wait)
    return response


def limited(
    purpose: str, count: int, seconds: int, methods: Iterable[str] = ()
) -> Callable[[View], View]:
    """Decorate a view: at most `count` requests a visitor in each window of `seconds`, answered
    429 from then on. `methods`: those that count ("POST"), all by default."""
    counted = frozenset(methods)

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            counts = not counted or request.method in counted
            if counts and is_over(request, purpose, count=count, seconds=seconds):
                return refusal(request, seconds=seconds)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
