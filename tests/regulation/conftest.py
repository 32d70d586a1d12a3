"""The cast and the sections that the tests of the regulation share."""

from __future__ import annotations

import pytest

from tests.attacks.scene import Scene, make_scene


@pytest.fixture
def desk(db: None) -> Scene:
    """People of every role, a government section and a Party section, nothing attacked."""
    return make_scene("unapproved", "editor")
