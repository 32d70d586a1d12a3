"""The screens beside the editor: who writes about what, conflicts, a copy of the last week."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import BoardMembership
from core.audit import AuditEntry
from core.roles import Role
from core.secrecy import Secrecy
from schedule.models import Coverage, LeaderPost, ScheduleWeekPage
from tests import factories
from tests.chain import fresh, publish, submit
from tests.home.screens import Editor
from tests.home.site_map import draft
from tests.schedule.builders import (
    MONDAY,
    THIS_MONDAY,
    TODAY,
    WEEK,
    committee,
    entry,
    index,
    leader,
    week,
)
from workflows.models import Assignment

EIGHT, NINE = datetime.time(8), datetime.time(9)


def at_desk(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


# --- giao viết tin --------------------------------------------------------------------------------


@pytest.fixture
def page(people: factories.People) -> ScheduleWeekPage:
    """A public week with an event of today, one that is cancelled, one that is internal."""
    return week(
        THIS_MONDAY,
        entry(TODAY, content="Khánh thành cầu", time=EIGHT, place="Xã Hóa Quỳ"),
        entry(TODAY, content="Hoãn rồi", change="cancelled", change_reason="Mưa"),
        entry(TODAY, content="Họp kín", is_internal=True),
    )


def address(page: Any) -> str:
    return reverse("schedule:coverage", args=[page.pk])


def chosen(page: Any, to: Any, content: str = "Khánh thành cầu") -> dict[str, Any]:
    uid = next(e.uid for e in page.all_entries() if e.content == content)
    return {"entry": str(uid), "assignee": str(to.pk)}


@pytest.mark.dieu(13)
def test_one_press_assigns_the_news(people: factories.People, page: Any) -> None:
    client = at_desk(people.head)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert address(page) in edit
    shown = client.get(address(page)).text
    assert shown.count("Giao viết tin</button>") == 1, "neither the cancelled nor the internal one"
    assert "Họp kín" not in shown
    answer = client.post(address(page), chosen(page, people.member), follow=True)
    assert "Đã giao" in answer.text
    work = Assignment.objects.get()
    assert (work.topic, work.event_on) == ("Viết tin: Khánh thành cầu", TODAY)
    assert (work.assignee, work.assigned_by) == (people.member, people.head)
    assert "Xã Hóa Quỳ" in work.note
    assert "Chủ tịch UBND huyện" in work.note
    assert work.due > timezone.now()
    assert "Đang làm" in client.get(address(page)).text
    assert "Viết tin: Khánh thành cầu" in client.get(reverse("workflows:assignments")).text
    again = client.post(address(page), chosen(page, people.member))
    assert again.status_code == 403
    work.close(people.member, Assignment.State.DONE)
    assert "Đã xong" in client.get(address(page)).text


def test_the_assignment_follows_the_entry_through_a_new_approval(
    people: factories.People, page: Any
) -> None:
    Coverage.assign(page.all_entries()[0], by=people.head, to=people.member)
    publish(fresh(page))
    assert "Đang làm" in at_desk(people.head).get(address(page)).text


@pytest.mark.dieu(13)
def test_who_may_assign_whom(people: factories.People, page: Any) -> None:
    colleague = factories.UserFactory(username="tai-ubnd", role=Role.MEMBER, body=people.office)
    BoardMembership.objects.filter(user=colleague).update(works_at_committee=True)
    deputy = at_desk(people.deputy)
    assert deputy.post(address(page), chosen(page, people.member)).status_code == 403
    for person in (people.member, people.superuser, people.contributor, people.chair, people.tech):
        assert at_desk(person).post(address(page), chosen(page, colleague)).status_code in (
            302,
            403,
        )
    assert not Assignment.objects.exists()
    assert AuditEntry.objects.filter(event="desk.refused").exists()
    assert "Chưa giao" in at_desk(people.member).get(address(page)).text
    assert deputy.post(address(page), chosen(page, colleague)).status_code == 302
    assert Assignment.objects.get().assignee == colleague


@pytest.mark.parametrize("forged", [
    {}, {"entry": "khong-co"}, {"entry": "khong-co", "assignee": "1"},
])  # fmt: skip
def test_forged_entries(people: factories.People, page: Any, forged: dict[str, str]) -> None:
    assert at_desk(people.head).post(address(page), forged).status_code == 404


def test_an_internal_entry_and_an_unknown_person_are_refused(
    people: factories.People, page: Any
) -> None:
    client = at_desk(people.head)
    assert client.post(address(page), chosen(page, people.member, "Họp kín")).status_code == 403
    for assignee in ("", "x", "999999"):
        values = {**chosen(page, people.member), "assignee": assignee}
        assert "Hãy chọn người" in client.post(address(page), values, follow=True).text
    assert not Assignment.objects.exists()


# --- conflicts ------------------------------------------------------------------------------------


def test_the_desk_shows_conflicts_with_their_reason(people: factories.People) -> None:
    made = week(
        MONDAY,
        entry(content="Họp A", time=EIGHT, ends=NINE, clash_note="Cấp phó dự thay"),
        entry(content="Họp B", time=EIGHT),
        entry(content="Họp C", leaders=[], chair="Trưởng phòng", place="Hội trường", session="2"),
        entry(content="Họp D", leaders=[], chair="Phó phòng", place="hội trường", session="2"),
        make=draft,
    )
    state = submit(made, people.contributor).current_workflow_task_state
    text = at_desk(people.member).get(reverse("workflows:review", args=[state.pk])).text
    assert "Cần lưu ý" in text
    assert "Chủ tịch UBND huyện có hai việc cùng giờ ngày 23/11/2026: “Họp A” và “Họp B”" in text
    assert "Lý do giữ: Cấp phó dự thay" in text
    assert "Hội trường có hai việc cùng buổi" in text


def test_another_units_week_warns_and_keeps_what_is_not_public(people: factories.People) -> None:
    week(MONDAY, entry(content="Công khai", time=EIGHT), body=committee())
    other = factories.BodyFactory()
    week(MONDAY, entry(content="Bí mật nghề", time=EIGHT), body=other, make=draft)
    mine = week(MONDAY, entry(content="Của tôi", time=EIGHT), make=draft)
    notes = mine.review_notes()
    assert len(notes) == 2
    assert any("“Của tôi” và “Công khai”" in note for note in notes)
    assert any("một việc chưa công khai" in note for note in notes)
    assert "Bí mật nghề" not in str(notes)
    mine.full_clean()


def test_the_writer_is_warned_after_saving(people: factories.People) -> None:
    made = week(MONDAY, entry(content="A"), entry(content="B"), make=draft)
    made.save_revision()
    editor = Editor(people.member)
    editor.edit(made, title="Tuần mới")
    text = editor.client.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).text
    assert "hai việc cùng buổi" in text


# --- sao chép tuần trước --------------------------------------------------------------------------


def test_a_copy_is_a_draft_of_the_next_week(people: factories.People) -> None:
    source = week(
        MONDAY,
        entry(content="Giao ban", time=EIGHT),
        entry(content="Đã hủy", time=NINE, change="cancelled", change_reason="Mưa"),
    )
    client = at_desk(people.contributor)
    here = reverse("schedule:copy_week")
    assert "Sao chép tuần trước" in client.get(here).text
    answer = client.post(here, {"newest": source.pk})
    copy = ScheduleWeekPage.objects.get(monday=MONDAY + WEEK)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert client.get(answer["Location"]).status_code == 200
    assert (copy.live, copy.secrecy, copy.owner) == (False, Secrecy.UNDECLARED, people.contributor)
    entries = copy.get_latest_revision_as_object().all_entries()
    assert [(e.content, e.change, e.change_reason) for e in entries] == [
        ("Giao ban", "none", ""),
        ("Đã hủy", "none", ""),
    ]
    assert {e.day for e in entries} == {MONDAY + WEEK}
    assert not {e.uid for e in entries} & {e.uid for e in source.all_entries()}
    assert entries[0].leaders.get() == leader()
    repeated = client.post(here, {"newest": source.pk}, follow=True)
    assert "Đã có lịch mới hơn" in repeated.text
    assert ScheduleWeekPage.objects.count() == 2


def test_only_the_own_units_week_is_copied(people: factories.People) -> None:
    index()
    week(MONDAY, entry(), body=committee())
    client = at_desk(people.contributor)
    assert "chưa có lịch tuần nào" in client.get(reverse("schedule:copy_week")).text
    client.post(reverse("schedule:copy_week"), {"newest": "1"})
    assert ScheduleWeekPage.objects.count() == 1
    assert at_desk(people.chair).get(reverse("schedule:copy_week")).status_code in (302, 403)


# --- the register of posts ------------------------------------------------------------------------


def test_a_post_in_use_keeps_its_name(people: factories.People) -> None:
    week(MONDAY, entry())
    post = leader()
    client = at_desk(people.member)
    url = f"/quan-tri/schedule/leaderpost/edit/{post.pk}/"
    values = {"title": post.title, "code": post.code, "body": post.body_id, "rank": "1"}
    answer = client.post(url, {**values, "title": "Khẩu hiệu chưa duyệt"})
    assert "đã có trong lịch, tin bài" in answer.text
    assert client.post(url, values).status_code == 302
    kept = LeaderPost.objects.get(pk=post.pk)
    assert (kept.title, kept.rank, kept.is_current) == (post.title, 1, False)
    gone = client.post(f"/quan-tri/schedule/leaderpost/delete/{post.pk}/", follow=True)
    assert "bỏ “đang dùng” thay vì xóa" in gone.text


def test_an_ended_post_stays_on_its_entry_and_is_no_longer_offered(
    people: factories.People,
) -> None:
    ended = leader("Chức danh cũ")
    made = week(MONDAY, entry(leaders=[ended]), make=draft)
    made.save_revision()
    ended.is_current = False
    ended.save()
    client = at_desk(people.member)
    text = client.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).text
    assert text.count("Chức danh cũ") == 1, "in its own row, not in the blank one"


@pytest.mark.parametrize(("person", "status"), [
    ("member", 200), ("head", 200), ("contributor", 302), ("unit_head", 302), ("tech", 302),
])  # fmt: skip
def test_who_keeps_the_register(people: factories.People, person: str, status: int) -> None:
    client = at_desk(getattr(people, person))
    assert client.get("/quan-tri/schedule/leaderpost/create/").status_code == status


# --- what the reviewer compares -------------------------------------------------------------------


def test_the_reviewer_sees_what_an_entry_changes(people: factories.People) -> None:
    made = week(MONDAY, entry(content="Giao ban", time=EIGHT, place="Phòng họp số 1"))
    changed = fresh(made)
    first = changed.entries.get()
    first.place, first.change, first.change_reason = "Hội trường", "changed", "Phòng đang sửa"
    first.leaders = [leader(), leader("Phó Chủ tịch UBND huyện")]
    changed.entries.add(first)
    state = submit(changed, people.contributor).current_workflow_task_state
    text = at_desk(people.member).get(reverse("workflows:review", args=[state.pk])).text
    assert "Thay đổi so với bản duyệt" in text
    for said in ("Hội trường", "Phòng đang sửa", "Phó Chủ tịch UBND huyện"):
        assert said in text
    assert str(first.uid) not in text, "a key is nothing to read"
