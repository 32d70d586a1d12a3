"""Lists of pages as cards: a fixed number of queries, however many pages there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from wagtail.images import get_image_model

from core.pagination import page_of, query_without_page

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.queryset import PortalPageQuerySet

# The sizes of pictures that templates ask for; prefetched here, so they must agree.
CARD = "fill-480x270|format-webp|webpquality-78"
LEAD = "fill-960x540|format-webp|webpquality-80"


def as_cards(pages: PortalPageQuerySet, *sizes: str) -> PortalPageQuerySet:
    """The pages, newest first, with what a card shows: unit, picture and its sizes."""
    covers = get_image_model().objects.prefetch_renditions(*(sizes or (CARD,)))
    return (
        pages.select_related("body")
        .prefetch_related(Prefetch("cover", queryset=covers))
        .order_by("-listed_at", "-pk")
    )


class ListsItems:
    """For a section's page: a list of its public items, by pages."""

    per_page = 20

    def items(self, request: HttpRequest) -> Any:
        """What the section lists: its public children, newest first."""
        return as_cards(self.base_page_model.objects.shown().filter(section=self.pk))  # type: ignore[attr-defined]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `page_obj` and `query`."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        context["page_obj"] = page_of(request, self.items(request), self.per_page)
        context["query"] = query_without_page(request)
        return context
