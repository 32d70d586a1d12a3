"""The emergency notice: public on one decision, signed by its unit afterwards, or gone."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.audit import AuditEntry
from core.refusal import PublicationRefused
from news.models import NoticeIndexPage, NoticePage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, submit
from workflows.emergency import sign_afterwards
from workflows.models import Approval
from workflows.verification import ledger_faults, pages_not_as_approved

pytestmark = [pytest.mark.dieu(9), pytest.mark.dieu(14)]


def notice(desk: Scene, **values: Any) -> NoticePage:
    section = NoticeIndexPage.objects.first() or factories.home().add_child(
        instance=NoticeIndexPage(title="Thông báo", live=True)
    )
    values = {
        "title": "Sơ tán dân vùng ven sông trước 17 giờ", "is_urgent": True, "secrecy": "none",
        "body": desk.people.office, "owner": desk.people.contributor, "live": False, **values,
    }  # fmt: skip
    return section.add_child(instance=NoticePage(**values))


def published(desk: Scene, person: str = "deputy") -> Any:
    page = submit(notice(desk), desk.people.contributor)
    return act(page, getattr(desk.people, person))


@pytest.mark.parametrize("person", ["head", "deputy"])
def test_one_decision_makes_it_public(desk: Scene, person: str) -> None:
    page = published(desk, person)
    assert page.live
    assert page.title in Client().get("/").content.decode()
    assert page.permit.capacity == f"{person}_emergency"
    assert "thông báo khẩn" in page.permit.signature_line
    assert ledger_faults()[0] == []
    assert list(pages_not_as_approved()) == []


@pytest.mark.parametrize("person", ["unit_head", "member", "chair", "tech", "superuser"])
def test_nobody_else_decides(desk: Scene, person: str) -> None:
    page = submit(notice(desk), desk.people.contributor)
    with pytest.raises(PublicationRefused):
        act(page, getattr(desk.people, person))
    assert not fresh(page).live


def test_the_writer_does_not_decide(desk: Scene) -> None:
    page = submit(notice(desk), desk.people.deputy)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)


def test_a_notice_that_is_not_urgent_keeps_the_whole_chain(desk: Scene) -> None:
    page = submit(notice(desk, is_urgent=False), desk.people.contributor)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.head)


def test_its_decision_carries_nothing_but_an_urgent_notice(desk: Scene) -> None:
    page = published(desk)
    page.is_urgent = False
    with pytest.raises(PublicationRefused):
        page.save()
    draft = page.get_latest_revision().as_object()
    draft.is_urgent = False
    draft.save_revision(user=desk.people.contributor)
    with pytest.raises(PublicationRefused):
        draft.latest_revision.publish(skip_permission_checks=True)


def test_secrecy_still_blocks(desk: Scene) -> None:
    with pytest.raises(PublicationRefused):
        submit(notice(desk, secrecy="undeclared"), desk.people.contributor)
    page = published(desk)
    page.secrecy = "secret"
    page.save_revision(user=desk.people.contributor)
    assert not fresh(page).live


def test_the_unit_signs_afterwards(desk: Scene, time_machine) -> None:
    page = published(desk)
    client = Client()
    client.force_login(desk.people.unit_head)
    assert "Thông báo khẩn chờ bạn ký" in client.get(reverse("wagtailadmin_home")).content.decode()
    address = reverse("workflows:emergency", args=[page.pk])
    assert page.title in client.get(address).content.decode()
    client.post(address)
    signed = Approval.objects.of_page(page.pk).get(action="sign")
    assert signed.actor_id == desk.people.unit_head.pk
    assert "chờ bạn ký" not in client.get(reverse("wagtailadmin_home")).content.decode()
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=48))
    call_command("publish_scheduled", stdout=StringIO())
    assert fresh(page).live
    with pytest.raises(PublicationRefused):
        sign_afterwards(fresh(page), desk.people.unit_head)


@pytest.mark.parametrize("person", ["deputy", "head", "member", "contributor", "superuser"])
def test_nobody_else_signs_for_the_unit(desk: Scene, person: str) -> None:
    page = published(desk)
    with pytest.raises(PublicationRefused):
        sign_afterwards(page, getattr(desk.people, person))


def test_unsigned_it_comes_down_by_itself(desk: Scene, time_machine, settings) -> None:
    settings.EMERGENCY_SIGNATURE_HOURS = 2
    page = published(desk)
    time_machine.move_to(page.permit.at + datetime.timedelta(hours=2, seconds=-1))
    call_command("publish_scheduled", stdout=StringIO())
    assert fresh(page).live
    time_machine.move_to(page.permit.at + datetime.timedelta(hours=2))
    call_command("publish_scheduled", stdout=StringIO())
    assert not fresh(page).live
    assert AuditEntry.objects.filter(event="emergency.unsigned", target_id=page.pk).exists()
    with pytest.raises(PublicationRefused):
        sign_afterwards(page, desk.people.unit_head)


def test_an_edit_goes_its_own_way_again(desk: Scene) -> None:
    page = published(desk)
    sign_afterwards(page, desk.people.unit_head)
    draft = fresh(page).get_latest_revision().as_object()
    draft.title = "Đã qua giờ sơ tán"
    page = act(submit(draft, desk.people.contributor), desk.people.head)
    assert page.live
    assert page.title == "Đã qua giờ sơ tán"
    with pytest.raises(PublicationRefused, match="thủ trưởng"):
        sign_afterwards(page, desk.people.member)
    sign_afterwards(page, desk.people.unit_head)
