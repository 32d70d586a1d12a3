"""What a body's page gathers of the other sections (Điều 4 khoản 2 đ): a page type says of itself,
in `unit_list`, under which heading it belongs there and by which of its fields."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import get_page_models

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class UnitList:
    """A heading of a body's page, its place among the others, and the field of the page type that
    names the body. Types with the same one share a list; they then go by `body`."""

    title: str
    rank: int
    field: str = "body"


# What the page types of the news share.
OF_NEWS = UnitList("Tin, bài, thông báo", 10)


def public_lists_of(body: int) -> Iterator[tuple[str, Any]]:
    """The headings in order, each with its public pages of a body, newest first; no query until
    they are read, then one for each heading."""
    types: dict[UnitList, list[Any]] = defaultdict(list)
    for model in get_page_models():
        declared = getattr(model, "unit_list", None)
        if declared is not None:
            types[declared].append(model)
    for one in sorted(types, key=lambda declared: declared.rank):
        pages = _pages(types[one], one.field, body)
        yield one.title, pages.order_by("-listed_at", "-pk")


def _pages(models: list[Any], field: str, body: int) -> Any:
    if len(models) == 1:
        return models[0].objects.shown().filter(**{field: body})
    kinds = ContentType.objects.get_for_models(*models).values()
    shown = models[0].base_page_model.objects.shown()
    return shown.filter(body=body, content_type__in=kinds)
