"""The index on an Elasticsearch or OpenSearch server (SEARCH_URL), kept by Wagtail's own machinery
beside the database's: the same tokens, as words between spaces, so that the server needs no
plugin and no analyzer of its own. Who asks it is search.backends.asking."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings
from modelsearch.utils import get_content_type_pk

from search.backends.database import rows_of
from search.tokens import body_tokens, folded_words, title_tokens

if TYPE_CHECKING:
    from modelsearch.index import Indexed

# Which of modelsearch's backends speaks to the server that is named, and how its classes begin.
_KINDS = {
    "elasticsearch": ("modelsearch.backends.elasticsearch9", "Elasticsearch9"),
    "opensearch": ("modelsearch.backends.opensearch3", "OpenSearch3"),
}
_MODULE, _PREFIX = _KINDS[settings.SEARCH_SERVER]
_stock = import_module(_MODULE)
StockMapping: Any = getattr(_stock, f"{_PREFIX}Mapping")
StockBackend: Any = getattr(_stock, f"{_PREFIX}SearchBackend")

SEARCH_SECONDS = 2
WORDS = {"type": "text", "analyzer": "whitespace"}
# Whatever way the server fails, the database answers.
if settings.SEARCH_SERVER == "elasticsearch":
    from elastic_transport import TransportError
    from elasticsearch import ApiError

    FAILURES: tuple[type[Exception], ...] = (ApiError, TransportError)
else:
    from opensearchpy.exceptions import OpenSearchException

    FAILURES = (OpenSearchException,)


class Mapping(StockMapping):
    """One shape for all models."""

    def get_mapping(self) -> dict[str, Any]:
        """The fields of a document; `body` holds the title too."""
        return {
            "dynamic": False,
            "properties": {
                "pk": {"type": "keyword", "store": True},
                "kind": {"type": "integer"},
                "title": WORDS,
                "body": WORDS,
                "typed": WORDS,
            },
        }

    def get_document(self, obj: Any) -> dict[str, Any]:
        """The tokens of an object."""
        ((key, title, typed, body),) = rows_of([obj])
        of_title = title_tokens(title)
        folded = [token for token in of_title if not token.startswith("_")]
        return {
            "pk": key,
            "kind": get_content_type_pk(type(obj)),
            "title": " ".join(of_title),
            "body": " ".join([*folded, *body_tokens(body)]),
            "typed": " ".join(folded_words(typed)),
        }


class Backend(StockBackend):
    """The server's indexes. A server that is down must not stop an editor: what it missed is
    written to the log, and brought by the next `rebuild_search`."""

    mapping_class = Mapping
    # Wagtail's name for what an index is made with.
    settings = {
        "settings": {"index": {"similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.6}}}}
    }

    def ask(self, model: type[Indexed], body: dict[str, Any]) -> Any:
        """The server's answer about the documents of a model, within two seconds.

        Raises:
            FAILURES: the server is down, slow, or has no such index.
        """
        client, params = self.es, {"request_timeout": SEARCH_SECONDS}
        if settings.SEARCH_SERVER == "elasticsearch":
            client, params = self.es.options(**params), {}
        return client.search(index=self.get_index_for_model(model).name, body=body, **params)


SearchBackend = Backend
