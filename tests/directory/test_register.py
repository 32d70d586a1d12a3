"""From the register to the page: a draft for approval, quarterly confirmation, what is missing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.audit import AuditEntry
from core.roles import Role
from directory.models import (
    Appointment,
    Body,
    BodyContact,
    BodyKind,
    BodyPage,
    Confirmation,
    DirectoryIndexPage,
    LeaderGroup,
    Number,
    Person,
    Post,
)
from directory.public import public_bodies
from directory.register import (
    bodies_without_page,
    contacts_on,
    missing_groups,
    out_of_step,
    refresh,
)
from tests import factories
from tests.chain import fresh, publish
from tests.home.site_map import public, section

TODAY = timezone.localdate()
QUARTER = datetime.timedelta(days=92)
DAY = datetime.timedelta(days=1)


def later(step: datetime.timedelta) -> datetime.datetime:
    return timezone.now() + step


def held(post: Post, name: str, starts: int, ends: int | None = None, **values: Any) -> Appointment:
    return Appointment.objects.create(
        post=post,
        person=Person.objects.create(name=name),
        starts=TODAY + datetime.timedelta(days=starts),
        ends=None if ends is None else TODAY + datetime.timedelta(days=ends),
        decision="1/QĐ-UBND",
        **values,
    )


@pytest.fixture
def head_post(people: factories.People) -> Post:
    """Trưởng phòng: a former and a present holder, a public number and an internal one."""
    post = Post.objects.create(body=people.office, title="Trưởng phòng", rank=1)
    Number.objects.create(post=post, value="0237 000 0001", is_public=True)
    Number.objects.create(post=post, kind="mobile", value="0912 000 002")
    held(post, "Người Trước", -900, -101)
    held(post, "Người Nay", -100)
    return post


def draft_of(page: BodyPage) -> BodyPage:
    return fresh(page).get_latest_revision_as_object()


def rows_of(contacts: Any) -> list[tuple[str, str, str]]:
    return [(row.post_title, row.holder_name, row.phone) for row in contacts]


@pytest.fixture
def page(people: factories.People) -> BodyPage:
    index = DirectoryIndexPage.objects.first() or section(DirectoryIndexPage, "Danh bạ")
    return public(
        BodyPage, "Phòng Nội vụ", index, subject_body=people.office, phone="0237 000 0100",
        contacts=[BodyContact(post_title="Một cửa", phone="0237 000 0009", is_public=True)],
    )  # fmt: skip


# --- the register's rows --------------------------------------------------------------------------


@pytest.mark.dieu(7, khoan=4)
def test_posts_in_protocol_order_with_their_holders(
    people: factories.People, head_post: Post
) -> None:
    deputy = Post.objects.create(
        body=people.office, title="Phó Trưởng phòng", rank=2, is_single=False
    )
    held(deputy, "Phó Một", -50)
    held(deputy, "Phó Hai", -40, form=Appointment.Form.ACTING)
    Post.objects.create(body=people.office, title="Văn thư", rank=3, is_leader=False)
    Post.objects.create(body=people.office, title="Chức cũ", rank=0, abolished_on=TODAY)
    vacant = Post.objects.create(body=people.office, title="Phó Trưởng phòng thứ ba", rank=3)
    held(vacant, "Chưa Tới", 10)
    assert rows_of(contacts_on(people.office, TODAY)) == [
        ("Trưởng phòng", "Người Nay", "0237 000 0001"),
        ("Phó Trưởng phòng", "Phó Một", ""),
        ("Quyền Phó Trưởng phòng", "Phó Hai", ""),
        ("Phó Trưởng phòng thứ ba", "", ""),
        ("Trưởng phòng", "Người Trước", ""),
    ]
    last = contacts_on(people.office, TODAY)[-1]
    assert last.held_to == TODAY - 101 * DAY, "former holders are kept with their last day"


@pytest.mark.dieu(7, khoan=4)
def test_refresh_makes_a_draft_and_only_the_chain_publishes_it(
    people: factories.People, page: BodyPage, head_post: Post, client: Client
) -> None:
    client.force_login(people.unit_head)
    address = reverse("directory:refresh", args=[page.pk])
    assert "Người Nay" in client.get(address).text
    answer = client.post(address, follow=True)
    assert "Đã tạo bản nháp theo danh bạ" in answer.text
    assert "Người Nay" not in client.get(page.url).text, "nobody has approved it"
    publish(draft_of(page), author=people.contributor)
    text = client.get(page.url).text
    assert "Người Nay" in text and "0237 000 0009" in text, "rows written by hand stay"
    assert text.index("Những người đã giữ chức vụ") < text.index("Người Trước")
    assert "đã khớp với danh bạ" in client.post(address, follow=True).text
    assert "Người Nay" not in client.get("/danh-ba/?q=nguoi+truoc").text


def test_refresh_is_for_those_who_may_edit_the_page(
    people: factories.People, page: BodyPage, client: Client
) -> None:
    address = reverse("directory:refresh", args=[page.pk])
    stranger = factories.UserFactory(body=factories.BodyFactory(), role=None)
    for user in (stranger, people.chair):
        client.force_login(user)
        assert client.post(address).status_code == 302
    assert page.revisions.count() == 1
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(people.unit_head)
    assert address in client.get(edit).text
    client.force_login(people.chair)
    assert client.get(reverse("directory:refresh", args=[99999])).status_code == 404


def test_a_page_is_out_of_step_when_an_appointment_ends(
    people: factories.People, page: BodyPage, head_post: Post
) -> None:
    assert out_of_step([page], TODAY) == [page]
    refresh(page, user=people.contributor, day=TODAY)
    page = publish(draft_of(page), author=people.contributor)
    assert out_of_step([page], TODAY) == []
    present = Appointment.objects.get(ends=None)
    present.ends = TODAY
    present.save()
    assert out_of_step([page], TODAY) == []
    assert out_of_step([page], TODAY + DAY) == [page]


# --- confirmations --------------------------------------------------------------------------------


def amber(page: BodyPage) -> list[bool]:
    body = public_bodies([fresh(page)])[0]
    return [body.is_amber, *(person.is_amber for person in body.people)]


def test_an_entry_turns_amber_by_itself(page: BodyPage, client: Client) -> None:
    assert amber(page) == [False, False], "the unit's head has just signed it"
    assert f"{TODAY:%d/%m/%Y}" in client.get(page.url).text
    with time_machine.travel(later(QUARTER), tick=False):
        assert amber(page) == [False, False]
    with time_machine.travel(later(QUARTER + DAY), tick=False):
        assert amber(page) == [True, True]
        assert "Chờ xác nhận lại" in client.get(page.url).text


def test_the_owner_unit_confirms_each_entry(
    people: factories.People, page: BodyPage, client: Client
) -> None:
    with time_machine.travel(later(QUARTER + DAY), tick=False):
        day = timezone.localdate()
        client.force_login(people.unit_head)
        address = reverse("directory:confirm")
        answer = client.get(address)
        assert "Số gọi chung của cơ quan" in answer.text and "quá hạn" in answer.text
        digest = public_bodies([fresh(page)])[0].people[0].digest
        client.post(address, {"entry": [digest, "không có mục này"]})
        assert amber(page) == [True, False]
        assert f'Đã xác nhận ngày <time datetime="{day:%Y-%m-%d}"' in client.get(page.url).text
        assert Confirmation.objects.get().by == people.unit_head
        assert AuditEntry.objects.filter(event="directory.confirmed").exists()
        answer = client.post(address, follow=True)
        assert "Chưa có mục nào được xác nhận" in answer.text
    with time_machine.travel(later(2 * QUARTER + 2 * DAY), tick=False):
        assert amber(page) == [True, True]


def test_another_units_head_confirms_nothing(people: factories.People, page: BodyPage) -> None:
    other = factories.UserFactory(body=factories.BodyFactory(), role=Role.UNIT_HEAD)
    client = Client()
    client.force_login(other)
    digest = public_bodies([page])[0].people[0].digest
    answer = client.post(reverse("directory:confirm"), {"entry": digest}, follow=True)
    assert "chưa có trang công khai" in answer.text
    client.force_login(people.contributor)
    assert client.get(reverse("directory:confirm")).status_code == 302
    assert not Confirmation.objects.exists()


def test_what_says_something_else_was_not_confirmed(
    people: factories.People, page: BodyPage
) -> None:
    before = public_bodies([page])[0].people[0].digest
    row = page.contacts.get()
    row.phone = "0237 000 0008"
    row.save()
    assert public_bodies([fresh(page)])[0].people[0].digest != before


def test_the_unit_is_reminded_once_for_each_lapse(people: factories.People, page: BodyPage) -> None:
    def sent() -> list[str]:
        mail.outbox.clear()
        call_command("remind_directory_confirmations", verbosity=0)
        return [address for message in mail.outbox for address in message.to]

    assert sent() == []
    with time_machine.travel(later(QUARTER + DAY), tick=False):
        assert sent() == [people.unit_head.email]
        assert sent() == []
    with time_machine.travel(later(QUARTER + 2 * DAY), tick=False):
        assert sent() == [], "not a mail a day"
        body = public_bodies([fresh(page)])[0]
        for digest in (body.digest, body.people[0].digest):
            Confirmation.objects.create(
                page=page, entry=digest, on=timezone.localdate(), by=people.unit_head
            )
    with time_machine.travel(later(2 * QUARTER + 4 * DAY), tick=False):
        assert sent() == [people.unit_head.email]


# --- what is missing ------------------------------------------------------------------------------

KINDS = {
    LeaderGroup.PARTY: BodyKind.PARTY_COMMITTEE,
    LeaderGroup.COUNCIL: BodyKind.COUNCIL,
    LeaderGroup.COMMITTEE: BodyKind.COMMITTEE,
    LeaderGroup.FRONT: BodyKind.FRONT,
    LeaderGroup.MASS: BodyKind.MASS_ORGANISATION,
    LeaderGroup.UNITS: BodyKind.OFFICE,
}


@pytest.mark.dieu(7, khoan=4)
def test_all_six_groups_in_protocol_order_and_red_when_one_is_missing(
    people: factories.People, client: Client
) -> None:
    index = section(DirectoryIndexPage, "Danh bạ")
    assert missing_groups(TODAY) == list(LeaderGroup)
    # Z… for the first group: the order is by protocol, not by alphabet.
    for rank, group in enumerate(LeaderGroup):
        body = factories.BodyFactory(
            name=f"{'ZYXVUT'[rank]} cơ quan", code=f"g-{rank}", kind=KINDS[group], rank=rank
        )
        public(
            BodyPage, body.name, index, subject_body=body,
            contacts=[BodyContact(post_title="Người đứng đầu", phone="0237 000 0001",
                                  is_public=True)],
        )  # fmt: skip
    assert missing_groups(TODAY) == []
    groups = client.get(index.url).context["groups"]
    assert [group.label for group in groups] == [group.label for group in LeaderGroup]
    contact = BodyContact.objects.filter(page__subject_body__kind=BodyKind.FRONT).get()
    contact.delete()
    assert missing_groups(TODAY) == [LeaderGroup.FRONT]
    client.force_login(people.head)
    text = client.get(reverse("directory:gaps")).text
    assert "Đỏ – danh bạ công khai thiếu" in text and "Mặt trận Tổ quốc" in text


@pytest.mark.dieu(4, khoan=2)
def test_every_active_body_has_a_page_or_is_in_the_report(
    people: factories.People, page: BodyPage, client: Client
) -> None:
    names = {body.name for body in bodies_without_page(TODAY)}
    assert names == {"Văn phòng HĐND và UBND"}
    factories.BodyFactory(name="Phòng đã giải thể", code="cu", valid_to=TODAY - DAY)
    factories.BodyFactory(name="Phòng chưa lập", code="moi", valid_from=TODAY + DAY)
    assert {body.name for body in bodies_without_page(TODAY)} == names
    with time_machine.travel(later(QUARTER + DAY), tick=False):
        client.force_login(people.head)
        text = client.get(reverse("directory:gaps")).text
    assert "Văn phòng HĐND và UBND" in text and "Vàng – 2 mục" in text
    client.force_login(people.contributor)
    assert client.get(reverse("directory:gaps")).status_code == 302
    assert Body.objects.count() == 4
