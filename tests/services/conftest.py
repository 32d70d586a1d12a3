"""What the tests of procedures and the one-stop desk share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from services.models import ProcedurePage
from tests.pages.planting import parent_for, specimen
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.factories import People


@pytest.fixture
def procedures(people: People) -> Callable[..., list[Any]]:
    """`procedures({"title": …}, …)`: public procedures with these values."""

    def make(*values: dict[str, Any]) -> list[Any]:
        keys = bulk_public(
            lambda number: specimen(ProcedurePage, people, **values[number]),
            len(values),
            parent=parent_for(ProcedurePage, people),
            people=people,
        )
        found = ProcedurePage.objects.in_bulk(keys)
        return [found[key] for key in keys]

    return make
