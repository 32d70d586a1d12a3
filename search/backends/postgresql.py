"""PostgreSQL: vectors written by us (no parser, dictionary or stop word touches a token), ranked
in two stages: by rarity of the terms over all that matches, then by their frequency over the
best. `body` holds the title too, so that one GIN index answers."""

from __future__ import annotations

import math
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.utils import get_content_type_pk

from search.backends.database import ENTRIES, Compiler, Results, Row, rows_of
from search.plan import COMMON, But, Every, Node, Plan, Some, Token
from search.statistics import counted
from search.tokens import body_tokens, folded_words, title_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modelsearch.index import Indexed

TITLE_WEIGHT = 0.65
RANKED_CLOSELY = 100
# Pairs that more entries hold count in the first stage by the title only.
LOOKED_UP = 5000
MOST_POSITIONS = 8  # of one token; they stand for its frequency
LARGEST_VECTOR = 900_000  # bytes; the server refuses more than a mebibyte
USUAL_LENGTH = 400  # words
# The planner takes the conditions on a vector for unselective and scans the table.
GUARD = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off"
UNGUARD = "SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT"


def vector(tokens: Iterable[str]) -> str:
    """A tsvector literal: each token with as many positions as it occurs, and with none where
    it occurs once, which ranks the same and takes less."""
    parts: list[str] = []
    size = 0
    for token, times in Counter(tokens).items():
        positions = ",".join(map(str, range(1, min(times, MOST_POSITIONS) + 1)))
        size += len(token) + 2 * MOST_POSITIONS
        if size > LARGEST_VECTOR:
            break
        parts.append(f"{token}:{positions}" if times > 1 else token)
    return " ".join(parts)


def _values(kind: int, row: Row) -> tuple[Any, ...]:
    key, title, typed, body = row
    of_title, of_body = title_tokens(title), body_tokens(body)
    words = sum("_" not in token for token in (*of_title, *of_body))
    norm = 1 / (0.7 + 0.3 * math.sqrt((words + 1) / USUAL_LENGTH))
    return (
        kind, key, vector(of_title), vector(folded_words(typed)),
        vector([token for token in of_title if not token.startswith("_")] + of_body),
        norm, title, body,
    )  # fmt: skip


