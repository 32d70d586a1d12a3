"""Lists of pages as cards: a fixed number of queries, however many pages there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from core.pagination import page_of, query_without_page
from core.pictures import CARD, images_with

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.queryset import PortalPageQuerySet


def as_cards(pages: PortalPageQuerySet, *sizes: str) -> PortalPageQuerySet:
    """The pages, newest first, with what a card shows: unit, picture and its sizes."""
    covers = Prefetch("cover", queryset=images_with(*(sizes or (CARD,))))
    newest_first: PortalPageQuerySet = pages.order_by("-listed_at", "-pk")
    units = newest_first.select_related("body").prefetch_related("body__former_names")
    cards: PortalPageQuerySet = units.prefetch_related(covers)
    return cards


class ListsItems:
    """For a section's page: a list of its public items, by pages."""

    per_page = 20

    def items(self, request: HttpRequest) -> Any:
        """What the section lists: its public children, newest first."""
        shown = self.base_page_model.objects.shown()  # type: ignore[attr-defined]
        # Without a key (the preview of a new section) there is nothing below.
        return as_cards(shown.filter(section=self.pk) if self.pk else shown.none())  # type: ignore[attr-defined]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `page_obj` and `query`, the address's other parameters."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        context["page_obj"] = page_of(request, self.items(request), self.per_page)
        context["query"] = query_without_page(request)
        return context
