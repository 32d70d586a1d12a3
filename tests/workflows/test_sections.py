"""A menu section: no unit stands behind it, so the Head's decision alone publishes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from core.refusal import PublicationRefused
from home.models import SectionPage
from tests.chain import act, fresh, submit
from tests.home.site_map import section
from tests.pages.forms import blank_form
from workflows.definitions import Action
from workflows.models import Approval

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People


@pytest.fixture
def menu(people: People) -> SectionPage:
    """A section of the menu, public."""
    return section(SectionPage, "Tin của huyện")


def submit_in_editor(client: Client, page: SectionPage, **values: str) -> object:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = blank_form(client, url) | values | {"action-submit": "1"}
    return client.post(url, data, follow=True)


def test_keeper_submits_and_head_publishes(
    menu: SectionPage, people: People, client: Client
) -> None:
    client.force_login(people.tech)
    submit_in_editor(client, menu, title="Tin tức của huyện")
    page = fresh(menu)
    assert page.title == "Tin của huyện"
    assert page.current_workflow_task.name == "Trưởng Ban hoặc Phó Trưởng Ban duyệt"
    client.force_login(people.head)
    state = page.current_workflow_task_state
    client.post(reverse("workflows:review", args=[state.pk]), {"action": "approve", "comment": ""})
    page = fresh(menu)
    assert (page.title, page.live) == ("Tin tức của huyện", True)
    rows = Approval.objects.of_page(page.pk)
    assert [(row.action, row.actor_id) for row in rows] == [
        (Action.SUBMIT, people.tech.pk),
        (Action.APPROVE, people.head.pk),
    ]


def test_head_who_edited_it_leaves_the_decision_to_the_deputy(
    menu: SectionPage, people: People
) -> None:
    menu.title = "Tin khác"
    page = submit(menu, people.head)
    with pytest.raises(PublicationRefused):
        act(page, people.head)
    assert act(page, people.deputy).title == "Tin khác"


def test_nobody_else_decides(menu: SectionPage, people: People) -> None:
    menu.title = "Tin khác"
    page = submit(menu, people.tech)
    for user in (people.deputy, people.member, people.unit_head, people.tech, people.superuser):
        with pytest.raises(PublicationRefused):
            act(page, user)


def test_domain_that_the_head_assigns_waits_for_the_decision_too(
    menu: SectionPage, people: People
) -> None:
    menu.assigned_domain = "party"
    page = submit(menu, people.head)
    assert page.assigned_domain == ""
    assert act(page, people.deputy).assigned_domain == "party"
