"""design.md section 3: who may import whom, as written in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE_THE_LAYERS = {"tests", "bench"}


def contracts() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def test_layers_are_kept() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_package_stands_in_a_layer() -> None:
    """A new app that nobody put into the contract would be free of it."""
    linter = contracts()["importlinter"]
    packages = {init.parent.name for init in ROOT.glob("*/__init__.py")} - OUTSIDE_THE_LAYERS
    layers = linter["contracts"][0]["layers"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    assert placed == packages
    assert set(linter["root_packages"]) == packages


def test_every_package_is_typed_and_measured() -> None:
    tools = contracts()
    assert set(tools["mypy"]["packages"]) == set(tools["importlinter"]["root_packages"])
    assert set(tools["coverage"]["run"]["source"]) == set(tools["importlinter"]["root_packages"])
