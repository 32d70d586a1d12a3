"""design.md section 3: what is too long is two things; a drawer for everything is no module."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import code_files, files, functions, text, tree

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common"}
DEMO_CONTENT = ("demo", "content")


def is_demo_content(path: Path) -> bool:
    return path.parts[:2] == DEMO_CONTENT


def test_no_file_is_too_long() -> None:
    lengths = {
        str(path): len(text(path).splitlines())
        for path in files("*.py")
        if not is_demo_content(path)
    }
    assert {path: n for path, n in lengths.items() if n > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in code_files()
        if not is_demo_content(path)
        for node in functions(path)
    }
    assert {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_module_is_a_drawer() -> None:
    named = {path for path in files("*.py") if DRAWERS & {path.stem, path.parent.name}}
    assert named == set()


def test_no_import_inside_a_function() -> None:
    """Each is an import cycle in disguise. AppConfig.ready() is where Django wants them."""
    inside = [
        f"{path}:{statement.lineno} {node.name}"
        for path in files("*.py")
        for node in functions(path)
        if not (path.name == "apps.py" and node.name == "ready")
        for statement in ast.walk(node)
        if isinstance(statement, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_every_module_postpones_its_annotations() -> None:
    """The same code runs on Python 3.11 to 3.14."""
    without = [
        str(path)
        for path in files("*.py")
        if (body := tree(path).body[1:] if ast.get_docstring(tree(path)) else tree(path).body)
        and not is_future_annotations(body[0])
    ]
    assert without == []


def is_future_annotations(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.ImportFrom)
        and statement.module == "__future__"
        and any(alias.name == "annotations" for alias in statement.names)
    )
