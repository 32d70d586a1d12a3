"""A search whose order a search server gives. The database says which objects match and may be
seen, counts them and their facets; the server only ranks. So nothing depends on how fresh the
server is: what it still knows of a withdrawn page is dropped, what it doesn't know yet is added by
the database's own ranking, and when it is down the database answers alone, in the same request.
"""

from __future__ import annotations

import logging
import time
from functools import cache
from typing import TYPE_CHECKING, Any

from wagtail.search.backends import get_search_backend

from search.backends.server import FAILURES, Backend
from search.plan import But, Every, Node, Plan, Some, Token

if TYPE_CHECKING:
    from search.backends.database import Compiler as Base
else:
    Base = object

logger = logging.getLogger("nhuxuan.search")

TITLE_BOOST = 3.0  # beside the title's words in `body`
# After a failure, nobody waits for the server again for so long.
REST_SECONDS = 30
LARGEST_WINDOW = 10_000  # hits; the server gives no more
SMALLEST_WINDOW = 100


class Rest:
    """Whether the server is left alone for a while, per process."""

    until = 0.0

    @classmethod
    def begin(cls, failure: Exception) -> None:
        """The server failed."""
        cls.until = time.monotonic() + REST_SECONDS
        logger.error("Máy chủ tìm kiếm không trả lời, cơ sở dữ liệu trả lời thay: %s", failure)

    @classmethod
    def is_on(cls) -> bool:
        """True for a while after a failure."""
        return time.monotonic() < cls.until


@cache
def server() -> Backend:
    """The one client of this process; it keeps its connections."""
    backend: Backend = get_search_backend("server")
    return backend


class AskingMixin(Base):
    """Put before a compiler of the database."""

    def ranked(self, limit: int | None, offset: int) -> list[tuple[str, float]]:
        """See Compiler."""
        needed = offset + (LARGEST_WINDOW if limit is None else limit)
        if self.is_beginning or self.plan.match is None or needed > LARGEST_WINDOW or Rest.is_on():
            return super().ranked(limit, offset)
        try:
            hits = self._visible(needed)
        except FAILURES as failure:
            Rest.begin(failure)
            return super().ranked(limit, offset)
        if len(hits) < needed and len(hits) < self.count():
            known = {key for key, _score in hits}
            hits += [hit for hit in super().ranked(needed, 0) if hit[0] not in known]
        return hits[offset:needed]

    def _visible(self, needed: int) -> list[tuple[str, float]]:
        """The server's best hits that the queryset lets through."""
        window = min(max(SMALLEST_WINDOW, 2 * needed), LARGEST_WINDOW)
        while True:
            hits = self._ask(window)
            pages = self.queryset.order_by()
            keys = pages.filter(pk__in=[key for key, _score in hits]).values_list("pk", flat=True)
            allowed = set(map(str, keys))
            visible = [hit for hit in hits if hit[0] in allowed]
            if len(visible) >= needed or len(hits) < window or window == LARGEST_WINDOW:
                return visible[:needed]
            window = LARGEST_WINDOW

    def _ask(self, window: int) -> list[tuple[str, float]]:
        body = {
            "query": _query(self.plan, self.server_field, self.content_types()),
            "sort": ["_score", {"pk": "desc"}],
            "track_scores": True,
            "track_total_hits": False,
            "stored_fields": ["pk"],
            "_source": False,
            "size": window,
        }
        found = server().ask(self.queryset.model, body)
        return [(hit["fields"]["pk"][0], hit["_score"]) for hit in found["hits"]["hits"]]

    @property
    def server_field(self) -> str:
        """The field to look in."""
        return "title" if self.fields and set(self.fields) == {"title"} else "body"


def _query(plan: Plan, column: str, kinds: list[int]) -> dict[str, Any]:
    """What must match only filters; the plan's tokens rank."""
    raising = [
        *({"term": {"body": term}} for term in plan.scores),
        *({"term": {"title": {"value": term, "boost": TITLE_BOOST}}} for term in plan.scores),
        *({"term": {"title": {"value": term, "boost": TITLE_BOOST}}} for term in plan.accents),
    ]
    match = [_expression(plan.match, column)] if plan.match else []
    return {"bool": {"filter": [{"terms": {"kind": kinds}}, *match], "should": raising}}


def _expression(node: Node, column: str) -> dict[str, Any]:
    match node:
        case Token(text, is_beginning):
            return {"prefix" if is_beginning else "term": {column: text}}
        case Every(parts):
            return {"bool": {"filter": [_expression(part, column) for part in parts]}}
        case Some(parts):
            return {"bool": {"should": [_expression(part, column) for part in parts]}}
        case But(wanted, unwanted):
            return {
                "bool": {
                    "filter": [_expression(wanted, column)],
                    "must_not": [_expression(unwanted, column)],
                }
            }
