"""The same form sent twice at the same moment; two officers who act on one message at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from core.refusal import PublicationRefused
from core.roles import Role
from questions import handling
from questions.models import Enquiry
from tests import factories
from tests.attacks.test_races import at_once
from tests.questions.citizen import Citizen, enquiry, land, officer

pytestmark = [
    pytest.mark.dieu(10),
    pytest.mark.slow,
    pytest.mark.usefixtures("emptied_afterwards"),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="races need PostgreSQL's concurrent connections; CI runs them there",
    ),
]

ROUNDS = 5


@pytest.fixture
def people(emptied_afterwards: None) -> factories.People:
    return factories.people()


def test_one_form_sent_twice_at_once_makes_one(people: factories.People) -> None:
    land()
    for number in range(1, 1 + ROUNDS):
        citizen = Citizen(f"203.0.113.{number}")
        data = citizen.fill()
        answers = at_once(*[lambda: citizen.post("cau-hoi", data)] * 3)  # noqa: B023
        assert [answer.status_code for answer in answers] == [200, 200, 200]
        assert Enquiry.objects.count() == number
        shown = Enquiry.objects.first()
        assert shown is not None
        assert all(shown.shown_code in answer.text for answer in answers)


def test_one_of_two_steps_wins(people: factories.People) -> None:
    colleague = officer(people.office, Role.UNIT_HEAD)
    for _ in range(ROUNDS):
        message = enquiry(people.office)

        def end(user: Any, message: Enquiry = message) -> Any:
            return handling.close(message, user, "spam", "Tin rác.")

        results = at_once(lambda: end(people.unit_head), lambda: end(colleague))
        assert sorted(isinstance(result, PublicationRefused) for result in results) == [False, True]
        assert message.steps.filter(action="close").count() == 1
