"""The schedule taken away: a public week as CSV, XLSX and JSON, and the register of entries in the
admin (Điều 2 khoản 2, khoản 3 b; Điều 4 khoản 2 a)."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from core.classification import raise_secrecy
from core.secrecy import Secrecy
from schedule.models import ScheduleWeekPage
from tests import factories
from tests.home.site_map import draft
from tests.schedule.builders import (
    MONDAY,
    THIS_MONDAY,
    TODAY,
    WEEK,
    entry,
    index,
    leader,
    party,
    week,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

REGISTER = reverse("schedule_entries:index")


def rows_of(answer: Any) -> list[dict[str, str]]:
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def contents(rows: Iterable[dict[str, str]]) -> set[str]:
    return {row["Nội dung"] for row in rows}


@pytest.fixture
def public_week(people: factories.People) -> ScheduleWeekPage:
    """A changed entry, one of the Party, an internal one."""
    return week(
        THIS_MONDAY,
        entry(
            TODAY,
            content="Họp giao ban",
            time=datetime.time(8),
            ends=datetime.time(11),
            participants="Trưởng các phòng",
            place="Phòng họp số 1",
            prepared_by="Văn phòng",
            change="changed",
            change_reason="Theo giấy mời mới",
        ),
        entry(TODAY, content="=Hội nghị", leaders=[leader("Bí thư Huyện ủy", party())]),
        entry(TODAY, content="Họp kín", is_internal=True, clash_note="Cử cấp phó"),
    )


@pytest.mark.dieu(2, khoan=3)
@pytest.mark.dieu(4, khoan=2)
def test_a_public_week_leaves_as_csv(public_week: ScheduleWeekPage, client: Client) -> None:
    first, second = rows_of(client.get(index().url, {"dang": "csv"}))
    assert first == {
        "Ngày": TODAY.isoformat(),
        "Buổi": "Sáng",
        "Từ giờ": "",
        "Đến giờ": "",
        "Nội dung": "'=Hội nghị",
        "Chủ trì": "Bí thư Huyện ủy",
        "Lịch của": "Bí thư Huyện ủy",
        "Thành phần": "",
        "Địa điểm": "",
        "Chuẩn bị": "",
        "Cơ quan": "Huyện ủy",
        "Thay đổi": "Theo lịch",
        "Lý do thay đổi": "",
    }
    assert second["Từ giờ"] == "08:00:00"
    assert second["Thay đổi"] == "Đã thay đổi"
    assert second["Lý do thay đổi"] == "Theo giấy mời mới"
    narrowed = rows_of(client.get(index().url, {"dang": "csv", "lanh-dao": "bi-thu-huyen-uy"}))
    assert contents(narrowed) == {"'=Hội nghị"}


@pytest.mark.dieu(2, khoan=3)
def test_and_as_json(public_week: ScheduleWeekPage, client: Client) -> None:
    body = client.get(index().url, {"dang": "json"}).json()
    assert body["tu_ngay"] == THIS_MONDAY.isoformat()
    assert [one["noi_dung"] for one in body["viec"]] == ["=Hội nghị", "Họp giao ban"]
    changed = body["viec"][1]
    assert changed["thay_doi"] == "changed"
    assert changed["dia_diem"] == "Phòng họp số 1"
    assert changed["lich_cua"][0]["ma"] == "chu-tich-ubnd-huyen"
    assert client.get(index().url, {"dang": "json", "tuan": "1999-W01"}).status_code == 200


def test_an_unknown_form_is_the_page(public_week: ScheduleWeekPage, client: Client) -> None:
    page = client.get(index().url, {"dang": "pdf"})
    assert "Họp giao ban" in page.text
    for form in ("xlsx", "csv", "json"):
        assert f"dang={form}" in page.text


def listing(person: Any, **query: str) -> list[dict[str, str]]:
    client = Client()
    client.force_login(person)
    page = client.get(REGISTER, query)
    assert page.status_code == 200
    for row in page.context["object_list"]:
        assert f"{row.day:%d/%m/%Y}" in page.text, "the day itself, not how long ago"
    return rows_of(client.get(REGISTER, {**query, "export": "csv"}))


@pytest.mark.dieu(2, khoan=2)
@pytest.mark.dieu(4, khoan=2)
def test_the_register_of_entries(public_week: ScheduleWeekPage, people: factories.People) -> None:
    """Period, leader, body with those below it, words, change."""
    week(THIS_MONDAY - WEEK, entry(THIS_MONDAY - WEEK, content="Tuần trước"))
    head = people.head
    everything = {"Họp giao ban", "'=Hội nghị", "Họp kín", "Tuần trước"}
    assert contents(listing(head)) == everything
    since = {"day_from": THIS_MONDAY.isoformat(), "day_to": (THIS_MONDAY + WEEK).isoformat()}
    assert contents(listing(head, **since)) == everything - {"Tuần trước"}
    secretary, committee = leader("Bí thư Huyện ủy"), leader().body
    assert contents(listing(head, leaders=str(secretary.pk))) == {"'=Hội nghị"}
    assert contents(listing(head, body=str(committee.pk))) == everything - {"'=Hội nghị"}
    assert contents(listing(head, change="changed")) == {"Họp giao ban"}
    assert contents(listing(head, q="phòng họp")) == {"Họp giao ban"}
    (hidden,) = listing(head, is_internal="true")
    assert hidden["Công khai"] == "không"
    assert hidden["Lý do giữ việc trùng"] == "Cử cấp phó"


@pytest.mark.dieu(4, khoan=2)
def test_internal_entries_for_the_board_the_chair_and_their_own_unit(
    public_week: ScheduleWeekPage, people: factories.People
) -> None:
    stranger = factories.BodyFactory(name="Phòng khác")
    ScheduleWeekPage._base_manager.update(body=people.office, owner=None)
    for name in ("member", "deputy", "head", "chair", "unit_head", "contributor"):
        assert "Họp kín" in contents(listing(getattr(people, name))), name
    people.contributor.body = stranger
    people.contributor.save()
    assert contents(listing(people.contributor)) == {"Họp giao ban", "'=Hội nghị"}
    client = Client()
    client.force_login(people.tech)
    assert client.get(REGISTER, {"export": "csv"}).status_code == 302, "not given to technicians"


@pytest.mark.dieu(7)
def test_no_entry_of_a_classified_or_foreign_draft_week(people: factories.People) -> None:
    other = week(MONDAY - WEEK, entry(MONDAY - WEEK, content="Bản nháp"), make=draft)
    ScheduleWeekPage._base_manager.filter(pk=other.pk).update(
        body=factories.BodyFactory(), owner=people.member
    )
    assert contents(listing(people.head)) == {"Bản nháp"}
    assert contents(listing(people.contributor)) == set()
    raise_secrecy(ScheduleWeekPage.objects.get(pk=other.pk), Secrecy.SECRET)
    assert contents(listing(people.head)) == set()
