"""The full-text table on SQLite: contentless, so that the text is stored once, in Wagtail's
IndexEntry, as people read it. Triggers bring the one in step with the other whoever writes, with
the tokeniser as a function of the connection; a table of another version is made anew from the
stored text. Installed after each migration, like the triggers of the ledger: SQLite drops them
when it rebuilds a table."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created

from search import tokens
from search.entries import ENTRIES

WAGTAILS = f"{ENTRIES}_fts"
TABLE = f"search_fts_{tokens.VERSION}"
VOCABULARY = f"search_vocabulary_{tokens.VERSION}"
# The key of what an entry is about, without its text: a narrow index that the full-text table is
# joined to in place of the table, whose rows fill a page each.
KEY_INDEX = "search_entry_keys"
KEYS = f"{ENTRIES} AS e INDEXED BY {KEY_INDEX}"
# `body` is the first: FTS5 spends two bytes on each posting of any other column.
COLUMNS = "body, autocomplete, title"
# Tokens of NEW and of OLD in the order of the columns.
_OF = "search_body({0}.body), search_words({0}.autocomplete), search_title({0}.title)"
_ADD = f"INSERT INTO {TABLE}(rowid, {COLUMNS}) VALUES (NEW.id, {_OF.format('NEW')})"  # noqa: S608
_DROP = (
    f"INSERT INTO {TABLE}({TABLE}, rowid, {COLUMNS}) "  # noqa: S608
    f"VALUES ('delete', OLD.id, {_OF.format('OLD')})"
)
_CHANGED = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in COLUMNS.split(", "))
TRIGGERS = {
    "search_entry_added": f"AFTER INSERT ON {ENTRIES} BEGIN {_ADD}; END",
    "search_entry_dropped": f"AFTER DELETE ON {ENTRIES} BEGIN {_DROP}; END",
    "search_entry_changed": (
        f"AFTER UPDATE ON {ENTRIES} WHEN {_CHANGED} BEGIN {_DROP}; {_ADD}; END"
    ),
}


def connect() -> None:
    """Give each connection the tokeniser, those that are open already too."""
    connection_created.connect(add_functions, dispatch_uid="search.fts")
    if connection.connection is not None:
        add_functions(connection=connection)


def add_functions(connection: Any, **_kwargs: Any) -> None:
    """Make the tokeniser known to a connection to SQLite."""
    if connection.vendor != "sqlite":
        return
    for name, tokenise in (
        ("search_words", tokens.folded_words),
        ("search_body", tokens.body_tokens),
        ("search_title", tokens.title_tokens),
    ):
        connection.connection.create_function(
            name, 1, lambda text, tokenise=tokenise: " ".join(tokenise(text or ""))
        )


def install(**_kwargs: Any) -> None:
    """Make the table and its triggers where they are missing, and fill a new table."""
    if connection.vendor != "sqlite" or ENTRIES not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        present = _present(cursor)
        _retire_wagtails(cursor, present)
        _retire_older(cursor, present)
        if TABLE not in present:
            cursor.execute(
                f"CREATE VIRTUAL TABLE {TABLE} USING fts5({COLUMNS}, "
                "content='', tokenize=\"ascii tokenchars '_'\")"
            )
            cursor.execute(f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab({TABLE}, 'row')")
            cursor.execute(
                f"INSERT INTO {TABLE}(rowid, {COLUMNS}) "  # noqa: S608
                f"SELECT id, {_OF.format('entry')} FROM {ENTRIES} AS entry"
            )
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {KEY_INDEX} ON {ENTRIES}(id, content_type_id, object_id)"
        )
        for name, rule in TRIGGERS.items():
            wanted = f"CREATE TRIGGER {name} {rule}"
            if present.get(name) != wanted:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(wanted)


def _present(cursor: Any) -> dict[str, str]:
    cursor.execute("SELECT name, coalesce(sql, '') FROM sqlite_master")
    return dict(cursor.fetchall())


def _retire_wagtails(cursor: Any, present: dict[str, str]) -> None:
    """Wagtail's own full-text table would hold everything a second time. Its model needs a table
    of that name: an ordinary one, which stays empty."""
    for event in ("insert", "update", "delete"):
        cursor.execute(f"DROP TRIGGER IF EXISTS {event}_{WAGTAILS}")
    if "VIRTUAL" in present.get(WAGTAILS, "").upper():
        cursor.execute(f"DROP TABLE {WAGTAILS}")
        cursor.execute(
            f"CREATE TABLE {WAGTAILS} "
            "(rowid integer PRIMARY KEY, autocomplete text, body text, title text)"
        )


def _retire_older(cursor: Any, present: dict[str, str]) -> None:
    for name, sql in present.items():
        is_ours = name.startswith(("search_fts_", "search_vocabulary_")) and "VIRTUAL" in sql
        if is_ours and name not in (TABLE, VOCABULARY):
            cursor.execute(f"DROP TABLE {name}")


def erase_traces() -> None:
    """Merge the segments, so that none still holds the tokens of entries that were dropped."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")  # noqa: S608
