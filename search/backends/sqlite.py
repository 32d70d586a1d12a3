"""SQLite: FTS5 over our own tokens (search.fts), ranked by BM25 with the title counting four
times, in one statement with the filters of the queryset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.utils import get_content_type_pk

from search import fts
from search.backends.database import WINDOW, Compiler, Results, rows_of
from search.entries import ENTRIES
from search.plan import But, Every, Node, Some, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modelsearch.index import Indexed

# body, autocomplete, title
RANK = f"bm25({fts.TABLE}, 1.0, 0.0, 4.0)"


class Index(stock.SQLiteIndex):
    """Writes readable text; the triggers of search.fts make tokens of it."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """BM25 has its own norm; the stock one rewrites every entry."""

    def add_items(self, model: type[Indexed], objs: Iterable[Any]) -> None:
        """Add or replace the entries of objects of one model."""
        if not model.get_search_fields():
            return
        kind = get_content_type_pk(model)
        rows = [(kind, *row) for row in rows_of(objs)]
        connection = self.write_connection
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {ENTRIES} "  # noqa: S608
                "(content_type_id, object_id, title, autocomplete, body, title_norm) "
                "VALUES (%s, %s, %s, %s, %s, 1.0) "
                "ON CONFLICT (content_type_id, object_id) DO UPDATE SET title = excluded.title, "
                "autocomplete = excluded.autocomplete, body = excluded.body",
                rows,
            )


class SearchCompiler(Compiler):
    """A search in FTS5's own language, in which our tokens have nothing to escape."""

    def columns(self) -> str:
        """The columns to look in."""
        if self.is_beginning:
            return "{autocomplete}"
        if self.fields and set(self.fields) == {"title"}:
            return "{title}"
        return "{body}" if self.fields and "title" not in self.fields else "{title body}"

    def all_matching(self, match: Node, raising: Iterable[str] = ()) -> tuple[str, list[Any]]:
        """See Compiler. `raising`: tokens that only raise the rank."""
        kinds = self.content_types()
        # CROSS JOIN: the planner must begin with the full-text table. The sign keeps it from a
        # look-up for each type.
        sql = (
            f"FROM {fts.TABLE} CROSS JOIN {fts.KEYS} ON e.id = {fts.TABLE}.rowid "
            f"WHERE {fts.TABLE} MATCH %s AND +e.content_type_id IN ({_marks(kinds)})"
        )
        return sql, [self._expression(match, raising), *kinds]

    def _expression(self, match: Node, raising: Iterable[str]) -> str:
        wanted = expression(match)
        if extra := [Token(term) for term in raising]:
            wanted = f"({wanted}) AND {expression(Some((_anchor(match), *extra)))}"
        return f"{self.columns()} : ({wanted})"

    def ranked(self, limit: int | None, offset: int) -> list[tuple[str, float]]:
        """See Compiler. While typing, the newest entries come first: ranking them costs more
        than it tells."""
        plan, window = self.plan, [-1 if limit is None else limit, offset]
        if plan.match is None:
            return []
        if self.is_beginning:
            sql, params = self.matching(plan.match)
            statement = f"SELECT e.object_id, 0.0 {sql} ORDER BY {fts.TABLE}.rowid DESC"
            return self.fetch(f"{statement} LIMIT %s OFFSET %s", [*params, *window])
        stop = offset + (WINDOW if limit is None else limit)
        best = self.shown_of_the_best(stop, self._best_of) if limit is not None else None
        if best is not None:
            return [(key, score) for key, score, _group in best[offset:stop]]
        sql, params = self.all_matching(plan.match, (*plan.scores, *plan.accents))
        condition, own = self.filtered()
        return self.fetch(
            f"SELECT e.object_id, -{RANK} AS score {sql}{condition} "
            "ORDER BY score DESC, e.id DESC LIMIT %s OFFSET %s",
            [*params, *own, *window],
        )

    def _best_of(self, match: Node) -> list[Any]:
        kinds = self.content_types()
        condition, params = self.filtered()
        return self.fetch(
            f"SELECT e.object_id, best.score, e.content_type_id IN ({_marks(kinds)}){condition} "  # noqa: S608
            f"FROM (SELECT rowid, -{RANK} AS score FROM {fts.TABLE} WHERE {fts.TABLE} MATCH %s "
            "ORDER BY score DESC, rowid DESC LIMIT %s) best "
            f"CROSS JOIN {fts.KEYS} ON e.id = best.rowid ORDER BY best.score DESC, e.id DESC",
            [
                *kinds, *params,
                self._expression(match, (*self.plan.scores, *self.plan.accents)), WINDOW,
            ],
        )  # fmt: skip


def _marks(values: list[int]) -> str:
    return ", ".join(["%s"] * len(values))


def expression(node: Node) -> str:
    """A node in the language of FTS5."""
    match node:
        case Token(text, is_beginning):
            return f'"{text}" *' if is_beginning else f'"{text}"'
        case Every(parts):
            return f"({' AND '.join(map(expression, parts))})"
        case Some(parts):
            return f"({' OR '.join(map(expression, parts))})"
        case But(wanted, unwanted):
            return f"({expression(wanted)} NOT {expression(unwanted)})"


def _anchor(node: Node) -> Node:
    """What is there whenever the node matches: an optional term must not become a condition."""
    match node:
        case Every(parts):
            return _anchor(parts[0])
        case Some(parts):
            return Some(tuple(map(_anchor, parts)))
        case But(wanted, _):
            return _anchor(wanted)
    return node


class BeginningCompiler(SearchCompiler):
    """A search while typing."""

    is_beginning = True


class Backend(stock.SQLiteSearchBackend):
    """Wagtail's backend for SQLite with our tokens, ranking and statements."""

    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = BeginningCompiler
    index_class = Index
    results_class = Results

    def __init__(self, params: dict[str, Any]) -> None:
        """A rebuild never holds one long transaction: visitors and editors go on meanwhile."""
        super().__init__({**params, "ATOMIC_REBUILD": False})
