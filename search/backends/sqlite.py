"""SQLite: FTS5 over our own tokens (search.fts), ranked by BM25 with the title counting four
times, in one statement with the filters of the queryset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.utils import get_content_type_pk

from search import fts
from search.backends.database import ENTRIES, WINDOW, Compiler, Results, rows_of
from search.plan import But, Every, Node, Plan, Some, Token

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

    def matching(self, match: Node, raising: Iterable[str] = ()) -> tuple[str, list[Any]]:
        """See Compiler. `raising`: tokens that only raise the rank."""
        condition, params = self._condition()
        # CROSS JOIN: the planner must begin with the full-text table.
        sql = (
            f"FROM {fts.TABLE} CROSS JOIN {fts.KEYS} ON e.id = {fts.TABLE}.rowid "
            f"WHERE {fts.TABLE} MATCH %s AND {condition}"
        )
        return sql, [self._expression(match, raising), *params]

    def _expression(self, match: Node, raising: Iterable[str]) -> str:
        wanted = expression(match)
        if extra := [Token(term) for term in raising]:
            wanted = f"({wanted}) AND {expression(Some((_anchor(match), *extra)))}"
        return f"{self.columns()} : ({wanted})"

    def _condition(self) -> tuple[str, list[Any]]:
        """On an entry `e`: it is of the model, and in the queryset."""
        kinds = self.content_types()
        condition, params = self.filtered()
        marks = ", ".join(["%s"] * len(kinds))
        # The sign keeps the planner from a look-up for each type.
        return f"+e.content_type_id IN ({marks}){condition}", [*kinds, *params]

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
        if limit is not None and (best := self._of_the_best(plan, offset + limit)) is not None:
            return best[offset : offset + limit]
        sql, params = self.matching(plan.match, (*plan.scores, *plan.accents))
        statement = f"SELECT e.object_id, -{RANK} AS score {sql} ORDER BY score DESC, e.id DESC"
        return self.fetch(f"{statement} LIMIT %s OFFSET %s", [*params, *window])

    def _of_the_best(self, plan: Plan, wanted: int) -> list[tuple[str, float]] | None:
        """The best matches of all that are in the queryset; None if that may be too few."""
        if wanted > WINDOW or plan.match is None:
            return None
        condition, params = self._condition()
        rows = self.fetch(
            f"SELECT e.object_id, best.score, {condition} FROM ("  # noqa: S608
            f"SELECT rowid, -{RANK} AS score FROM {fts.TABLE} WHERE {fts.TABLE} MATCH %s "
            "ORDER BY score DESC, rowid DESC LIMIT %s) best "
            f"CROSS JOIN {fts.KEYS} ON e.id = best.rowid ORDER BY best.score DESC, e.id DESC",
            [*params, self._expression(plan.match, (*plan.scores, *plan.accents)), WINDOW],
        )
        shown = [(key, score) for key, score, is_in_queryset in rows if is_in_queryset]
        return shown if len(shown) >= wanted or len(rows) < WINDOW else None


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
