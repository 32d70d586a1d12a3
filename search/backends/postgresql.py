"""PostgreSQL: no parser, dictionary or stop word touches a token. Wagtail's entry keeps the vector
of its title; of the whole text it keeps the folded words (search.words_on_postgresql), of which a
GIN index makes pairs, so that no vector of them is stored. Ranked in two stages: by rarity of the
terms over all that matches, then by their frequency too over the best."""

from __future__ import annotations

import math
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import BooleanField, F, Func
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.utils import get_content_type_pk

from search.backends.database import WINDOW, Compiler, Results, Row, rows_of
from search.entries import ENTRIES
from search.plan import COMMON, But, Every, Node, Plan, Some, Token
from search.statistics import counted
from search.tokens import folded_words, title_tokens
from search.words_on_postgresql import COLUMN, VECTOR, folded_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from modelsearch.index import Indexed

TITLE_WEIGHT = 0.65
RANKED_CLOSELY = 100
MOST_RANKED_CLOSELY = 1000
# Characters of the folded words of an entry whose frequency counts.
LOOKED_AT = 30_000
# Pairs that more entries hold count in the first stage by the title only.
LOOKED_UP = 5000
# So many keys are found quicker by reading all pages through.
READ_THROUGH = 5000
MOST_TIMES = 8  # that an occurrence still adds something
LARGEST_VECTOR = 900_000  # bytes; the server refuses more than a mebibyte
USUAL_LENGTH = 400  # words
# To compile a statement or to start workers for it takes longer than the statement; what a frequent
# word finds is sorted in memory.
READING = {"jit": "off", "max_parallel_workers_per_gather": "0", "work_mem": "'32MB'"}
# The planner expects few hits of the index of words, and so goes by it; a scan of the table, which
# would make the vector of each row, is forbidden.
LOOKING_UP = {**READING, "enable_seqscan": "off"}


def vector(tokens: Iterable[str]) -> str:
    """A tsvector literal: each token once."""
    parts: list[str] = []
    size = 0
    for token in dict.fromkeys(tokens):
        size += len(token)
        if size > LARGEST_VECTOR:
            break
        parts.append(token)
    return " ".join(parts)


def _values(kind: int, row: Row) -> tuple[Any, ...]:
    key, title, typed, body = row
    folded = folded_text(title, body)
    norm = 1 / (0.7 + 0.3 * math.sqrt((len(folded.split()) + 1) / USUAL_LENGTH))
    return (
        kind, key, vector(title_tokens(title)), vector(folded_words(typed)), norm, title, body,
        folded,
    )  # fmt: skip


