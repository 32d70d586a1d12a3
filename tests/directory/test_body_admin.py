"""The register of bodies in the admin: who keeps it, how it is searched, filtered, taken out."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import Appointment, Body, BodyKind, Person, Post, Succession
from tests import factories
from tests.home.screens import rows

DAY = datetime.date(2026, 3, 2)
LIST = "directory_body_modeladmin_index"


@pytest.fixture
def bodies(people: factories.People) -> None:
    factories.BodyFactory(name="Xã Cát Vân", code="xa-cat-van", kind=BodyKind.COMMUNE, rank=9)
    factories.BodyFactory(name="Huyện ủy", code="huyen-uy", kind=BodyKind.PARTY_COMMITTEE, rank=1)


def listed(client: Client, **query: str) -> list[str]:
    answer = client.get(reverse(LIST), query)
    assert answer.status_code == 200
    return [body.name for body in answer.context["object_list"]]


@pytest.mark.parametrize("role", ["contributor", "unit_head", "chair"])
def test_units_have_no_access(people: factories.People, client: Client, role: str) -> None:
    client.force_login(getattr(people, role))
    assert client.get(reverse(LIST)).status_code == 302
    assert client.get(reverse("directory_body_modeladmin_create")).status_code == 302


def test_permissions_are_those_of_the_role(people: factories.People, client: Client) -> None:
    """A Deputy reads, the Head adds and changes, nobody of the board deletes."""
    edit = reverse("directory_body_modeladmin_edit", args=[people.office.pk])
    delete = reverse("directory_body_modeladmin_delete", args=[people.office.pk])
    client.force_login(people.deputy)
    assert client.get(reverse(LIST)).status_code == 200
    assert client.get(edit).status_code == 302
    client.force_login(people.head)
    assert client.get(edit).status_code == 200
    assert client.post(delete).status_code == 302
    assert Body.objects.filter(pk=people.office.pk).exists()


def test_head_adds_a_body(people: factories.People, client: Client) -> None:
    client.force_login(people.head)
    client.post(
        reverse("directory_body_modeladmin_create"),
        {
            "name": "Hội Nông dân",
            "code": "hoi-nong-dan",
            "kind": "mass_organisation",
            "rank": "5",
            **rows("former_names"),
        },
    )
    assert Body.objects.get(code="hoi-nong-dan").domain == "party"


@pytest.mark.usefixtures("bodies")
def test_order_search_and_filter(people: factories.People, client: Client) -> None:
    client.force_login(people.head)
    assert listed(client)[:2] == ["Huyện ủy", "Xã Cát Vân"]
    assert listed(client, q="cat-van") == ["Xã Cát Vân"]
    assert listed(client, kind__exact="party_committee") == ["Huyện ủy"]


@pytest.mark.usefixtures("bodies")
def test_taken_out_as_csv_with_kinds_in_words(people: factories.People, client: Client) -> None:
    client.force_login(people.head)
    answer = client.get(reverse(LIST), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[:4] == ["Mã", "Tên đầy đủ", "Tên gọi tắt", "Loại"]
    assert lines[1].split(",")[:4] == ["huyen-uy", "Huyện ủy", "", "Cấp ủy"]


def test_a_body_in_use_is_not_deleted(people: factories.People, client: Client) -> None:
    client.force_login(people.superuser)
    address = reverse("directory_body_modeladmin_delete", args=[people.office.pk])
    answer = client.post(address, follow=True)
    assert "hãy ghi ngày kết thúc thay vì xóa" in answer.content.decode()
    assert Body.objects.filter(pk=people.office.pk).exists()
    unused = factories.BodyFactory(name="Phòng thừa", code="thua")
    client.post(reverse("directory_body_modeladmin_delete", args=[unused.pk]))
    assert not Body.objects.filter(pk=unused.pk).exists()


# --- a new name -----------------------------------------------------------------------------------


def renamed(client: Client, body: Body, *former: dict[str, str], **values: str) -> str:
    """Give the body the name "Phòng Mới" in its form; the answer's text."""
    data = {"name": "Phòng Mới", "code": body.code, "kind": body.kind, "rank": "5", **values}
    address = reverse("directory_body_modeladmin_edit", args=[body.pk])
    return client.post(address, {**data, **rows("former_names", *former)}, follow=True).text


