"""Every attack runs for each condition and each actor."""

from __future__ import annotations

import pytest

from tests.attacks.scene import ACTORS, CONDITIONS, Scene, make_scene


@pytest.fixture(params=ACTORS)
def actor(request: pytest.FixtureRequest) -> str:
    """Who attacks."""
    return request.param


@pytest.fixture(params=CONDITIONS)
def condition(request: pytest.FixtureRequest) -> str:
    """What is attacked."""
    return request.param


@pytest.fixture
def scene(db: None, condition: str, actor: str) -> Scene:
    """The stage for one condition and one actor."""
    return make_scene(condition, actor)


@pytest.fixture
def stage(db: None) -> Scene:
    """The stage where condition and actor don't matter."""
    return make_scene("unapproved", "superuser")
