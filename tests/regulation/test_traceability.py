"""docs/regulation.md says the truth: every article has a row, every symbol imports, every test
exists, and every test that is marked with an article stands in a file that the table names."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "docs" / "regulation.md").read_text(encoding="utf-8").splitlines()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in LINES
    if re.match(r"\| \d", line)
]
STATES = {"có", "một phần", "kế hoạch", "tổ chức"}


def ticked(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_article_has_a_row() -> None:
    articles = {int(re.match(r"\d+", row[0])[0]) for row in ROWS}
    assert articles == set(range(1, 17))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_row_is_true(row: list[str]) -> None:
    _article, demand, state, code, tests = row
    assert demand
    assert state in STATES
    if state in ("có", "một phần"):
        assert ticked(code)
        assert ticked(tests)
    for symbol in ticked(code):
        module, name = symbol.split(":")
        assert hasattr(importlib.import_module(module), name), symbol
    for path in ticked(tests):
        assert (ROOT / path).exists(), path


def test_every_marked_test_is_named() -> None:
    named = {path for row in ROWS for path in ticked(row[4])}
    for file in ROOT.glob("tests/**/test_*.py"):
        if file != Path(__file__) and "mark.dieu(" in file.read_text(encoding="utf-8"):
            relative = str(file.relative_to(ROOT))
            assert any(relative == path or relative.startswith(f"{path}/") for path in named), file
