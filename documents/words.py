"""Words of the register, found through an index on both databases: a generated tsvector with a
GIN index on PostgreSQL, an FTS5 table on SQLite. All terms are folded (core.text.fold) to
[a-z0-9], so that marks don't matter and no search syntax can be typed.

Both indexes stand outside Django's models and are put in place after each migration (SQLite
drops a table's triggers when a migration rebuilds it).
"""

from __future__ import annotations

import re
from typing import Any

from django.db import connection, models
from django.db.models import Lookup

from core.text import fold
from documents.numbers import number_key

TABLE = "documents_registerentry"
INDEX = "documents_words"
MOST_TERMS = 12
# Before the terms made of a number, so that no word of a text is taken for one.
NUMBER = "zz"
# After a term that is the beginning of what is sought.
PREFIX = "*"

_TERM = re.compile(r"[a-z0-9]+")
_TYPED_NUMBER = re.compile(r"\d{1,6}(?P<rest>[/-].*)?", re.DOTALL)


def terms_of(number: str, *texts: str) -> str:
    """What is stored for a document: the terms of its number and the words of its texts."""
    words = _TERM.findall(fold(" ".join([number, *texts])))
    return " ".join(dict.fromkeys([*_number_terms(number), *words]))


def number_terms(typed: str) -> tuple[str, ...]:
    """What to seek for words that read as a number of a document, in any typed form ("2112",
    "Số: 2112 /qd–ubnd"); nothing for other words. A number with its sign may be cut short."""
    key = number_key(typed)
    match = _TYPED_NUMBER.fullmatch(key)
    if match is None:
        return ()
    plain, compact = _number_terms(key)
    return (compact + PREFIX,) if match["rest"] else (plain,)


def word_terms(typed: str) -> tuple[str, ...]:
    """What to seek for words: all of them, in any order."""
    return tuple(dict.fromkeys(_TERM.findall(fold(typed))))[:MOST_TERMS]


def _number_terms(number: str) -> tuple[str, str]:
    compact = "".join(_TERM.findall(fold(number_key(number))))
    digits = re.match(r"\d*", compact)
    return NUMBER + (digits[0] if digits else ""), NUMBER + compact


class WordsField(models.TextField):
    """A text of terms, with the lookup `has`: every one of a tuple of terms."""


@WordsField.register_lookup
class Has(Lookup):
    """`words__has=("ubnd", "zz2112qd*")`."""

    lookup_name = "has"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """By the generated column beside `words`."""
        terms = [f"'{t.removesuffix(PREFIX)}'{':*' * t.endswith(PREFIX)}" for t in self.rhs]
        alias = connection.ops.quote_name(self.lhs.alias)
        return f"{alias}.words_vector @@ %s::tsquery", [" & ".join(terms)]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """By the FTS5 table."""
        terms = [f'"{t.removesuffix(PREFIX)}"{" *" * t.endswith(PREFIX)}' for t in self.rhs]
        alias = connection.ops.quote_name(self.lhs.alias)
        found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 - a constant
        return f"{alias}.page_id IN ({found})", [" AND ".join(terms)]


POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS words_vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (words_vector)",
)
_ADD = f"INSERT INTO {INDEX} (rowid, words) VALUES (NEW.page_id, NEW.words);"  # noqa: S608
_DROP = (
    f"INSERT INTO {INDEX} ({INDEX}, rowid, words) "  # noqa: S608
    "VALUES ('delete', OLD.page_id, OLD.words);"
)
SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5("
    f"words, content='{TABLE}', content_rowid='page_id', detail='none')",
    f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN {_ADD} END",
    f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN {_DROP} END",
    f"CREATE TRIGGER {INDEX}_update AFTER UPDATE ON {TABLE} BEGIN {_DROP} {_ADD} END",
    f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')",  # noqa: S608
)


def install_after_migrate(sender: Any, **_kwargs: Any) -> None:
    """Put the index in place when the register's own tables are."""
    if sender.label == "documents":
        install()


def install() -> None:
    """Create what the database lacks. Safe to repeat."""
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statements: tuple[str, ...] = POSTGRESQL
        else:
            cursor.execute(
                "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = %s",
                [f"{INDEX}_update"],
            )
            statements = () if cursor.fetchone() else SQLITE
        for statement in statements:
            cursor.execute(statement)


def forget_deleted(**_kwargs: Any) -> None:
    """After a purge: FTS5 keeps the terms of deleted rows until its parts are merged."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('optimize')")  # noqa: S608
