"""Every page type has a specimen, and every specimen is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.planting import parent_for, specimen
from tests.pages.specimens import ALL_TYPES, PARENTS, VALUES

if TYPE_CHECKING:
    from tests.factories import People


def test_no_type_is_missing() -> None:
    assert set(ALL_TYPES) == set(PARENTS) == set(VALUES)


@pytest.mark.parametrize("model", ALL_TYPES, ids=lambda model: model.__name__)
def test_every_specimen_is_valid(model: type, people: People) -> None:
    page = specimen(model, people)
    parent_for(model, people).add_child(instance=page)
    page.full_clean()
    assert page.get_parent().specific_class in page.allowed_parent_page_models()
