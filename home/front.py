"""What the front page shows: a fixed number of queries over indexed lists.

The sections are asked by label, never imported (design.md section 3).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery

from core.listing import as_cards
from core.models import PortalPage
from core.pictures import CARD, LEAD

BESIDE_LEAD = 3
NOTICES = 5
DOCUMENTS = 5
GALLERIES = 4
PER_SECTION = 4
# A featured article leads until this many newer ones have come.
LEAD_AMONG = 30
# Enough for a section whose newest are all above already.
LOOKED_AT = PER_SECTION + BESIDE_LEAD + 1


def front_page() -> dict[str, Any]:
    """Context of the home page's template; what is empty is left out by the template."""
    keys = _chosen_keys()
    sections = list(_news_sections())
    wanted = {key for group in keys.values() for key in group}
    wanted |= {key for section in sections for key in _newest_of(section)}
    cards = {page.pk: page for page in as_cards(_shown().filter(pk__in=wanted), CARD, LEAD)}
    slots = {name: [cards[key] for key in group if key in cards] for name, group in keys.items()}
    top = {*keys["lead"], *keys["more_news"]}
    return {
        "lead": next(iter(slots["lead"]), None),
        "more_news": slots["more_news"],
        "notices": slots["notices"],
        "galleries": [
            {"image": page.cover, "caption": page.title, "url": page.url}
            for page in slots["galleries"]
        ],
        "sections": [
            {"page": section, "items": items}
            for section in sections
            if (items := _below(top, [cards[key] for key in _newest_of(section) if key in cards]))
        ],
        "documents": apps.get_model("documents", "DocumentPage").newest(DOCUMENTS),
        "today": apps.get_model("schedule", "ScheduleWeekPage").entries_today(),
    }


def _chosen_keys() -> dict[str, list[int]]:
    articles = list(
        _newest("ArticlePage").values_list("pk", "articlepage__is_featured")[:LEAD_AMONG]
    )
    featured = [key for key, is_featured in articles if is_featured]
    newest = [key for key, _is_featured in articles]
    lead = (featured or newest)[:1]
    return {
        "lead": lead,
        "more_news": [key for key in newest if key not in lead][:BESIDE_LEAD],
        "notices": list(_newest("NoticePage").values_list("pk", flat=True)[:NOTICES]),
        "galleries": list(
            _newest("GalleryPage")
            .filter(cover__isnull=False)
            .values_list("pk", flat=True)[:GALLERIES]
        ),
    }


def _shown() -> Any:
    return PortalPage.objects.shown()


def _newest(model: str) -> Any:
    """Public pages of a type of the news section, newest first."""
    kind = ContentType.objects.get_for_model(apps.get_model("news", model))
    return _shown().filter(content_type=kind).order_by("-listed_at", "-pk")


def _news_sections() -> Any:
    """The sections that hold articles themselves, in the order of the menu, with the keys of
    the newest ones: one query, a few steps of the index `page_listing` for each section."""
    items = _newest("ArticlePage").filter(section=OuterRef("pk")).values("pk")
    newest = {f"newest_{n}": Subquery(items[n : n + 1]) for n in range(LOOKED_AT)}
    sections = apps.get_model("news", "NewsIndexPage").objects.shown().annotate(**newest)
    return sections.filter(newest_0__isnull=False).order_by("path")


def _newest_of(section: Any) -> list[int]:
    keys = [getattr(section, f"newest_{n}") for n in range(LOOKED_AT)]
    return [key for key in keys if key is not None]


def _below(top: set[int], items: list[Any]) -> list[Any]:
    """What a section shows: nothing twice on the page, unless it has nothing else."""
    return ([page for page in items if page.pk not in top] or items)[:PER_SECTION]
