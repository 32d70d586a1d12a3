"""The project's own files, as the tests of this folder read them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = {"migrations"}
NOT_OURS = {".git", ".venv", "var", "node_modules"}


def files(pattern: str) -> list[Path]:
    """Files that match, relative to the root, without what was installed or generated."""
    return [path for path in all_files() if fnmatch(path.name, pattern)]


@cache
def all_files() -> tuple[Path, ...]:
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in NOT_OURS | GENERATED]
        found += [Path(folder, name).relative_to(ROOT) for name in names]
    return tuple(sorted(found))


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


def code_files() -> list[Path]:
    """Python that ships: everything but the tests."""
    return [path for path in files("*.py") if path.parts[0] != "tests"]


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node
