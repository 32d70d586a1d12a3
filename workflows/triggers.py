"""What the database keeps by itself, on SQLite and PostgreSQL alike: the ledger is append-only,
a public page has a final approval of its own, and secrecy doesn't fall.

Installed after every migration (SQLite drops a table's triggers when a migration rebuilds it).
The statements name columns and actions; the rules they repeat stand in core.guard.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from core.models import PortalPage
from workflows.models import Approval, LedgerHead

PAGES = PortalPage._meta.db_table
LEDGER = Approval._meta.db_table
HEAD = LedgerHead._meta.db_table
FROZEN = [
    column.column
    for column in Approval._meta.concrete_fields
    if column.name not in ("id", "page_title")
]
# NULL-safe comparison has two spellings.
SAME = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}

UNAPPROVED = f"""
    NEW.live AND NOT NEW.is_structural AND NOT EXISTS (
        SELECT 1 FROM {LEDGER} a
        WHERE a.id = NEW.permit_id AND a.action = 'approve'
          AND a.page_id = COALESCE(NEW.alias_of_id, NEW.id)
          AND a.domain = NEW.domain
          AND (NEW.alias_of_id IS NOT NULL OR a.revision_id = NEW.live_revision_id)
          AND NOT EXISTS (
            SELECT 1 FROM {LEDGER} w
            WHERE w.page_id = a.page_id AND w.action IN ('withdraw', 'classify')
              AND w.sequence > a.sequence))
"""  # noqa: S608
# A level falls on a recorded decision only, and only to "undeclared".
CLASSIFIED_FALLS = f"""
    OLD.secrecy IN ('confidential', 'secret', 'top_secret')
    AND (NEW.secrecy = 'none' OR NEW.secrecy = 'undeclared' AND NOT EXISTS (
        SELECT 1 FROM {LEDGER} d
        WHERE d.page_id = OLD.id AND d.action = 'declassify'
          AND NOT EXISTS (
            SELECT 1 FROM {LEDGER} c
            WHERE c.page_id = d.page_id AND c.action = 'classify' AND c.sequence > d.sequence)))
"""  # noqa: S608
BECOMES_STRUCTURAL = "NEW.is_structural AND NOT OLD.is_structural AND OLD.depth > 1"

# name, event, table, condition, message
RULES = [
    ("ledger_update", "UPDATE", LEDGER, "{frozen_changed}", "sổ duyệt không được sửa"),
    ("ledger_delete", "DELETE", LEDGER, "", "sổ duyệt không được xóa"),
    ("head_update", "UPDATE", HEAD, "NEW.sequence <= OLD.sequence", "đầu sổ duyệt chỉ tăng"),
    ("head_delete", "DELETE", HEAD, "", "đầu sổ duyệt không được xóa"),
    ("page_insert", "INSERT", PAGES, UNAPPROVED, "trang công khai chưa được duyệt"),
    ("page_update", "UPDATE", PAGES, UNAPPROVED, "trang công khai chưa được duyệt"),
    ("page_secrecy", "UPDATE", PAGES, CLASSIFIED_FALLS, "độ mật chỉ hạ bằng quyết định giải mật"),
    ("page_structural", "UPDATE", PAGES, BECOMES_STRUCTURAL, "không đổi trang thành mục của menu"),
]


def install_after_migrate(sender: Any, **_kwargs: Any) -> None:
    """After the last of our apps is migrated, put the triggers in place."""
    if sender.label == "workflows":
        install()


def install() -> None:
    """Create the triggers, replacing older ones. Safe to repeat."""
    tables = set(connection.introspection.table_names())
    if not {PAGES, LEDGER, HEAD} <= tables:
        return
    remove()
    with connection.cursor() as cursor:
        for name, event, table, condition, message in RULES:
            for statement in _statements(name, event, table, _filled(condition), message):
                cursor.execute(statement)


def remove() -> None:
    """Drop the triggers: for `install`, and for tests that play the attacker with DDL rights
    or must empty the tables."""
    with connection.cursor() as cursor:
        for name, _event, table, _condition, _message in RULES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS portal_{name} ON {table}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS portal_{name}")


def missing() -> list[str]:
    """Names of the triggers that the database lacks."""
    catalogue = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    return [f"portal_{rule[0]}" for rule in RULES if f"portal_{rule[0]}" not in present]


def erase_titles(page_id: int) -> None:
    """Empty the readable title of a page's entries, the one change that the triggers let
    through: the chain covers only the title's hash."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {LEDGER} SET page_title = '' WHERE page_id = %s", [page_id])  # noqa: S608


def _filled(condition: str) -> str:
    same = SAME[connection.vendor]
    unchanged = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in FROZEN)
    return condition.format(frozen_changed=f"NOT ({unchanged} AND NEW.page_title = '')")


def _statements(name: str, event: str, table: str, condition: str, message: str) -> list[str]:
    when = f"WHEN ({condition})" if condition else ""
    if connection.vendor == "sqlite":
        return [
            f"CREATE TRIGGER portal_{name} BEFORE {event} ON {table} FOR EACH ROW {when} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ]
    body = (
        f"CREATE OR REPLACE FUNCTION portal_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {condition or 'TRUE'} THEN "
        f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN COALESCE(NEW, OLD); END $$"
    )
    return [
        body,
        f"CREATE TRIGGER portal_{name} BEFORE {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION portal_{name}()",
    ]
