"""Results that the board puts first for certain words (Wagtail's promoted results). Only their
pages are shown, with the pages' own approved words: a description typed beside them would be
content that nobody approved."""

from __future__ import annotations

from wagtail.contrib.search_promotions.models import SearchPromotion

from search.tokens import folded_words


def promoted(text: str) -> list[int]:
    """Keys of the promoted pages for these words, with or without marks, in their order."""
    asked = folded_words(text)
    rows = SearchPromotion.objects.filter(page__isnull=False).order_by("sort_order", "pk")
    return [
        page
        for page, words in rows.values_list("page_id", "query__query_string")
        if folded_words(words) == asked
    ]
