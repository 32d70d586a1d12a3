"""The calendars: what RFC 5545 asks for, read back by two parsers that are not each other's."""

from __future__ import annotations

import datetime
from typing import Any

import ics
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from schedule.feeds import calendar_of
from schedule.models import ScheduleEntry, ScheduleWeekPage
from tests import factories
from tests.chain import fresh, publish
from tests.home.site_map import draft
from tests.schedule.builders import (
    THIS_MONDAY,
    TODAY,
    WEEK,
    committee,
    entry,
    index,
    leader,
    party,
    week,
)

ALL = "/lich/tat-ca.ics"
EIGHT, NINE = datetime.time(8), datetime.time(9)


def events(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(ics.Calendar(answer.content.decode()).events) == len(found)
    return {str(event["SUMMARY"]): event for event in found}


@pytest.mark.dieu(4, khoan=2)
def test_what_an_event_says(people: factories.People, client: Client) -> None:
    page = week(
        THIS_MONDAY,
        entry(TODAY, content="Họp, bàn; việc", time=EIGHT, ends=NINE, place="Phòng họp số 1"),
        entry(TODAY, content="Tiếp dân", session="2"),
        entry(TODAY, content="Kiểm tra", time=NINE, change="cancelled", change_reason="Mưa"),
        entry(TODAY, content="Họp kín", is_internal=True),
    )
    found = events(client, ALL)
    assert set(found) == {"Họp, bàn; việc", "Chiều: Tiếp dân", "Hoãn, hủy: Kiểm tra"}
    first = found["Họp, bàn; việc"]
    assert first["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    local = datetime.datetime.combine(TODAY, EIGHT, timezone.get_default_timezone())
    assert first["DTSTART"].dt == local
    assert first["DTEND"].dt - first["DTSTART"].dt == datetime.timedelta(hours=1)
    assert first["STATUS"] == "CONFIRMED"
    assert first["LOCATION"] == "Phòng họp số 1"
    assert "Chủ trì: Chủ tịch UBND huyện" in first["DESCRIPTION"]
    assert first["LAST-MODIFIED"].dt == fresh(page).last_published_at.replace(microsecond=0)
    assert first["URL"].startswith("http://testserver/lich-cong-tac/")
    assert found["Chiều: Tiếp dân"]["DTSTART"].dt == TODAY
    assert found["Hoãn, hủy: Kiểm tra"]["STATUS"] == "CANCELLED"
    assert "Mưa" in found["Hoãn, hủy: Kiểm tra"]["DESCRIPTION"]


def test_the_form_of_the_file(people: factories.People, client: Client) -> None:
    week(THIS_MONDAY, entry(TODAY, content="Nghĩ về việc dài " * 20, time=EIGHT))
    content = client.get(ALL).content
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(content)
    zone = calendar.walk("VTIMEZONE")[0]
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    offsets = [part["TZOFFSETTO"].td for part in zone.subcomponents]
    assert offsets[-1] == datetime.timedelta(hours=7)
    assert {"PRODID", "VERSION", "METHOD"} <= set(calendar)


def test_of_a_leader_and_of_a_body_with_those_below(
    people: factories.People, client: Client
) -> None:
    office = factories.BodyFactory(name="Phòng Văn hóa", code="phong-vh", parent=committee())
    secretary = leader("Bí thư Huyện ủy", party())
    week(
        THIS_MONDAY,
        entry(TODAY, content="Của phòng", leaders=[], chair="Trưởng phòng", bodies=[office]),
        entry(TODAY, content="Của Bí thư", leaders=[secretary]),
        entry(TODAY, content="Của cả hai", leaders=[secretary, leader()]),
        entry(TODAY, content="Kín", leaders=[leader("Người chỉ có việc kín")], is_internal=True),
    )

    def names(address: str) -> set[str]:
        return {name.partition(": ")[2] for name in events(client, address)}

    assert names("/lich/lanh-dao/bi-thu-huyen-uy.ics") == {"Của Bí thư", "Của cả hai"}
    assert names("/lich/lanh-dao/chu-tich-ubnd-huyen.ics") == {"Của cả hai"}
    assert names("/lich/co-quan/phong-vh.ics") == {"Của phòng"}
    assert names("/lich/co-quan/ubnd-huyen.ics") == {"Của phòng", "Của cả hai"}
    assert names("/lich/co-quan/huyen-uy.ics") == {"Của Bí thư", "Của cả hai"}
    for nobody in ("lanh-dao/nguoi-chi-co-viec-kin", "lanh-dao/khong-co", "co-quan/khong-co"):
        assert client.get(f"/lich/{nobody}.ics").status_code == 404
    assert client.post(ALL).status_code == 405


def test_the_same_event_after_a_change(people: factories.People, client: Client) -> None:
    page = week(THIS_MONDAY, entry(TODAY, content="Họp", time=EIGHT), entry(TODAY, content="Yên"))
    before = events(client, ALL)
    changed = fresh(page)
    first = changed.entries.get(content="Họp")
    first.time, first.change, first.change_reason = NINE, "changed", "Họp gấp"
    changed.entries.add(first)
    publish(changed)
    after = events(client, ALL)
    for name in before:
        assert after[name]["UID"] == before[name]["UID"]
    assert (after["Họp"]["SEQUENCE"], after["Sáng: Yên"]["SEQUENCE"]) == (1, 0)
    assert after["Họp"]["LAST-MODIFIED"].dt >= before["Họp"]["LAST-MODIFIED"].dt
    assert "Họp gấp" in after["Họp"]["DESCRIPTION"]


def test_only_public_weeks_of_these_months(people: factories.People, client: Client) -> None:
    long_ago = THIS_MONDAY - 20 * WEEK
    week(long_ago, entry(long_ago, content="Đã lâu"))
    coming = week(THIS_MONDAY + WEEK, entry(THIS_MONDAY + WEEK, content="Chưa duyệt"), make=draft)
    assert events(client, ALL) == {}
    assert b"BEGIN:VTIMEZONE" in client.get(ALL).content, "a calendar has at least one component"
    publish(coming)
    assert set(events(client, ALL)) == {"Sáng: Chưa duyệt"}


def test_links_of_the_page(people: factories.People, client: Client) -> None:
    week(THIS_MONDAY, entry(TODAY))
    assert "webcal://testserver/lich/tat-ca.ics" in client.get(index().url).text
    text = client.get(index().url, {"lanh-dao": "chu-tich-ubnd-huyen"}).text
    assert "webcal://testserver/lich/lanh-dao/chu-tich-ubnd-huyen.ics" in text
    assert "/lich/co-quan/ubnd-huyen.ics" in client.get(index().url, {"co-quan": "ubnd-huyen"}).text


def test_the_number_of_queries_is_constant(
    people: factories.People, client: Client, django_assert_max_num_queries: Any
) -> None:
    week(THIS_MONDAY, *(entry(TODAY, content=f"Việc {number}") for number in range(12)))
    client.get(ALL)
    with django_assert_max_num_queries(8):
        client.get(ALL)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    text=st.text(max_size=300),
    place=st.text(st.characters(min_codepoint=0, max_codepoint=0x300), max_size=100),
    hour=st.none() | st.times(),
)
def test_hostile_texts_stay_text(
    week_in_memory: ScheduleWeekPage, text: str, place: str, hour: datetime.time | None
) -> None:
    """Whatever is typed, one event comes back with it: nothing ends a line or begins a property."""
    wicked = ScheduleEntry(
        page=week_in_memory,
        day=TODAY,
        time=hour and hour.replace(second=0, microsecond=0),
        content=f"{text}\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:giả",
        place=f"{place};,\\",
        chair="X",
        change="changed",
        change_reason=f"{text}\n{place}",
    )
    content = calendar_of(text, [wicked]).to_ical()
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    assert str(event["UID"]).startswith(str(wicked.uid))
    assert "SUMMARY:giả" in event["SUMMARY"]
    assert str(event["LOCATION"]).endswith(";,\\")
    assert len(ics.Calendar(content.decode()).events) == 1


@pytest.fixture
def week_in_memory(people: factories.People) -> ScheduleWeekPage:
    return week(THIS_MONDAY, entry(TODAY))