class Index(stock.PostgresIndex):
    """Writes vectors, and the readable text beside them."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """The norm is written with the entry; the stock one rewrites the table."""

    def add_items(self, model: type[Indexed], objs: Iterable[Any]) -> None:
        """Add or replace the entries of objects of one model."""
        if not model.get_search_fields():
            return
        kind = get_content_type_pk(model)
        rows = [_values(kind, row) for row in rows_of(objs)]
        columns = "title, autocomplete, body, title_norm, title_text, body_text"
        written = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", "))
        with self.write_connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {ENTRIES} (content_type_id, object_id, {columns}) "  # noqa: S608
                "VALUES (%s, %s, %s::tsvector, %s::tsvector, %s::tsvector, %s, %s, %s) "
                f"ON CONFLICT (content_type_id, object_id) DO UPDATE SET {written}",
                rows,
            )


class SearchCompiler(Compiler):
    """A search as tsquery literals."""

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Keep the planner to the indexes for one statement."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(GUARD)
            yield
            with connection.cursor() as cursor:
                cursor.execute(UNGUARD)

    def column(self) -> str:
        """The vector to look in."""
        if self.is_beginning:
            return "autocomplete"
        return "title" if self.fields and set(self.fields) == {"title"} else "body"

    def matching(self, match: Node) -> tuple[str, list[Any]]:
        """See Compiler. OFFSET 0 and `+ 0` keep the planner from beginning with the content
        type or with the filters."""
        condition, params = self.filtered()
        sql = (
            f"FROM (SELECT id, object_id FROM {ENTRIES} WHERE {self.column()} @@ %s::tsquery "  # noqa: S608
            f"AND content_type_id + 0 = ANY(%s) OFFSET 0) e WHERE TRUE{condition}"
        )
        return sql, [expression(match), self.content_types(), *params]

    def ranked(self, limit: int | None, offset: int) -> list[tuple[str, float]]:
        """See Compiler. While typing, the newest entries come first."""
        plan, window = self.plan, [limit, offset]
        if plan.match is None:
            return []
        sql, params = self.matching(plan.match)
        if self.is_beginning:
            statement = f"SELECT e.object_id, 0.0 {sql} ORDER BY e.id DESC"
        else:
            depth = None if limit is None else max(RANKED_CLOSELY, offset + limit)
            statement, params = _two_stages(plan, sql, params, depth)
        return self.fetch(f"{statement} LIMIT %s OFFSET %s", [*params, *window])


def _two_stages(
    plan: Plan, sql: str, params: list[Any], depth: int | None
) -> tuple[str, list[Any]]:
    counts, number = counted([*plan.scores, *plan.accents])

    def rarity(term: str) -> float:
        holding = counts.get(term, 1)
        return math.log(1 + (number - holding + 0.5) / (holding + 0.5))

    telling = [term for term in plan.scores if counts.get(term, 1) <= COMMON * number]
    scores = sorted(telling or plan.scores, key=lambda term: counts.get(term, 1))
    first, first_params = _first_stage(scores, plan.accents, counts, rarity)
    close = [
        *(
            f"%s::float8 * ts_rank('{{1,1,1,1}}', v.{name}, %s::tsquery)"
            for name in "bt" for _ in scores
        ),
        *("%s::float8 * (v.t @@ %s::tsquery)::int" for _ in plan.accents),
    ]  # fmt: skip
    weighed = [
        *((rarity(term), term) for term in scores),
        *((TITLE_WEIGHT * rarity(term), term) for term in scores),
        *((TITLE_WEIGHT * rarity(term), term) for term in plan.accents),
    ]
    statement = (
        f"WITH c AS MATERIALIZED (SELECT e.id {sql}), "  # noqa: S608
        f"s AS (SELECT id, SUM(w) AS w FROM ({first}) x GROUP BY id HAVING bool_or(m)), "
        f"top AS MATERIALIZED (SELECT e.id, s.w FROM s JOIN {ENTRIES} e USING (id) "
        "ORDER BY s.w * e.title_norm DESC, e.id DESC LIMIT %s) "
        f"SELECT e.object_id, ({' + '.join(close) or 's.w'} + 0.0001) * e.title_norm AS score "
        f"FROM top s JOIN {ENTRIES} e USING (id) "
        # The vectors are read from the disk once a row, not once a term.
        "CROSS JOIN LATERAL (SELECT e.title || ''::tsvector AS t, e.body || ''::tsvector AS b "
        "OFFSET 0) v ORDER BY score DESC, e.id DESC"
    )
    flat = [value for pair in weighed for value in pair]
    return statement, [*params, *first_params, depth, *flat]


def _first_stage(
    scores: list[str], accents: tuple[str, ...], counts: dict[str, int], rarity: Any
) -> tuple[str, list[Any]]:
    """One look-up in an index for each term, with its weight."""
    parts = ["SELECT id, 0.01::float8 AS w, TRUE AS m FROM c"]
    params: list[Any] = []

    def look_up(column: str, weight: float, term: str) -> None:
        parts.append(f"SELECT id, %s::float8, FALSE FROM {ENTRIES} WHERE {column} @@ %s::tsquery")  # noqa: S608
        params.extend([weight, term])

    reached = 0
    for term in scores:
        reached += counts.get(term, 1)
        if reached <= LOOKED_UP:
            look_up("body", rarity(term), term)
        look_up("title", TITLE_WEIGHT * rarity(term), term)
    for term in accents:
        look_up("title", TITLE_WEIGHT * rarity(term), term)
    return " UNION ALL ".join(parts), params


def expression(node: Node) -> str:
    """A node as a tsquery literal."""
    match node:
        case Token(text, is_beginning):
            return f"{text}:*" if is_beginning else text
        case Every(parts):
            return f"({' & '.join(map(expression, parts))})"
        case Some(parts):
            return f"({' | '.join(map(expression, parts))})"
        case But(wanted, unwanted):
            return f"({expression(wanted)} & !{expression(unwanted)})"


class BeginningCompiler(SearchCompiler):
    """A search while typing."""

    is_beginning = True


class Backend(stock.PostgresSearchBackend):
    """Wagtail's backend for PostgreSQL with our tokens, ranking and statements."""

    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = BeginningCompiler
    index_class = Index
    results_class = Results

    def __init__(self, params: dict[str, Any]) -> None:
        """A rebuild never holds one long transaction: visitors and editors go on meanwhile."""
        super().__init__({**params, "ATOMIC_REBUILD": False})
