"""RSS of the whole portal's news and of each section: public items only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404

from news.models import ArticlePage, NewsIndexPage

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

ITEMS = 30


class NewsFeed(Feed):
    """The newest articles; below an address of a section, that section's."""

    language = "vi"
    link = "/"

    def get_object(self, request: HttpRequest, slug: str = "") -> NewsIndexPage | None:
        """The section that the address names, if it names one."""
        if not slug:
            return None
        section: NewsIndexPage = get_object_or_404(NewsIndexPage.objects.shown(), slug=slug)
        return section

    def title(self, section: NewsIndexPage | None) -> str:
        """The feed's title."""
        name = f"{section.title} – " if section else ""
        return f"{name}Cổng thông tin điện tử huyện Như Xuân"

    def description(self, section: NewsIndexPage | None) -> str:
        """What is in it."""
        return section.summary if section and section.summary else "Tin, bài mới nhất"

    def items(self, section: NewsIndexPage | None) -> Any:
        """The newest public articles."""
        articles = ArticlePage.objects.shown()
        if section is not None:
            articles = articles.descendant_of(section)
        return articles.order_by("-listed_at", "-pk")[:ITEMS]

    def item_title(self, item: ArticlePage) -> str:
        """The article's title."""
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        """The article's summary."""
        return item.summary

    def item_link(self, item: ArticlePage) -> str:
        """The article's address."""
        return item.full_url

    def item_pubdate(self, item: ArticlePage) -> datetime.datetime | None:
        """When it was first published."""
        return item.listed_at
