"""The anonymous visitor who looks everywhere for a marker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from core.models import PortalPage
from library.models import PortalDocument, PortalImage, PortalRendition

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "LimXanh7431"
# What the sections hand out beside their pages. A workbook is packed: here it only must not fail;
# what stands in it is read by tests/documents/test_register_taken_away.py.
OPEN_DATA = (
    "register_csv", "register_xlsx", "register_json", "register_json_page", "register_rss",
    "register_atom", "calendar", "directory_csv", "directory_vcard",
)  # fmt: skip


def leaks() -> list[str]:
    """Addresses whose 2xx or 3xx answer shows the marker to an anonymous visitor."""
    visitor = Client(raise_request_exception=False)
    found = []
    for address in addresses():
        answer = visitor.get(address)
        if answer.status_code >= 500:
            found.append(f"{address} → {answer.status_code}")
        shown = _shown(answer) if answer.status_code < 400 else b""
        # The search page repeats the words typed, in small letters: only an item has capitals.
        if "tim-kiem" not in address:
            shown = shown.lower().replace(MARKER.lower().encode(), MARKER.encode())
        if MARKER.encode() in shown:
            found.append(address)
    return found


def _shown(answer: object) -> bytes:
    # The way to the sign-in repeats the address that was asked for, no more.
    location = answer.headers.get("Location", "").partition("?next=")[0].encode()  # type: ignore[attr-defined]
    if getattr(answer, "streaming", False):
        return b"".join(answer.streaming_content) + location  # type: ignore[attr-defined]
    return answer.content + location  # type: ignore[attr-defined]


def addresses() -> Iterator[str]:
    """Every public surface: pages by the address they would have, lists, feeds, search, APIs."""
    yield from ("/", "/sitemap.xml", "/rss/", f"/tim-kiem/?q={MARKER.lower()}")
    yield from map(reverse, OPEN_DATA)
    for page in PortalPage.objects.filter(depth__gt=1):
        # "/trang-chu/tin-tuc/…" without its first part.
        yield "/" + "/".join(page.url_path.split("/")[2:])
        yield f"/api/v2/pages/{page.pk}/?fields=*"
        yield f"/api/v3/pages/{page.pk}/"
    yield from ("/api/v2/pages/?fields=*&limit=20", f"/api/v2/pages/?search={MARKER}")
    yield from ("/api/v3/pages/", "/api/v3/redirects/")
    for redirect in Redirect.objects.all():
        yield redirect.old_path
    yield from file_addresses()


def file_addresses() -> Iterator[str]:
    """Originals, renditions and attachments."""
    for model in (PortalImage, PortalRendition, PortalDocument):
        for name in model.objects.values_list("file", flat=True):
            yield f"/tep/{name}"
            yield f"/media/{name}"
    for document in PortalDocument.objects.all():
        yield reverse("wagtaildocs_serve", args=[document.pk, document.filename])