def test_a_new_name_keeps_the_old_one_with_its_day(
    people: factories.People, client: Client
) -> None:
    """Saving the name alone would rename what was published under the old one."""
    client.force_login(people.head)
    text = renamed(client, people.office)
    assert "thêm “Phòng Nội vụ” vào “Tên trước đây”" in text
    assert "Phòng Mới" in text, "nothing typed is lost"
    people.office.refresh_from_db()
    assert people.office.name == "Phòng Nội vụ"
    old = {"name": "Phòng Nội vụ", "short_name": "", "until": "30/06/2025", "decision": "15/QĐ"}
    renamed(client, people.office, old)
    office = Body.objects.get(pk=people.office.pk)
    assert (office.name, [str(name) for name in office.former_names.all()]) == (
        "Phòng Mới", ["Phòng Nội vụ (đến 30/06/2025)"],
    )  # fmt: skip


def test_a_slip_of_the_pen_is_mended_without_a_former_name(
    people: factories.People, client: Client
) -> None:
    client.force_login(people.head)
    renamed(client, people.office, is_correction="on")
    office = Body.objects.get(pk=people.office.pk)
    assert (office.name, office.former_names.count()) == ("Phòng Mới", 0)


# --- the other registers --------------------------------------------------------------------------

REGISTERS = ("succession", "post", "person", "appointment")


@pytest.mark.parametrize("register", REGISTERS)
def test_registers_open_to_the_board_alone(
    people: factories.People, client: Client, register: str
) -> None:
    address = reverse(f"directory_{register}_modeladmin_index")
    create = reverse(f"directory_{register}_modeladmin_create")
    for user, sees, adds in (
        (people.contributor, 302, 302),
        (people.unit_head, 302, 302),
        (people.deputy, 200, 302),
        (people.head, 200, 200),
        (people.tech, 200, 200),
    ):
        client.force_login(user)
        assert client.get(address).status_code == sees, user
        assert client.get(create).status_code == adds, user


def test_registers_list_search_and_export(people: factories.People, client: Client) -> None:
    post = Post.objects.create(body=people.office, title="Trưởng phòng")
    person = Person.objects.create(name="Người Giữ Chức")
    Appointment.objects.create(post=post, person=person, starts=DAY, decision="1/QĐ")
    other = factories.BodyFactory(name="Phòng Kế tục", code="ke-tuc")
    Succession.objects.create(
        predecessor=people.office, successor=other, on=DAY, decision="1686/NQ-UBTVQH15"
    )
    client.force_login(people.head)
    for register, words in zip(
        REGISTERS, ("1686", "Trưởng phòng", "Người Giữ", "1/QĐ"), strict=True
    ):
        address = reverse(f"directory_{register}_modeladmin_index")
        answer = client.get(address, {"q": words})
        assert [row.pk for row in answer.context["object_list"]], register
        sheet = client.get(address, {"export": "csv"})
        assert words in b"".join(sheet.streaming_content).decode(), register


def test_a_second_holder_is_refused_in_the_form(people: factories.People, client: Client) -> None:
    post = Post.objects.create(body=people.office, title="Trưởng phòng")
    first, second = (Person.objects.create(name=name) for name in ("Một", "Hai"))
    Appointment.objects.create(post=post, person=first, starts=DAY, decision="1/QĐ")
    client.force_login(people.head)
    answer = client.post(
        reverse("directory_appointment_modeladmin_create"),
        {"post": post.pk, "person": second.pk, "form": "official", "starts": "01/05/2026",
         "decision": "2/QĐ"},
    )  # fmt: skip
    assert "đã có người giữ trong thời gian đó" in answer.text
    assert Appointment.objects.count() == 1
