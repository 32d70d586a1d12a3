"""Điều 12: the Board is the dated record of its seats, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import BoardMembership
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, Role, roles_of
from directory.models import BoardPage
from home.models import SectionPage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit

pytestmark = pytest.mark.dieu(12)
DAY = datetime.timedelta(days=1)


def end_term(user, day: datetime.date) -> None:
    """As time does it: no save() that would bring the groups in step."""
    BoardMembership.objects.filter(user=user).update(ends=day)


def test_last_day_counts_and_the_next_does_not(desk: Scene) -> None:
    today = timezone.localdate()
    end_term(desk.people.member, today)
    assert Role.MEMBER in roles_of(desk.people.member)
    end_term(desk.people.member, today - DAY)
    assert not roles_of(desk.people.member) & BOARD_ROLES


def test_expired_member_is_shut_out_of_the_editor_the_same_day(desk: Scene) -> None:
    client = Client()
    client.force_login(desk.people.member)
    address = reverse("wagtailadmin_pages:edit", args=[desk.page.pk])
    assert client.get(address).status_code == 200
    end_term(desk.people.member, timezone.localdate() - DAY)
    assert client.get(address).status_code in (302, 403)
    assert not desk.people.member.groups.exists()


@pytest.mark.parametrize("seat", ["member", "deputy"])
def test_expired_seat_signs_nothing(desk: Scene, seat: str) -> None:
    page = act(submit(desk.draft(title="Tin"), desk.people.contributor), desk.people.unit_head)
    if seat == "deputy":
        page = act(page, desk.people.member)
    person = getattr(desk.people, seat)
    end_term(person, timezone.localdate() - DAY)
    with pytest.raises(PublicationRefused):
        act(page, person)
    assert not fresh(page).live


def test_seat_of_tomorrow_gives_nothing_today(db: None) -> None:
    factories.prepare_database()
    person = factories.UserFactory()
    BoardMembership.objects.create(
        user=person, role="head", starts=timezone.localdate() + DAY, decision="15/QĐ-UBND"
    )
    assert roles_of(person) == frozenset()
    assert not person.groups.exists()


def test_one_person_holds_one_seat_at_a_time(desk: Scene) -> None:
    second = BoardMembership(
        user=desk.people.member, role="head", starts=timezone.localdate(), decision="15/QĐ-UBND"
    )
    with pytest.raises(ValidationError, match="vị trí khác"):
        second.full_clean()


def test_board_roles_come_from_the_record_only(desk: Scene) -> None:
    """A group given by hand makes nobody a member."""
    desk.people.contributor.groups.add(*desk.people.head.groups.all())
    assert not roles_of(desk.people.contributor) & BOARD_ROLES


def test_public_page_shows_the_present_board_and_keeps_the_past(desk: Scene) -> None:
    desk.people.head.last_name, desk.people.head.first_name = "Lê Thị", "Hiện"
    desk.people.head.save()
    former = factories.UserFactory(last_name="Trần Văn", first_name="Trước", role=Role.MEMBER)
    end_term(former, datetime.date(2024, 6, 30))
    section = factories.home().add_child(instance=SectionPage(title="Giới thiệu", live=True))
    board = BoardPage(
        title="Ban Biên tập",
        body=desk.people.office,
        secrecy="none",
        owner=desk.people.contributor,
        live=False,
    )
    page = publish(section.add_child(instance=board), author=desk.people.contributor)
    context = Client().get(page.url).context
    assert desk.people.head in [seat.user for seat in context["present"]]
    assert former not in [seat.user for seat in context["present"]]
    assert former in [seat.user for seat in context["past"]]
    shown = Client().get(page.url).content.decode()
    assert "Lê Thị Hiện" in shown
    assert "Trần Văn Trước" in shown
