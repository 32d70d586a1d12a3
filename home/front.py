"""What the front page shows: a fixed number of queries over indexed lists.

The sections are asked by label, never imported (design.md section 3).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from core.listing import CARD, LEAD, as_cards
from core.models import PortalPage

NEWEST = 4
NOTICES = 5


def front_page() -> dict[str, Any]:
    """Context of the home page's template."""
    articles = apps.get_model("news", "ArticlePage")
    chosen = {
        "featured": articles.objects.shown().filter(is_featured=True),
        "newest": articles.objects.shown(),
        "notices": _of_type("news", "NoticePage"),
        "galleries": _of_type("news", "GalleryPage"),
    }
    keys = {
        name: list(pages.order_by("-listed_at", "-pk").values_list("pk", flat=True)[: NEWEST + 1])
        for name, pages in chosen.items()
    }
    sections = list(_news_sections())
    for section in sections:
        keys[f"section-{section.pk}"] = list(
            PortalPage.objects.shown()
            .filter(section=section.pk)
            .order_by("-listed_at", "-pk")
            .values_list("pk", flat=True)[:NEWEST]
        )
    wanted = {key for group in keys.values() for key in group}
    cards = as_cards(PortalPage.objects.filter(pk__in=wanted), CARD, LEAD)
    by_key = {page.pk: page for page in cards}
    slots = {name: [by_key[key] for key in group if key in by_key] for name, group in keys.items()}
    return {
        "lead": _lead(slots),
        "more_news": _more(slots),
        "notices": slots["notices"][:NOTICES],
        "galleries": slots["galleries"][:NEWEST],
        "sections": [
            {"page": section, "items": slots[f"section-{section.pk}"]}
            for section in sections
            if slots[f"section-{section.pk}"]
        ],
        "documents": apps.get_model("documents", "DocumentPage").newest(NOTICES),
        "today": apps.get_model("schedule", "ScheduleWeekPage").entries_today(),
        "places": _places(),
    }


def _lead(slots: dict[str, list[Any]]) -> Any:
    candidates = slots["featured"] or slots["newest"]
    return candidates[0] if candidates else None


def _more(slots: dict[str, list[Any]]) -> list[Any]:
    lead = _lead(slots)
    return [page for page in slots["newest"] if page != lead][: NEWEST - 1]


def _of_type(app: str, model: str) -> Any:
    kind = ContentType.objects.get_for_model(apps.get_model(app, model))
    return PortalPage.objects.shown().filter(content_type=kind)


def _news_sections() -> Any:
    """The sections that hold items themselves, in the order of the menu."""
    pages = apps.get_model("news", "NewsIndexPage").objects.shown()
    return pages.filter(numchild__gt=0).exclude(holds_sections=True).order_by("path")


def _places() -> dict[str, Any]:
    """The index pages that "all of it" leads to, by the name of their model."""
    labels = (
        ("news", "NoticeIndexPage"),
        ("news", "GalleryIndexPage"),
        ("documents", "DocumentIndexPage"),
        ("schedule", "ScheduleIndexPage"),
    )
    kinds = ContentType.objects.get_for_models(*[apps.get_model(*label) for label in labels])
    pages = PortalPage.objects.shown().filter(content_type__in=kinds.values()).order_by("-path")
    names = {kind.pk: model.__name__ for model, kind in kinds.items()}
    return {names[page.content_type_id]: page for page in pages}
