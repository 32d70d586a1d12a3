"""The ledger can't be rewritten unnoticed (Điều 14, 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.attacks.scene import make_scene
from workflows import triggers
from workflows.models import Approval, LedgerHead
from workflows.verification import ledger_faults

if TYPE_CHECKING:
    from tests.attacks.scene import Scene

LEDGER = Approval._meta.db_table


@pytest.fixture
def stage(db: None) -> Scene:
    """Two approved pages, and an attacker who may drop triggers."""
    scene = make_scene("unapproved", "superuser")
    scene.public(title="Tin một")
    scene.public(title="Tin hai")
    call_command("verify_ledger")
    triggers.remove()
    return scene


def tamper(statement: str, *parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def assert_found(number: int | str) -> None:
    """Found by the command too, beside the missing triggers."""
    triggers.install()
    with pytest.raises(CommandError, match=rf"Dòng {number}[^0-9]"):
        call_command("verify_ledger")


@pytest.mark.parametrize(
    "change",
    ["reason = 'khác'", "actor_name = 'ai đó'", "action = 'submit'", "domain = 'party'",
     "page_title = 'khác'", "content_hash = 'x'", "actor_id = 1"],
)  # fmt: skip
def test_altered_row(stage: Scene, change: str) -> None:
    tamper(f"UPDATE {LEDGER} SET {change} WHERE sequence = 4")
    assert_found(4)


def test_deleted_row(stage: Scene) -> None:
    tamper(f"DELETE FROM {LEDGER} WHERE sequence = 3")
    assert_found(3)


def test_deleted_tail(stage: Scene) -> None:
    last = LedgerHead.objects.get().sequence
    tamper("UPDATE core_portalpage SET live = false, permit_id = NULL WHERE permit_id IS NOT NULL")
    tamper(f"DELETE FROM {LEDGER} WHERE sequence = %s", last)
    assert_found(f"{last}–{last}")


def test_reordered_rows(stage: Scene) -> None:
    tamper(f"UPDATE {LEDGER} SET sequence = 1000 WHERE sequence = 2")
    tamper(f"UPDATE {LEDGER} SET sequence = 2 WHERE sequence = 3")
    tamper(f"UPDATE {LEDGER} SET sequence = 3 WHERE sequence = 1000")
    assert_found(2)


def test_missing_triggers_are_named(stage: Scene) -> None:
    faults, _head = ledger_faults()
    assert any("portal_ledger_update" in fault for fault in faults)
    triggers.install()
    assert ledger_faults()[0] == []


def test_anchor_noted_elsewhere(stage: Scene) -> None:
    triggers.install()
    head = LedgerHead.objects.get()
    call_command("verify_ledger", anchor=f"{head.sequence}:{head.entry_hash}")
    with pytest.raises(CommandError):
        call_command("verify_ledger", anchor=f"{head.sequence}:{'0' * 64}")
