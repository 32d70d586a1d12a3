"""RSS of the portal's news and of each section of articles: public items only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.syndication.views import Feed
from django.http import Http404

from core.models import PortalPage
from core.profile import PORTAL_NAME, active_place
from news.models import ArticlePage, ConclusionPage, GalleryPage, NewsIndexPage, NoticePage

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

ITEMS = 30


class NewsFeed(Feed):
    """The newest articles, notices, conclusions and galleries; at the address of a section, the
    articles of that section."""

    language = "vi"

    def get_object(self, request: HttpRequest, slug: str = "") -> NewsIndexPage | None:
        """The section that the address names, if it names one."""
        if not slug:
            return None
        section: NewsIndexPage | None = (
            NewsIndexPage.objects.shown().filter(slug=slug).order_by("path").first()
        )
        if section is None:
            raise Http404
        return section

    def title(self, section: NewsIndexPage | None) -> str:
        """The feed's title."""
        portal = f"{PORTAL_NAME} {active_place().place_name}"
        return f"{section.title} – {portal}" if section else portal

    def description(self, section: NewsIndexPage | None) -> str:
        """What is in it."""
        return section.summary if section and section.summary else "Tin, bài, thông báo mới nhất"

    def link(self, section: NewsIndexPage | None) -> str:
        """The page of which this is the feed."""
        return section.full_url if section else "/"

    def items(self, section: NewsIndexPage | None) -> Any:
        """The newest public items."""
        types = (ArticlePage, NoticePage, ConclusionPage, GalleryPage)
        kinds = ContentType.objects.get_for_models(*(types[:1] if section else types))
        pages = PortalPage.objects.shown().filter(content_type__in=kinds.values())
        if section is not None:
            pages = pages.descendant_of(section)
        return pages.order_by("-listed_at", "-pk")[:ITEMS]

    def item_title(self, item: PortalPage) -> str:
        """The item's title."""
        return item.title

    def item_description(self, item: PortalPage) -> str:
        """The item's summary."""
        return item.summary

    def item_link(self, item: PortalPage) -> str:
        """The item's address."""
        return item.full_url

    def item_pubdate(self, item: PortalPage) -> datetime.datetime | None:
        """When it was first published."""
        return item.listed_at
