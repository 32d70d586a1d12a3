"""The folded words of an entry on PostgreSQL, and the index over them and their pairs: a column of
ours in Wagtail's table, and a function that makes the tokens of it (search.tokens.body_tokens) for
the index alone. Installed after each migration; filled by `rebuild_search`."""

from __future__ import annotations

from typing import Any

from django.db import connection

from search.entries import ENTRIES
from search.tokens import folded_words

COLUMN = "search_words"
FUNCTION = "search_vector"
INDEX = "search_of_words"
VECTOR = f"{FUNCTION}({COLUMN})"
# Bytes: longer texts stand beside the table, which is read through quickly without them.
ROW = 256
# Characters: with their pairs they make a vector that the server takes.
LONGEST = 300_000
_INSTALL = f"""
ALTER TABLE {ENTRIES} ADD COLUMN IF NOT EXISTS {COLUMN} text NOT NULL DEFAULT '';
CREATE OR REPLACE FUNCTION {FUNCTION}(folded text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $body$
DECLARE
    words text[] := string_to_array(replace(folded, E'\\n', E' \\n '), ' ');
BEGIN
    RETURN array_to_tsvector(array_remove(array_remove(words, E'\\n'), '') || ARRAY(
        SELECT word || '_' || next FROM unnest(words, words[2:]) AS neighbours(word, next)
        WHERE word <> E'\\n' AND next <> E'\\n'
    ));
END $body$;
CREATE INDEX IF NOT EXISTS {INDEX} ON {ENTRIES} USING gin ({VECTOR});
ALTER INDEX {INDEX} ALTER COLUMN 1 SET STATISTICS 0;
ALTER TABLE {ENTRIES} SET (toast_tuple_target = {ROW});
"""  # noqa: S608


def folded_text(title: str, body: str) -> str:
    """The words of the title and of each line of the text, folded, a line each."""
    lines = (" ".join(folded_words(line)) for line in (title, *body.split("\n")))
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0]


def install(**_kwargs: Any) -> None:
    """Make the column, the function and the index where they are missing."""
    if connection.vendor != "postgresql" or ENTRIES not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(_INSTALL)


def tidy() -> None:
    """Build the index anew beside the old one, which then goes: what is written bit by bit takes
    five times the room. Nobody waits for it."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"REINDEX INDEX CONCURRENTLY {INDEX}")
