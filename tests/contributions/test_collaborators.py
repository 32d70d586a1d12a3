"""Điều 9 gạch 2: the head of a unit registers who writes for it, and in which fields."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from contributions.models import Collaborator
from core.roles import Role, roles_of
from tests import factories
from tests.attacks.scene import Scene

pytestmark = pytest.mark.dieu(9)

TYPED = {
    "last_name": "Cán bộ",
    "first_name": "văn hóa",
    "username": "ctv-van-hoa",
    "email": "ctv-van-hoa@example.vn",
    "fields_of_work": "văn hóa, du lịch",
}


def as_unit_head(desk: Scene) -> Client:
    client = Client()
    client.force_login(desk.people.unit_head)
    return client


def registered(desk: Scene) -> Any:
    as_unit_head(desk).post(reverse("contributions:collaborators"), TYPED)
    return get_user_model().objects.get(username="ctv-van-hoa")


def test_registered_with_fields_in_the_own_unit(desk: Scene, mailoutbox: list[Any]) -> None:
    person = registered(desk)
    found = Collaborator.objects.get(user=person)
    assert (found.body, found.fields) == (desk.people.office, "văn hóa, du lịch")
    assert person.body == desk.people.office
    assert roles_of(person) == {Role.CONTRIBUTOR}
    assert [mail.to for mail in mailoutbox] == [[person.email]]
    shown = as_unit_head(desk).get(reverse("contributions:collaborators")).content.decode()
    assert "Cán bộ văn hóa" in shown
    assert "văn hóa, du lịch" in shown


def test_the_link_lets_the_person_set_a_password(desk: Scene, mailoutbox: list[Any]) -> None:
    registered(desk)
    line = next(line for line in mailoutbox[0].body.split() if "/quan-tri/" in line)
    path = "/" + line.split("/", 3)[3]
    answer = Client().get(path, follow=True)
    assert answer.status_code == 200
    assert "new_password1" in answer.content.decode()


def test_whoever_left_submits_nothing(desk: Scene) -> None:
    person = registered(desk)
    draft = desk.draft(title="Tin của cộng tác viên", owner=person)
    assert draft.permissions_for_user(person).can_submit_for_moderation()
    found = Collaborator.objects.get(user=person)
    as_unit_head(desk).post(reverse("contributions:collaborators"), {"stop": found.pk})
    person.refresh_from_db()
    found.refresh_from_db()
    assert not person.is_active
    assert found.until is not None
    person = get_user_model().objects.get(pk=person.pk)
    assert not draft.permissions_for_user(person).can_submit_for_moderation()


def test_another_units_collaborator_is_out_of_reach(desk: Scene) -> None:
    person = registered(desk)
    found = Collaborator.objects.get(user=person)
    other = factories.BodyFactory(name="Phòng khác", code="phong-khac")
    stranger = factories.UserFactory(username="truong-khac", role=Role.UNIT_HEAD, body=other)
    client = Client()
    client.force_login(stranger)
    forged = client.post(reverse("contributions:collaborators"), {"stop": found.pk})
    assert forged.status_code == 404
    found.refresh_from_db()
    assert found.until is None


@pytest.mark.parametrize("name", ["contributor", "member", "head", "tech", "superuser"])
def test_nobody_else_registers(desk: Scene, name: str) -> None:
    client = Client()
    client.force_login(getattr(desk.people, name))
    client.post(reverse("contributions:collaborators"), TYPED)
    assert not get_user_model().objects.filter(username="ctv-van-hoa").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"username": "UNIT"}, "đã"),
        ({"email": "khong-phai-thu"}, "thư"),
        ({"fields_of_work": ""}, "bắt buộc"),
        ({"first_name": "\x00"}, "văn hóa, du lịch"),
    ],
)
def test_a_wrong_entry_keeps_what_was_typed(desk: Scene, change: dict, said: str) -> None:
    typed = {**TYPED, **change}
    if change.get("username"):
        typed["username"] = desk.people.unit_head.username
    answer = as_unit_head(desk).post(reverse("contributions:collaborators"), typed)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert said in shown
    assert 'value="Cán bộ"' in shown
    assert Collaborator.objects.count() == 0
