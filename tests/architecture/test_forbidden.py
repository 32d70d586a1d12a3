"""What no file of this project does, because a rule of the portal would have a way round it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.sources import calls, code_files, files, text

THE_CHAIN = "workflows"
INLINE = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "an inline event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: link": re.compile(r"""["']\s*javascript:""", re.IGNORECASE),
}
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
RUNS_NOTHING = re.compile(r"""type\s*=\s*["']application/(ld\+)?json["']""", re.IGNORECASE)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|<!--.*?-->", re.DOTALL)


def templates() -> list[Path]:
    return [path for path in files("*.html") if "templates" in path.parts]


def public_templates() -> list[Path]:
    """Wagtail's admin has inline script of its own and stands outside the portal's policy."""
    return [path for path in templates() if not any("admin" in part for part in path.parts)]


def markup(path: Path) -> str:
    """A template without its comments, which may name what is forbidden."""
    return COMMENT.sub("", text(path))


def test_public_templates_hold_nothing_inline() -> None:
    """The Content-Security-Policy would refuse it in the reader's browser."""
    found = [
        f"{path}: {what}: {match.group()}"
        for path in public_templates()
        for what, pattern in INLINE.items()
        for match in pattern.finditer(markup(path))
    ]
    found += [
        f"{path}: an inline script"
        for path in public_templates()
        for script in SCRIPT.finditer(markup(path))
        if "src=" not in script.group(1) and not RUNS_NOTHING.search(script.group(1))
    ]
    assert found == []


def test_no_template_fragment_is_cached() -> None:
    """A fragment cached by time outlives the withdrawal of what it shows (design.md section 9)."""
    cached = re.compile(r"{%-?\s*(cache|wagtailcache|wagtailpagecache)\b|{%\s*load[^%]*\bcache\b")
    assert [str(path) for path in templates() if cached.search(markup(path))] == []


def test_no_page_becomes_live_by_a_bulk_update() -> None:
    """update() calls no save(): the guard would not see it. Taking pages offline is safe."""
    found = [
        f"{path}:{call.lineno}"
        for path in code_files()
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"update", "aupdate"}
        for argument in call.keywords
        if argument.arg == "permit" or (argument.arg == "live" and not is_false(argument.value))
    ]
    assert found == []


def is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def test_only_the_chain_publishes_without_asking() -> None:
    """Publishing with skip_permission_checks=True is what workflows/finish.py is for. Taking
    offline what became secret asks nobody either, and may."""
    found = [
        f"{path}:{call.lineno}"
        for path in code_files()
        if path.parts[0] != THE_CHAIN
        for call in calls(path)
        if "unpublish" not in ast.unparse(call.func).lower()
        and any(argument.arg == "skip_permission_checks" for argument in call.keywords)
    ]
    assert found == []


def test_only_the_chain_approves_a_task() -> None:
    """The demo portal goes through the chain too, and names its user."""
    found = [
        f"{path}:{call.lineno}"
        for path in code_files()
        if path.parts[0] != THE_CHAIN
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "approve"
        and "task" in ast.unparse(call.func.value).lower()
        and not any(argument.arg == "user" for argument in call.keywords)
    ]
    assert found == []


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the machine's business: pip's and npm's own configuration."""
    hosts = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org")
    suffixes = ("*.txt", "*.toml", "*.json", "*.y*ml", "Makefile", "Dockerfile", "run")
    named = [path for suffix in suffixes for path in files(suffix) if hosts.search(text(path))]
    assert named == []
