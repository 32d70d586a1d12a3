"""The sizes of pictures that templates ask for, and how to have them in one query.

A template's {% image %} and the constant here must say the same; otherwise each picture of a
list costs a query of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model

if TYPE_CHECKING:
    from collections.abc import Iterable

CARD = "fill-480x270|format-webp|webpquality-78"
LEAD = "fill-960x540|format-webp|webpquality-80"
TEXT = "width-960|format-webp|webpquality-80"


def images_with(*sizes: str) -> Any:
    """A queryset of images that brings the renditions of these sizes along."""
    return get_image_model().objects.prefetch_renditions(*sizes)


def fetch_renditions(images: Iterable[Any], *sizes: str) -> None:
    """Bring the renditions of images that are at hand already."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=sizes)
    prefetch_related_objects(
        [image for image in images if image is not None],
        Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions"),
    )


def gallery(rows: Iterable[tuple[int | None, str]]) -> list[dict[str, Any]]:
    """What includes/gallery.html draws, from pairs of an image's key and its caption; a preview's
    rows are not in the database yet, so that they are read as they are."""
    pairs = list(rows)
    images = get_image_model().objects.in_bulk([key for key, _caption in pairs])
    fetch_renditions(images.values(), CARD)
    return [
        {"image": images[key], "caption": caption, "credit": images[key].credit}
        for key, caption in pairs
        if key in images
    ]
