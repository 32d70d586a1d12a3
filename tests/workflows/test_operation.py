"""Điều 13 khoản 1, khoản 2 b and Điều 14 khoản 3: the alarm, the status panel, proposals, areas,
the load of the members."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import ResponsibleArea
from core.health import signs
from core.heartbeat import Heartbeat, pulses
from core.refusal import PublicationRefused
from tests.attacks.scene import Scene
from tests.chain import submit
from workflows.models import Assignment, Proposal
from workflows.operation import operation

pytestmark = [pytest.mark.dieu(13), pytest.mark.dieu(14)]


def shown_to(person: Any, address: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(address).content.decode()


def test_alarm_when_nothing_is_published(desk: Scene, mailoutbox: list[Any], time_machine) -> None:
    time_machine.move_to("2026-03-10 09:00+07:00")
    desk.public()
    assert operation().alarms == []
    # 24 working hours are over three days of work; the weekend doesn't count.
    time_machine.move_to("2026-03-12 16:00+07:00")
    assert operation().alarms == []
    time_machine.move_to("2026-03-16 09:00+07:00")
    mailoutbox.clear()
    call_command("send_reminders")
    call_command("send_reminders")
    told = sorted(mail.to[0] for mail in mailoutbox if "Cảnh báo vận hành" in mail.subject)
    assert told == sorted([desk.people.head.email, desk.people.deputy.email])
    assert "09:00 10/03/2026" in mailoutbox[-1].body


def test_alarm_when_too_much_waits(desk: Scene, settings) -> None:
    settings.QUEUE_ALARM_ITEMS = 1
    desk.public()
    for title in ("Tin một", "Tin hai"):
        submit(desk.draft(title=title), desk.people.contributor)
    assert operation().alarms == ["2 tin, bài đang chờ duyệt."]


@pytest.mark.parametrize("name", ["member", "deputy", "head", "chair", "tech"])
def test_the_board_sees_the_operation_and_changes_nothing(desk: Scene, name: str) -> None:
    person = getattr(desk.people, name)
    shown = shown_to(person, reverse("wagtailadmin_home"))
    assert "Tình trạng vận hành" in shown
    assert "Cơ sở dữ liệu" in shown
    assert "Lệnh publish_scheduled" in shown


def test_others_do_not_see_it(desk: Scene) -> None:
    for person in (desk.people.contributor, desk.people.unit_head):
        assert "Tình trạng vận hành" not in shown_to(person, reverse("wagtailadmin_home"))


def test_a_command_that_stopped_or_failed_is_named(desk: Scene, time_machine) -> None:
    time_machine.move_to("2026-03-10 09:00+07:00")
    call_command("publish_scheduled")
    state = {pulse.command: pulse.is_well for pulse in pulses()}
    assert state["publish_scheduled"]
    assert not state["verify_live"]
    time_machine.move_to("2026-03-10 09:16+07:00")
    assert not next(pulse for pulse in pulses() if pulse.command == "publish_scheduled").is_well


def test_a_failed_run_is_no_good_heartbeat(desk: Scene, monkeypatch) -> None:
    monkeypatch.setattr(
        "workflows.management.commands.verify_ledger.ledger_faults",
        lambda **_kwargs: (["dòng 1 bị sửa"], None),
    )
    with pytest.raises(CommandError):
        call_command("verify_ledger")
    assert not Heartbeat.objects.get(command="verify_ledger").succeeded


def test_the_age_of_the_backup(db: None, settings, tmp_path) -> None:
    def backup() -> Any:
        return next(sign for sign in signs() if sign.name == "Sao lưu")

    settings.BACKUP_FOLDERS = [str(tmp_path)]
    assert not backup().is_well
    (tmp_path / "portal.dump").write_bytes(b"x")
    assert backup().is_well


# Proposals.


def propose(desk: Scene) -> Proposal:
    client = Client()
    client.force_login(desk.people.member)
    client.post(
        reverse("workflows:proposals"),
        {"subject": "design", "title": "Nút gọi nhanh", "text": "Đặt ở đầu trang danh bạ."},
    )
    return Proposal.objects.get()


def test_a_member_proposes_others_support_the_head_decides(desk: Scene) -> None:
    proposal = propose(desk)
    client = Client()
    client.force_login(desk.people.deputy)
    client.post(reverse("workflows:proposals"), {"proposal": proposal.pk})
    client.post(reverse("workflows:proposals"), {"proposal": proposal.pk})
    assert list(proposal.supporters.all()) == [desk.people.deputy]
    client.force_login(desk.people.head)
    client.post(
        reverse("workflows:proposals"),
        {"proposal": proposal.pk, "decision": "accepted", "reason": "Tiện cho người dân."},
    )
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.reason) == ("accepted", "Tiện cho người dân.")
    shown = shown_to(desk.people.member, reverse("workflows:proposals"))
    assert "Chấp thuận" in shown
    with pytest.raises(PublicationRefused):
        proposal.support(desk.people.member)


@pytest.mark.parametrize("name", ["member", "deputy", "chair", "tech", "superuser"])
def test_nobody_else_decides(desk: Scene, name: str) -> None:
    proposal = propose(desk)
    client = Client()
    client.force_login(getattr(desk.people, name))
    answer = client.post(
        reverse("workflows:proposals"),
        {"proposal": proposal.pk, "decision": "accepted", "reason": "Vì thế."},
    )
    assert answer.status_code in (302, 403)
    proposal.refresh_from_db()
    assert proposal.decision == "pending"


def test_a_decision_says_why(desk: Scene) -> None:
    with pytest.raises(PublicationRefused):
        propose(desk).decide(desk.people.head, "declined", "  ")


# Areas and load.


def test_the_report_by_area(desk: Scene) -> None:
    """Điều 14 khoản 3 gạch 1."""
    ResponsibleArea.objects.create(section=desk.section, member=desk.people.member)
    desk.public()
    submit(desk.draft(title="Tin chờ"), desk.people.contributor)
    shown = shown_to(desk.people.head, reverse("contributions:load"))
    row = shown[shown.index("Chuyên mục phụ trách") :]
    assert "Tin trong huyện" in row
    assert desk.people.member.get_full_name() in row
    assert "<td>1</td><td>1</td>" in row


def test_only_the_board_answers_for_an_area(desk: Scene) -> None:
    for wrong in ({"member": desk.people.contributor}, {"section": desk.page}):
        area = ResponsibleArea(**{"section": desk.section, "member": desk.people.member, **wrong})
        with pytest.raises(ValidationError):
            area.full_clean()


def test_the_load_of_each_member(desk: Scene, time_machine) -> None:
    """Điều 13 khoản 2 d: members work part-time."""
    time_machine.move_to("2026-03-10 09:00+07:00")
    for hours in (1, 100):
        Assignment(
            topic="Viết tin", assignee=desk.people.member, assigned_by=desk.people.head,
            due=timezone.now() + datetime.timedelta(hours=hours),
        ).save()  # fmt: skip
    time_machine.shift(datetime.timedelta(hours=2))
    shown = shown_to(desk.people.head, reverse("contributions:load"))
    assert "<td>2 việc</td><td><strong>1 việc</strong></td>" in shown
