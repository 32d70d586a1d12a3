"""What may be read by the public, and what a bulk UPDATE may touch."""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from core.refusal import PublicationRefused
from core.secrecy import Secrecy

# Columns that Wagtail's own machinery writes in bulk. Everything else goes through save().
BULK_UPDATABLE = frozenset({
    "url_path", "path", "depth", "numchild", "locale", "locale_id", "latest_revision",
    "draft_title", "locked", "locked_by", "locked_at", "has_unpublished_changes", "owner",
    "owner_id", "translation_key", "content_type", "section", "section_id",
})  # fmt: skip


class PortalPageQuerySet(PageQuerySet):
    """Pages, with `live` narrowed to what is declared unclassified."""

    def live_q(self) -> Q:
        """Condition used by sitemap, search, API and every listing."""
        return Q(live=True, secrecy=Secrecy.NONE)

    def shown(self) -> Any:
        """What an anonymous visitor may read: live and under no view restriction, in one query
        (Wagtail's `public()` asks for the restrictions first, each time).

        SQLite takes the path of a restricted page as a subquery: of a join it would walk through
        all pages for each page, to find that none is restricted. PostgreSQL plans the join well.
        """
        place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restricted: Any = F("page__path")
        if connections[self.db].vendor == "sqlite":
            pages = PageViewRestriction._meta.get_field("page").related_model._base_manager
            restricted = Subquery(pages.filter(pk=OuterRef("page_id")).values("path"))
        above = PageViewRestriction.objects.annotate(place=place, restricted=restricted).filter(
            place__startswith=F("restricted")
        )
        return self.live().filter(~Exists(above))

    def searched(self, words: Any) -> Any:
        """What an anonymous visitor finds: the search holds to `shown()` in its own statement
        (search.backends), whatever the index still knows."""
        return self.shown().search(words)

    def update(self, **values: Any) -> int:
        """Bulk UPDATE, refused for every column that a visitor can see or that makes public."""
        forbidden = sorted(set(values) - BULK_UPDATABLE)
        if forbidden:
            raise PublicationRefused(
                f"Không được cập nhật hàng loạt các cột {', '.join(forbidden)} của trang.",
                article="14",
            )
        written: int = super().update(**values)
        return written


PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)
