"""The register of bodies in the admin: who keeps it, how it is searched, filtered, taken out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import Body, BodyKind
from tests import factories

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
        {"name": "Hội Nông dân", "code": "hoi-nong-dan", "kind": "mass_organisation", "rank": "5"},
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
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].split(",")[:4] == ["Mã", "Tên Đầy Đủ", "Tên Gọi Tắt", "Loại"]
    assert lines[1].split(",")[:4] == ["huyen-uy", "Huyện ủy", "-", "Cấp ủy"]


def test_a_body_in_use_is_not_deleted(people: factories.People, client: Client) -> None:
    client.force_login(people.superuser)
    address = reverse("directory_body_modeladmin_delete", args=[people.office.pk])
    answer = client.post(address, follow=True)
    assert "hãy ghi ngày kết thúc thay vì xóa" in answer.content.decode()
    assert Body.objects.filter(pk=people.office.pk).exists()
    unused = factories.BodyFactory(name="Phòng thừa", code="thua")
    client.post(reverse("directory_body_modeladmin_delete", args=[unused.pk]))
    assert not Body.objects.filter(pk=unused.pk).exists()
