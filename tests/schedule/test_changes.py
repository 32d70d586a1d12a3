"""What was public neither disappears nor changes unsaid: forged forms and code meet the rule."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.test.utils.form_data import querydict_from_html

from schedule.models import ScheduleWeekPage
from tests import factories
from tests.chain import fresh, publish
from tests.home.site_map import draft
from tests.schedule.builders import MONDAY, entry, leader, week

TIME = datetime.time(8)
PUBLIC, SECRET = "Họp giao ban", "Hội ý nội bộ"


@pytest.fixture
def page(people: factories.People) -> ScheduleWeekPage:
    """A public week with a public and an internal entry."""
    return week(
        MONDAY,
        entry(content=PUBLIC, time=TIME, place="Phòng họp số 1"),
        entry(content=SECRET, time=datetime.time(9), is_internal=True),
    )


def opened(client: Client, page: Any) -> dict[str, Any]:
    """The form as the editor opens it."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = querydict_from_html(client.get(url).text, form_id="page-edit-form")
    return {key: data.getlist(key) for key in data}


def post(people: factories.People, page: Any, **values: Any) -> Any:
    """What the server answers to the form with some values exchanged."""
    client = Client()
    client.force_login(people.member)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, {**opened(client, page), **values})


def said(answer: Any) -> str:
    assert answer.status_code == 200, "the form comes again, with what was typed"
    return str(answer.context["form"].errors) + str(
        answer.context["form"].formsets["entries"].errors
    )


def drafts(page: Any) -> int:
    return int(page.revisions.count())


@pytest.mark.dieu(4, khoan=2)
@pytest.mark.parametrize(
    ("forged", "expected"),
    [
        ({"entries-0-DELETE": "on"}, "không được bỏ"),
        ({"entries-0-is_internal": "on"}, "không được bỏ"),
        ({"entries-0-uid": str(uuid.uuid4())}, "không được bỏ"),
        ({"entries-0-time": "10:00"}, "nay đổi giờ"),
        ({"entries-0-ends": "11:00"}, "nay đổi giờ"),
        ({"entries-0-day": "24/11/2026"}, "nay đổi ngày"),
        ({"entries-0-place": "Phòng họp số 2"}, "nay đổi địa điểm"),
        ({"entries-0-content": "Nghỉ"}, "nay đổi nội dung"),
        ({"entries-0-chair": "Chánh Văn phòng"}, "nay đổi người chủ trì"),
        ({"entries-0-leaders": []}, "lãnh đạo dự"),
        ({"entries-0-time": "10:00", "entries-0-change": "changed"}, "lý do"),
        ({"entries-0-change": "cancelled"}, "lý do"),
        ({"entries-0-change": "cancelled", "entries-0-change_reason": "  "}, "lý do"),
    ],
)
def test_refused_with_its_name(
    people: factories.People, page: Any, forged: dict[str, Any], expected: str
) -> None:
    before = drafts(page)
    answer = post(people, page, **forged)
    text = said(answer)
    assert expected in text
    if expected != "lý do":
        assert PUBLIC in text
    assert drafts(page) == before


@pytest.mark.parametrize("values", [
    {"entries-0-change": "cancelled", "entries-0-change_reason": "Mưa lũ"},
    {"entries-0-time": "10:00", "entries-0-change": "changed", "entries-0-change_reason": "Gấp"},
    {"entries-0-participants": "Thêm các phòng"},
    {"entries-1-DELETE": "on"},
    {"entries-1-time": "09:30", "entries-1-content": "Việc khác"},
])  # fmt: skip
def test_kept(people: factories.People, page: Any, values: dict[str, Any]) -> None:
    before = drafts(page)
    assert post(people, page, **values).status_code == 302
    assert drafts(page) == before + 1


