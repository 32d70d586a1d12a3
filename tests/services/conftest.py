"""What the tests of procedures and the one-stop desk share."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from services.models import Dossier, ProcedurePage
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


def dossier(procedure: ProcedurePage, code: str, received: str, **values: Any) -> Dossier:
    """A stored dossier of the procedure; `due` and `returned` are days as ISO 8601."""

    def day(name: str) -> datetime.date | None:
        written = values.pop(name, None)
        return datetime.date.fromisoformat(written) if written else None

    return Dossier.objects.create(
        code=code,
        procedure=procedure,
        field=procedure.field,
        body=procedure.competent_body,
        received_on=datetime.date.fromisoformat(received),
        due_on=day("due"),
        returned_on=day("returned"),
        **{"status": 4, **values},
    )
