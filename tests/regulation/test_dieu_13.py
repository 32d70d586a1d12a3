"""Điều 13 and the assignments of Điều 14: the plan, who gives work to whom, orientation."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import BoardMembership
from core.audit import AuditEntry
from core.refusal import PublicationRefused
from core.roles import Role
from tests import factories
from tests.attacks.scene import Scene
from workflows.models import Assignment, OrientationNote
from workflows.models.assignment import assignable_by

pytestmark = [pytest.mark.dieu(13), pytest.mark.dieu(14)]


@pytest.fixture
def colleague(desk: Scene) -> Any:
    """A member who works at UBND, beside the one who doesn't."""
    person = factories.UserFactory(username="tai-ubnd", role=Role.MEMBER, body=desk.people.office)
    BoardMembership.objects.filter(user=person).update(works_at_committee=True)
    return person


def assign(by: Any, to: Any, **values: Any) -> Assignment:
    values.setdefault("due", timezone.now() + datetime.timedelta(days=3))
    work = Assignment(topic="Viết tin", assigned_by=by, assignee=to, **values)
    work.save()
    return work


def posted(desk: Scene, to: Any) -> dict[str, Any]:
    due = timezone.localtime() + datetime.timedelta(days=3)
    return {"topic": "Viết tin", "assignee": to.pk, "due": f"{due:%d/%m/%Y %H:%M}", "note": ""}


def test_the_head_assigns_anybody_on_the_board(desk: Scene, colleague: Any) -> None:
    for person in (desk.people.member, desk.people.deputy, colleague):
        assign(desk.people.head, person)
    assert AuditEntry.objects.filter(event="assignment.made").count() == 3
    with pytest.raises(PublicationRefused):
        assign(desk.people.head, desk.people.contributor)


def test_the_deputy_assigns_only_members_at_the_committee(desk: Scene, colleague: Any) -> None:
    """Điều 14 khoản 2, gạch thứ ba."""
    assert assign(desk.people.deputy, colleague).pk
    for person in (desk.people.member, desk.people.head, desk.people.contributor):
        with pytest.raises(PublicationRefused):
            assign(desk.people.deputy, person)


def test_a_forged_post_of_the_deputy_is_answered_with_403(desk: Scene, colleague: Any) -> None:
    client = Client()
    client.force_login(desk.people.deputy)
    address = reverse("workflows:assignments")
    shown = client.get(address).content.decode()
    assert colleague.get_full_name() in shown
    assert f'value="{desk.people.member.pk}"' not in shown
    answer = client.post(address, posted(desk, desk.people.member))
    assert answer.status_code == 403
    assert not Assignment.objects.exists()
    assert AuditEntry.objects.filter(event="desk.refused").exists()
    assert client.post(address, posted(desk, colleague)).status_code == 302
    assert Assignment.objects.get().assignee == colleague


@pytest.mark.parametrize("person", ["member", "superuser", "chair", "contributor", "tech"])
def test_nobody_else_assigns(desk: Scene, colleague: Any, person: str) -> None:
    client = Client()
    client.force_login(getattr(desk.people, person))
    answer = client.post(reverse("workflows:assignments"), posted(desk, colleague))
    assert answer.status_code in (302, 403)
    assert not Assignment.objects.exists()


def test_an_expired_member_is_given_nothing(desk: Scene, colleague: Any) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    BoardMembership.objects.filter(user=colleague).update(ends=yesterday)
    assert not assignable_by(desk.people.head).filter(user=colleague).exists()


def test_done_and_late_show_in_the_plan(desk: Scene, time_machine) -> None:
    work = assign(desk.people.head, desk.people.member)
    late = assign(desk.people.head, desk.people.member)
    work.close(desk.people.member, "done", "Đã đăng")
    time_machine.move_to(timezone.now() + datetime.timedelta(days=4))
    late.close(desk.people.member, "done")
    assert (work.is_late, late.is_late) == (False, True)
    client = Client()
    client.force_login(desk.people.head)
    shown = client.get(reverse("workflows:assignments")).content.decode()
    assert "Đã xong: Đã đăng" in shown
    assert "(muộn)" in shown


def test_who_may_close_what(desk: Scene, colleague: Any) -> None:
    work = assign(desk.people.head, desk.people.member)
    with pytest.raises(PublicationRefused):
        work.close(colleague, "done")
    with pytest.raises(PublicationRefused):
        work.close(desk.people.member, "cancelled", "Không muốn làm")
    with pytest.raises(PublicationRefused, match="lý do"):
        work.close(desk.people.head, "cancelled", " ")
    work.close(desk.people.head, "cancelled", "Hoãn sự kiện")
    with pytest.raises(PublicationRefused):
        work.close(desk.people.head, "done")


def test_a_due_time_lies_ahead(desk: Scene) -> None:
    client = Client()
    client.force_login(desk.people.head)
    data = {**posted(desk, desk.people.member), "due": "01/01/2020 08:00"}
    answer = client.post(reverse("workflows:assignments"), data)
    assert "Hạn phải ở phía trước" in answer.content.decode()
    assert not Assignment.objects.exists()


# Orientation (Điều 14 khoản 1, gạch thứ hai).


def note(desk: Scene, **values: Any) -> OrientationNote:
    today = timezone.localdate()
    values = {"starts": today, "ends": today + datetime.timedelta(days=7), **values}
    return OrientationNote.objects.create(
        title="Tuần cao điểm phòng, chống bão", text="Ưu tiên tin phòng bão.",
        written_by=desk.people.head, **values,
    )  # fmt: skip


def test_a_note_is_pinned_until_it_is_read(desk: Scene) -> None:
    orientation = note(desk)
    page = desk.draft(title="Tin")
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client = Client()
    client.force_login(desk.people.member)
    assert orientation.title in client.get(reverse("wagtailadmin_home")).content.decode()
    assert orientation.title in client.get(editor).content.decode()
    client.post(reverse("workflows:orientation"), {"note": orientation.pk})
    assert orientation.title not in client.get(editor).content.decode()
    client.force_login(desk.people.head)
    shown = client.get(reverse("workflows:orientation")).content.decode()
    unread = shown.split("chưa đọc:")[1].split("</p>")[0]
    assert desk.people.member.get_full_name() not in unread
    assert desk.people.deputy.get_full_name() in unread


def test_a_note_of_another_period_is_not_pinned(desk: Scene) -> None:
    day = timezone.localdate() - datetime.timedelta(days=30)
    orientation = note(desk, starts=day, ends=day)
    client = Client()
    client.force_login(desk.people.member)
    assert orientation.title not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_only_the_head_writes_notes(desk: Scene) -> None:
    address = reverse("workflows_orientationnote_modeladmin_create")
    today = timezone.localdate()
    data = {"title": "Định hướng", "text": "x", "starts": f"{today:%d/%m/%Y}",
            "ends": f"{today:%d/%m/%Y}"}  # fmt: skip
    client = Client()
    for person in ("deputy", "member", "tech"):
        client.force_login(getattr(desk.people, person))
        client.post(address, data)
    assert not OrientationNote.objects.exists()
    client.force_login(desk.people.head)
    client.post(address, data)
    assert OrientationNote.objects.get().written_by == desk.people.head