class Index(stock.PostgresIndex):
    """Writes the vectors of titles, and the texts."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """The norm is written with the entry; the stock one rewrites the table."""

    def add_items(self, model: type[Indexed], objs: Iterable[Any]) -> None:
        """Add or replace the entries of objects of one model."""
        if not model.get_search_fields():
            return
        kind = get_content_type_pk(model)
        rows = [_values(kind, row) for row in rows_of(objs)]
        columns = f"title, autocomplete, title_norm, title_text, body_text, {COLUMN}"
        written = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", "))
        with self.write_connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {ENTRIES} (content_type_id, object_id, {columns}, body) "  # noqa: S608
                "VALUES (%s, %s, %s::tsvector, %s::tsvector, %s, %s, %s, %s, '') "
                f"ON CONFLICT (content_type_id, object_id) DO UPDATE SET {written}",
                rows,
            )


class SearchCompiler(Compiler):
    """A search as tsquery literals."""

    def guard(self) -> AbstractContextManager[None]:
        """See Compiler. Not around fetch(), which has its own settings."""
        return _set(READING)

    def fetch(self, sql: str, params: Sequence[Any]) -> list[Any]:
        """The rows of a statement that looks words up."""
        with _set(LOOKING_UP):
            return super().fetch(sql, params)

    def column(self) -> str:
        """The vector to look in."""
        if self.is_beginning:
            return "autocomplete"
        return "title" if self.fields and set(self.fields) == {"title"} else VECTOR

    def all_matching(self, match: Node) -> tuple[str, list[Any]]:
        """See Compiler. OFFSET 0 and `+ 0` keep the planner from beginning with the content
        type or with the filters."""
        sql = (
            f"FROM (SELECT id, object_id, title_norm FROM {ENTRIES} "  # noqa: S608
            f"WHERE {self.column()} @@ %s::tsquery AND content_type_id + 0 = ANY(%s) OFFSET 0) e "
            "WHERE TRUE"
        )
        return sql, [expression(match), self.content_types()]

    def objects(self) -> Any:
        """See Compiler. The keys go back as one array: of the index of words the planner expects
        a few rows, and would look sixty thousand pages up one by one. With `+ 0` it reads the
        pages through, and doesn't weigh each key against its statistics."""
        if self.everything or self.plan.match is None:
            return super().objects()
        kind = self._cast()
        sql, params = self.all_matching(self.plan.match)
        ((number, keys),) = self.fetch(
            f"SELECT count(*), array_agg(e.object_id::{kind})::text {sql}", params
        )
        is_read_through = number > READ_THROUGH and kind == "bigint"
        key = F("pk") + 0 if is_read_through else F("pk")
        # Our own name of a type; the keys are a parameter.
        return self.queryset.filter(IsAny(key, RawSQL(f"%s::{kind}[]", [keys or "{}"])))  # noqa: S611

    def count(self) -> int:
        """How many match."""
        found = self.objects()
        with self.guard():
            return int(found.count())

    def ranked(self, limit: int | None, offset: int) -> list[tuple[str, float]]:
        """See Compiler. While typing, the newest entries come first."""
        plan = self.plan
        if plan.match is None:
            return []
        if self.is_beginning:
            sql, params = self.matching(plan.match)
            statement = f"SELECT e.object_id, 0.0 {sql} ORDER BY e.id DESC LIMIT %s OFFSET %s"
            return self.fetch(statement, [*params, limit, offset])
        stop = None if limit is None else offset + limit
        terms = Terms(plan)
        hits = self._first_stage(plan.match, terms, stop)
        return self._second_stage(terms, hits, stop or 0)[offset:stop]

    def _first_stage(
        self, match: Node, terms: Terms, wanted: int | None
    ) -> list[tuple[str, int, float, int]]:
        """Key, entry and weight of the best matches, and a number that is less for what stands
        later whatever it weighs."""

        def best_of(match: Node) -> list[Any]:
            sql, params = self.all_matching(match)
            condition, own = self.filtered()
            return self.fetch(
                f"SELECT e.object_id, e.id, e.w, TRUE{condition} FROM ({terms.statement(sql)}) e "  # noqa: S608
                "ORDER BY e.w DESC, e.id DESC",
                [*own, *params, *terms.parameters, WINDOW],
            )

        shown = self.shown_of_the_best(wanted, best_of) if wanted is not None else None
        if shown is not None:
            return shown
        sql, params = self.matching(match)
        rows = self.fetch(
            f"{terms.statement(sql)} ORDER BY w DESC, id DESC",
            [*params, *terms.parameters, wanted and max(RANKED_CLOSELY, wanted)],
        )
        return [(*row, 0) for row in rows]

    def _second_stage(
        self, terms: Terms, hits: list[tuple[str, int, float, int]], stop: int
    ) -> list[tuple[str, float]]:
        """Keys and scores, the first of them ranked by frequency too."""
        near = min(max(RANKED_CLOSELY, stop), MOST_RANKED_CLOSELY)
        rows = self.fetch(
            f"SELECT id, title_norm, title_text, left({COLUMN}, {LOOKED_AT}) FROM {ENTRIES} "  # noqa: S608
            "WHERE id = ANY(%s)",
            [[hit[1] for hit in hits[:near]]],
        )
        scores = {entry: norm * terms.score(title, folded) for entry, norm, title, folded in rows}
        close = sorted(
            (
                (group, scores.get(entry, 0.0), entry, key)
                for key, entry, _weight, group in hits[:near]
            ),
            reverse=True,
        )
        return [(key, score) for _group, score, _entry, key in close] + [
            (hit[0], 0.0) for hit in hits[near:]
        ]


