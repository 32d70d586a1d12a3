"""RSS and Atom of the register, for any filter: the same parameters as the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from documents.exports import register_or_404
from documents.filters import DocumentFilter
from documents.rows import documents_of

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

    from documents.models import DocumentPage

ITEMS = 30
PORTAL = "Cổng thông tin điện tử huyện Như Xuân"


class DocumentFeed(Feed):
    """The documents posted last among those that fit the filter."""

    language = "vi"

    def get_object(self, request: HttpRequest) -> DocumentFilter:
        """The filter that the address names."""
        return DocumentFilter(request.GET)

    def title(self, chosen: DocumentFilter) -> str:
        """What is chosen."""
        return f"{chosen.title} – {PORTAL}"

    def description(self, chosen: DocumentFilter) -> str:
        """What is in it."""
        return "Văn bản mới đăng"

    def link(self, chosen: DocumentFilter) -> str:
        """The filtered list itself."""
        address = register_or_404().full_url
        return f"{address}?{chosen.query}" if chosen.query else str(address)

    def items(self, chosen: DocumentFilter) -> list[DocumentPage]:
        """The newest public documents."""
        posted = chosen.entries().order_by("-posted_at", "-page")
        return documents_of(posted.values_list("pk", flat=True)[:ITEMS])

    def item_title(self, item: DocumentPage) -> str:
        """Number and abstract."""
        return f"{item.number}: {item.summary}"

    def item_description(self, item: DocumentPage) -> str:
        """Issuer, day of issue, validity."""
        return f"{item.issuer_name}, {item.issued_on:%d/%m/%Y}. {item.validity_label}."

    def item_link(self, item: DocumentPage) -> str:
        """The document's page."""
        return str(item.full_url)

    def item_pubdate(self, item: DocumentPage) -> datetime.datetime | None:
        """When it was posted."""
        posted: datetime.datetime | None = item.first_published_at
        return posted

    def item_updateddate(self, item: DocumentPage) -> datetime.datetime | None:
        """When its page last changed."""
        changed: datetime.datetime | None = item.last_published_at
        return changed

    def item_categories(self, item: DocumentPage) -> list[Any]:
        """Type and field."""
        return list(filter(None, [item.document_type.name, item.field]))


class DocumentAtomFeed(DocumentFeed):
    """The same as Atom."""

    feed_type = Atom1Feed
    subtitle = DocumentFeed.description
