"""What the backends of both databases share: the texts of an entry, the plan of a query, and
results that are read through the queryset, so that its filters hold in the same statement."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.db.models import Count
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import (
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
    SearchFieldError,
)
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import MatchAll
from modelsearch.utils import get_descendants_content_types_pks

from core.text import nfc
from search.attachments import texts_by_page
from search.plan import (
    Node,
    Plan,
    beginning_plan,
    best_first,
    plan_of,
    scattered,
    together,
    widened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# Between a page's own text and that of its files; nfc() lets no such character through.
FILES_MARK = "\n\f\n"
LONGEST_TEXT = 2_000_000
# Where fewer entries (of a page of results) hold all of the words, and none side by side, those
# that hold some follow.
ENOUGH = 10
# The best matches of all, of which enough are nearly always in the queryset: to put its conditions
# to these alone costs a tenth.
WINDOW = 400

Row = tuple[str, str, str, str]


def rows_of(objs: Iterable[Any]) -> list[Row]:
    """Key, title, what is completed while typing, and the other text of each object."""
    given = list(objs)
    files = texts_by_page(given)
    return [_row(obj, files.get(obj.pk, "")) for obj in given]


def _row(obj: Any, files: str) -> Row:
    title: list[str] = []
    typed: list[str] = []
    body: list[str] = []
    for field, value in _values(obj, obj.get_search_fields()):
        if isinstance(field, AutocompleteField):
            typed.append(value)
        elif field.field_name == "title":
            title.append(value)
        else:
            body.append(value)
    text = "\n".join(part for part in body if part)[:LONGEST_TEXT]
    if files:
        text = f"{text}{FILES_MARK}{files[:LONGEST_TEXT]}"
    return str(obj.pk), " ".join(title), " ".join(typed), text


def _values(obj: Any, fields: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(obj)):
                yield from _values(related, field.fields)
        elif isinstance(field, (SearchField, AutocompleteField)):
            yield field, nfc(_flat(field.get_value(obj)))


def _related(value: Any) -> Any:
    if value is None:
        return []
    if isinstance(value, models.Manager):
        return value.all()
    return [value() if callable(value) else value]


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return "\n".join(map(_flat, value))
    return str(value)


class Compiler(BaseSearchQueryCompiler):
    """A search over the words of a queryset's objects."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    is_beginning = False

    def check(self) -> None:
        """Filters and orders need no declared field: the queryset itself is part of the
        statement."""
        allowed = {field.field_name for field in self.queryset.model.get_searchable_search_fields()}
        for name in self.fields or ():
            if name not in allowed:
                raise SearchFieldError(f"Không tìm được theo trường {name}.", field_name=name)

    @property
    def everything(self) -> bool:
        """True when the query asks for all objects."""
        return isinstance(self.query, MatchAll)

    @cached_property
    def plan(self) -> Plan:
        """All words where one entry holds them side by side, or enough hold them anywhere;
        otherwise some of them will do."""
        if self.is_beginning:
            return beginning_plan(self.query)
        plan = plan_of(self.query)
        if plan.match is None or plan.is_relaxed:
            return plan
        if self.matches(together(plan, self.query), most=1):
            return plan
        found = self.matches(plan.match, most=ENOUGH)
        if found == ENOUGH:
            return plan
        wider = widened(plan, self.query, is_relaxed=not found)
        has_any = found or (wider.match and self.matches(wider.match, most=1))
        return wider if has_any else scattered(self.query)

    def guard(self) -> AbstractContextManager[Any]:
        """Around a statement that reads what objects() named before."""
        return nullcontext()

    def matching(self, match: Node) -> tuple[str, list[Any]]:
        """What follows SELECT columns, for the entries `e` that match and are in the queryset."""
        sql, params = self.all_matching(match)
        condition, own = self.filtered()
        return f"{sql}{condition}", [*params, *own]

    def all_matching(self, match: Node) -> tuple[str, list[Any]]:
        """The same, in the queryset or not; ends with a condition."""
        raise NotImplementedError

    def ranked(self, limit: int | None, offset: int) -> list[tuple[str, float]]:
        """Keys and scores of what the plan matches, the best first."""
        raise NotImplementedError

    def shown_of_the_best(
        self, wanted: int, best_of: Callable[[Node], list[Any]]
    ) -> list[Any] | None:
        """The rows of the best matches of all that are in the queryset; None if those may be too
        few. What search.plan.best_first names often suffices. `best_of`: rows of the best WINDOW
        matches: the key, ..., whether it is in the queryset; in its place comes a number that is
        less for what stands later."""
        if wanted > WINDOW:
            return None
        shown: list[Any] = []
        rows: list[Any] = []
        for place, match in enumerate((*best_first(self.plan, self.query), self.plan.match)):
            if match is None or len(shown) >= wanted:
                break
            known = {row[0] for row in shown}
            rows = best_of(match)
            shown += [(*row[:-1], -place) for row in rows if row[-1] and row[0] not in known]
        return shown if len(shown) >= wanted or len(rows) < WINDOW else None

    def matches(self, match: Node, most: int) -> int:
        """How many match, counted no further than asked."""
        sql, params = self.matching(match)
        return len(self.fetch(f"SELECT 1 {sql} LIMIT %s", [*params, most]))

    def count(self) -> int:
        """How many match."""
        if self.plan.match is None:
            return 0
        sql, params = self.matching(self.plan.match)
        return int(self.fetch(f"SELECT COUNT(*) {sql}", params)[0][0])

    def fetch(self, sql: str, params: Sequence[Any]) -> list[Any]:
        """The rows of a statement that looks words up."""
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())

    def content_types(self) -> list[int]:
        """Of the model and all that descend from it."""
        return sorted(get_descendants_content_types_pks(self.queryset.model))

    def filtered(self) -> tuple[str, list[Any]]:
        """The condition that the queryset sets on an entry `e`, to be added with AND."""
        queryset = self.queryset.order_by()
        key = f"CAST(e.object_id AS {self._cast()})"
        if queryset.query.is_sliced or queryset.query.distinct or queryset.query.combinator:
            sql, params = queryset.values("pk").query.sql_with_params()
            return f" AND {key} IN ({sql})", list(params)
        if not queryset.query.where:
            return "", []
        # Nothing but names of ours is in the key.
        own = queryset.filter(pk=RawSQL(key, [])).values("pk")  # noqa: S611
        sql, params = own.query.sql_with_params()
        return f" AND EXISTS ({sql})", list(params)

    def _cast(self) -> str:
        field = self.queryset.model._meta.pk
        while field.remote_field:
            field = field.target_field
        if isinstance(field, (models.AutoField, models.IntegerField)):
            return "bigint" if connection.vendor == "postgresql" else "integer"
        return str(field.db_type(connection))

    def objects(self) -> Any:
        """The queryset narrowed to what matches."""
        if self.everything:
            return self.queryset
        if self.plan.match is None:
            return self.queryset.none()
        sql, params = self.all_matching(self.plan.match)
        # Our own statement; what was typed is among its parameters.
        keys = RawSQL(f"SELECT CAST(e.object_id AS {self._cast()}) {sql}", params)  # noqa: S611
        return self.queryset.filter(pk__in=keys)


