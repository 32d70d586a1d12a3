"""Two members at the same moment: one draft, and one is told so."""

from __future__ import annotations

import pytest
from django.db import connection

from contributions.materials import compose, send
from contributions.models import Material
from core.refusal import PublicationRefused
from core.roles import Role
from news.models import ArticlePage
from tests import factories
from tests.attacks.scene import make_scene
from tests.attacks.test_races import at_once

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


def test_one_draft_of_one_material(emptied_afterwards: None) -> None:
    desk = make_scene("unapproved", "editor")
    second = factories.UserFactory(role=Role.MEMBER, body=desk.people.office)
    for number in range(ROUNDS):
        sent = Material(title=f"Việc {number}", text="Nội dung", secrecy="none")
        material = send(sent, desk.people.contributor, [])
        ends = at_once(
            lambda key=material.pk: compose(
                Material.objects.get(pk=key), desk.people.member, desk.section
            ),
            lambda key=material.pk: compose(Material.objects.get(pk=key), second, desk.section),
        )
        assert sum(isinstance(end, PublicationRefused) for end in ends) == 1
        assert sum(isinstance(end, ArticlePage) for end in ends) == 1
        assert ArticlePage.objects.filter(title=f"Việc {number}").count() == 1
