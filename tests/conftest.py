"""Fixtures of the whole suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.core.cache import cache

from tests import factories
from tests.attacks.scene import Scene, make_scene
from workflows import triggers

if TYPE_CHECKING:
    from collections.abc import Iterator


# How long an example may take says something of the machine, not of the code.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture
def people(db: None) -> factories.People:
    """One person for each role, around one office."""
    return factories.people()


@pytest.fixture
def site(db: None) -> factories.HomePage:
    """Roles, chain, site and home page."""
    factories.prepare_database()
    return factories.home()


@pytest.fixture
def desk(db: None) -> Scene:
    """People of every role, a government section and a Party section, nothing attacked."""
    return make_scene("unapproved", "editor")


@pytest.fixture
def emptied_afterwards(transactional_db: None) -> Iterator[None]:
    """For tests with real commits: the append-only triggers would refuse the flush that cleans
    up, so they are dropped before it; the flush's own post_migrate puts them back."""
    triggers.install()
    yield
    triggers.remove()
