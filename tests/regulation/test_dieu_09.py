"""Điều 9: the unit's head signs before the Board sees the item, and answers for it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from core.refusal import PublicationRefused
from core.roles import Role
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, submit
from workflows.definitions import Action
from workflows.forms import DecisionForm
from workflows.models import Approval
from workflows.queue import waiting_for

pytestmark = pytest.mark.dieu(9)


def queue_of(user) -> list[int]:
    return [item.page.pk for item in waiting_for(user)]


def test_board_sees_nothing_without_the_units_signature(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin"), desk.people.contributor)
    assert queue_of(desk.people.unit_head) == [page.pk]
    for seat in (desk.people.member, desk.people.deputy, desk.people.head):
        assert queue_of(seat) == []
    page = act(page, desk.people.unit_head)
    assert queue_of(desk.people.member) == [page.pk]


def test_signature_says_who_as_what_and_to_which_revision(desk: Scene) -> None:
    page = act(submit(desk.draft(title="Tin"), desk.people.contributor), desk.people.unit_head)
    signature = Approval.objects.of_page(page.pk).get(action=Action.SIGN)
    assert signature.actor_name == desk.people.unit_head.get_full_name()
    assert "Trưởng phòng" in signature.actor_post
    assert desk.people.office.name in signature.actor_post
    assert signature.revision_id == page.latest_revision_id
    assert signature.content_hash
    assert signature.at is not None


def test_edit_after_the_signature_voids_it(desk: Scene) -> None:
    page = act(submit(desk.draft(title="Tin"), desk.people.contributor), desk.people.unit_head)
    page.title = "Tin đã sửa"
    page.save_revision(user=desk.people.member)
    page = fresh(page)
    assert page.current_workflow_task.name == "Thủ trưởng đơn vị ký"
    assert queue_of(desk.people.member) == []
    assert queue_of(desk.people.unit_head) == [page.pk]


def test_head_of_another_unit_does_not_sign(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin"), desk.people.contributor)
    other = factories.UserFactory(role=Role.UNIT_HEAD, body=factories.BodyFactory())
    assert queue_of(other) == []
    with pytest.raises(PublicationRefused) as refusal:
        act(page, other)
    assert refusal.value.article == "9"


def test_item_of_no_unit_is_not_submitted(desk: Scene) -> None:
    with pytest.raises(PublicationRefused) as refusal:
        submit(desk.draft(title="Tin", body=None), desk.people.contributor)
    assert refusal.value.article == "9"


def test_unit_head_declares_again_before_signing() -> None:
    """The second declaration of secrecy is the signer's own."""
    form = DecisionForm({"action": "approve"}, step=Action.SIGN)
    assert not form.is_valid()
    assert "declared" in form.errors
    assert DecisionForm({"action": "approve", "declared": "on"}, step=Action.SIGN).is_valid()


def test_unit_edits_its_own_items_only(desk: Scene) -> None:
    stranger = factories.UserFactory(role=Role.UNIT_HEAD, body=factories.BodyFactory())
    address = reverse("wagtailadmin_pages:edit", args=[desk.page.pk])
    client = Client()
    client.force_login(stranger)
    assert client.get(address).status_code in (302, 403)
    client.force_login(desk.people.unit_head)
    assert client.get(address).status_code == 200


def test_collaborator_who_left_submits_nothing(desk: Scene) -> None:
    collaborator = desk.people.contributor
    assert desk.page.permissions_for_user(collaborator).can_submit_for_moderation()
    collaborator.is_active = False
    collaborator.save()
    assert not desk.page.permissions_for_user(collaborator).can_submit_for_moderation()