class Results(BaseSearchResults):
    """Results by rank, read through the queryset."""

    supports_facet = True

    def get_queryset(self) -> Any:
        """All that matches, as a queryset, in no order."""
        return self.query_compiler.objects()

    @property
    def is_relaxed(self) -> bool:
        """True when nothing holds all of the words, and some had to do."""
        return not self.query_compiler.everything and self.query_compiler.plan.is_relaxed

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if compiler.everything or not compiler.order_by_relevance:
            return self._in_order_of_queryset()
        if compiler.plan.match is None or self.start == self.stop:
            return []
        limit = None if self.stop is None else self.stop - self.start
        hits = compiler.ranked(limit, self.start)
        to_key = compiler.queryset.model._meta.pk.to_python
        keys = [to_key(key) for key, _score in hits]
        found = {obj.pk: obj for obj in compiler.queryset.order_by().filter(pk__in=keys)}
        if self._score_field:
            for key, (_key, score) in zip(keys, hits, strict=True):
                if key in found:
                    setattr(found[key], self._score_field, score)
        return [found[key] for key in keys if key in found]

    def _in_order_of_queryset(self) -> list[Any]:
        queryset = self.get_queryset()
        if not queryset.ordered:
            queryset = queryset.order_by("-pk")
        with self.query_compiler.guard():
            return list(queryset[self.start : self.stop])

    def _do_count(self) -> int:
        compiler = self.query_compiler
        number = compiler.queryset.count() if compiler.everything else compiler.count()
        number = max(number - self.start, 0)
        return int(number if self.stop is None else min(number, self.stop - self.start))

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Values of a field among all that matches, with their counts, the most frequent first.

        Raises:
            FilterFieldError: the field isn't declared as a filter of the model.
        """
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(f"{field_name} không phải FilterField.", field_name=field_name)
        rows = self.get_queryset().order_by().values_list(field_name)
        with self.query_compiler.guard():
            return OrderedDict(rows.annotate(found=Count("pk")).order_by("-found", field_name))