class IsAny(Func):
    """Whether a value is one of an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


@contextmanager
def _set(settings: dict[str, str]) -> Iterator[None]:
    """Settings of the server for a few statements."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("; ".join(f"SET LOCAL {key} = {settings[key]}" for key in settings))
        yield
        with connection.cursor() as cursor:
            cursor.execute("; ".join(f"SET LOCAL {key} TO DEFAULT" for key in settings))


class Terms:
    """The terms of a plan with their rarity."""

    def __init__(self, plan: Plan) -> None:
        self.counts, number = counted([*plan.scores, *plan.accents])
        telling = [term for term in plan.scores if self.count(term) <= COMMON * number]
        self.scores = sorted(telling or plan.scores, key=self.count)
        self.accents = plan.accents
        self.rarity = {
            term: math.log(1 + (number - self.count(term) + 0.5) / (self.count(term) + 0.5))
            for term in (*self.scores, *self.accents)
        }
        self.looked_up = list(self._look_ups())

    def count(self, term: str) -> int:
        """In how many entries it stands."""
        return self.counts.get(term, 1)

    def _look_ups(self) -> Iterator[tuple[str, float, str]]:
        reached = 0
        for term in self.scores:
            reached += self.count(term)
            if reached <= LOOKED_UP:
                yield VECTOR, self.rarity[term], term
        for term in (*self.scores, *self.accents):
            yield "title", TITLE_WEIGHT * self.rarity[term], term

    @property
    def parameters(self) -> list[Any]:
        """Those of the statement that come after the matches' own."""
        return [value for _column, *pair in self.looked_up for value in pair]

    def statement(self, matches: str) -> str:
        """The first stage, with LIMIT as its last parameter: one look-up in an index for each term,
        with its weight. `matches`: what follows SELECT columns for the entries that match; only
        these have a norm."""
        parts = [f"SELECT e.id, 0.01::float8 AS w, e.title_norm AS norm {matches}"] + [
            f"SELECT id, %s::float8, NULL FROM {ENTRIES} WHERE {column} @@ %s::tsquery"  # noqa: S608
            for column, _weight, _term in self.looked_up
        ]
        return (
            "SELECT object_id, id, w FROM (SELECT id, SUM(w) * MAX(norm) AS w "  # noqa: S608
            f"FROM ({' UNION ALL '.join(parts)}) x GROUP BY id HAVING MAX(norm) IS NOT NULL "
            f"ORDER BY w DESC, id DESC LIMIT %s) best JOIN {ENTRIES} USING (id)"
        )

    def score(self, title: str, folded: str) -> float:
        """What the terms weigh in an entry, by how often they stand in its title and its text."""
        in_title = Counter(title_tokens(title))
        text = spaced(folded)
        weights = (
            self.rarity[term]
            * (
                _frequency(text.count(f" {term.replace('_', '  ')} "))
                + TITLE_WEIGHT * _frequency(in_title[term])
            )
            for term in self.scores
        )
        accents = (TITLE_WEIGHT * self.rarity[term] for term in self.accents if in_title[term])
        return 0.0001 + sum(weights) + sum(accents)


def spaced(folded: str) -> str:
    """Folded words, each between spaces of its own: so pairs that overlap are counted, and none
    across the end of a line."""
    return f" {folded.replace(' ', '  ').replace(chr(10), f' {chr(10)} ')} "


def _frequency(times: int) -> float:
    """Each further occurrence adds less."""
    return sum(1 / place**2 for place in range(1, min(times, MOST_TIMES) + 1))


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