def test_a_row_of_a_draft_keeps_its_identity(people: factories.People, page: Any) -> None:
    """A new row of a public week has no number until it is published; its uid stays."""
    added = {
        "entries-TOTAL_FORMS": "3", "entries-2-day": "25/11/2026", "entries-2-session": "1",
        "entries-2-content": "Việc thêm", "entries-2-chair": "Chánh Văn phòng",
        "entries-2-bodies": str(people.office.pk), "entries-2-change": "none",
        "entries-2-ORDER": "3", "entries-2-id": "", "entries-2-uid": "",
    }  # fmt: skip
    assert post(people, page, **added).status_code == 302
    uid = fresh(page).get_latest_revision_as_object().all_entries()[2].uid
    assert post(people, page, **{"entries-2-place": "Hội trường"}).status_code == 302
    again = fresh(page).get_latest_revision_as_object()
    assert (again.all_entries()[2].uid, again.all_entries()[2].place) == (uid, "Hội trường")
    shown = publish(again)
    assert {entry.uid for entry in fresh(shown).all_entries()} >= {uid}
    assert post(people, page, **{"entries-2-DELETE": "on"}).status_code == 200, "public by now"


def test_the_same_entry_twice_is_refused(people: factories.People, page: Any) -> None:
    uid = str(page.all_entries()[1].uid)
    assert "bị lặp" in said(post(people, page, **{"entries-0-uid": uid}))


def test_a_cancelled_entry_stays_and_a_new_change_needs_a_new_reason(
    people: factories.People, page: Any, client: Client
) -> None:
    cancelled = {"entries-0-change": "cancelled", "entries-0-change_reason": "Mưa lũ"}
    assert post(people, page, **cancelled).status_code == 302
    publish(fresh(page).get_latest_revision_as_object())
    text = client.get(page.url).text
    assert f"<del>{PUBLIC}</del>" in text
    assert "Mưa lũ" in text
    for forged, expected in (
        ({"entries-0-DELETE": "on"}, "không được bỏ"),
        ({"entries-0-change": "none", "entries-0-change_reason": ""}, "không được bỏ dấu"),
        ({"entries-0-change": "changed"}, "lý do của lần thay đổi này"),
        ({"entries-0-time": "10:00"}, "lý do của lần thay đổi này"),
    ):
        assert expected in said(post(people, page, **forged))
    again = {"entries-0-change": "changed", "entries-0-change_reason": "Trời tạnh, họp lại"}
    assert post(people, page, **again).status_code == 302


def test_each_published_change_is_numbered(people: factories.People, page: Any) -> None:
    """RFC 5545: SEQUENCE grows with a change of that entry, and only then."""

    def sequences() -> list[int]:
        return [entry.sequence for entry in fresh(page).all_entries()]

    assert sequences() == [0, 0]
    for number, reason in enumerate(("Họp gấp", "Đổi lần nữa"), start=1):
        moved = {"entries-0-time": f"1{number - 1}:30", "entries-0-change": "changed"}
        post(people, page, **moved, **{"entries-0-change_reason": reason})
        post(people, page, **{"entries-1-content": f"Nội bộ {number}"})
        publish(fresh(page).get_latest_revision_as_object())
        assert sequences() == [number, 0]


def test_withdrawn_and_brought_back(people: factories.People, page: Any) -> None:
    """Withdrawing the week is no way round: what counts is what was approved last."""
    UnpublishPageAction(fresh(page)).execute(skip_permission_checks=True)
    assert "không được bỏ" in said(post(people, page, **{"entries-0-DELETE": "on"}))
    assert post(people, page, **{"entries-0-participants": "Các phòng"}).status_code == 302
    assert "không được bỏ" in said(post(people, page, **{"entries-0-DELETE": "on"}))
    assert publish(fresh(page).get_latest_revision_as_object()).live


def test_never_published_may_go(people: factories.People) -> None:
    made = week(MONDAY, entry(content=PUBLIC), make=draft)
    assert post(people, made, **{"entries-0-DELETE": "on"}).status_code == 302


def test_code_meets_the_rule_as_well(people: factories.People, page: Any) -> None:
    changed = fresh(page)
    changed.entries.set([entry(content="Việc khác", leaders=[leader()])])
    with pytest.raises(ValidationError, match="không được bỏ"):
        changed.save_revision(user=people.contributor)
