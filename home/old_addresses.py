"""The addresses that portals of the province had before: SharePoint's and Liferay's shapes
(reference/domain.md section 9). A redirect made by hand goes before them."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse

from core.models import PortalPage
from core.text import slugify

ARTICLE = (
    re.compile(r"^/portal/pages/(?:\d{4}-\d{2}-\d{2}/)?(?P<name>[^/]+)\.aspx$", re.IGNORECASE),
    re.compile(r"^/web/trang-chu/(?:[^/]+/)*(?P<name>[^/]+)\.html$", re.IGNORECASE),
)
PICTURE = re.compile(r"^/portal/photos/", re.IGNORECASE)
FRONT = re.compile(r"^/(portal|web)(/trang-chu|/pages/(default|home)\.aspx)?/?$", re.IGNORECASE)


def target_of(path: str) -> str | None:
    """Where an old address leads now, or None for one of another shape: an article to the page
    with its slug, or else to a search for its words; a picture to the gallery; the rest home."""
    if FRONT.match(path):
        return "/"
    if PICTURE.match(path):
        gallery = apps.get_model("news", "GalleryIndexPage").objects.shown().first()
        return (gallery and gallery.url) or "/"
    name = _name_in(path)
    return None if name is None else _page_or_search(slugify(name))


def key_of(path: str) -> str:
    """The address as it is counted: shape and slug, so that a stranger's inventions in between
    make no new rows; whatever has no page counts together."""
    name = _name_in(path)
    if name is None:
        return "/portal/photos/" if PICTURE.match(path) else "/portal/"
    slug = slugify(name)
    known = PortalPage.objects.shown().filter(slug=slug).exists()
    top = path.lstrip("/").split("/", 1)[0].lower()
    return f"/{top}/…/{slug if known else '?'}"


def _name_in(path: str) -> str | None:
    for shape in ARTICLE:
        if match := shape.match(path):
            return match["name"]
    return None


def _page_or_search(slug: str) -> str:
    page = PortalPage.objects.shown().filter(slug=slug).order_by("-listed_at", "-pk").first()
    if page is not None and page.url:
        return str(page.url)
    return f"{reverse('search')}?{urlencode({'q': slug.replace('-', ' ')})}"
