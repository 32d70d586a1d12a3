"""The work schedule: weeks, their rules, and what the public sees of them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schedule.models import ScheduleWeekPage
from tests import factories
from tests.home.screens import Editor, rows
from tests.home.site_map import draft
from tests.schedule.builders import MONDAY, THIS_MONDAY, TODAY, WEEK, entry, index, week

# --- in the admin ---------------------------------------------------------------------------------


def row(**values: Any) -> dict[str, Any]:
    return {
        "day": "23/11/2026",
        "session": "1",
        "time": "07:30",
        "chair": "Chủ tịch UBND huyện",
        "content": "Họp giao ban",
        "change": "none",
        **values,
    }


def typed(*items: dict[str, Any]) -> dict[str, Any]:
    body = str(factories.BodyFactory(code="phong-noi-vu").pk)
    return rows("entries", *({"bodies": body, **item} for item in items))


def form(people: factories.People, *items: dict[str, str], **values: str) -> dict[str, Any]:
    declared = {"title": "Tuần 48", "slug": "tuan-48", "secrecy": "none"}
    unit = {"body": str(people.office.pk), "monday": "23/11/2026"}
    return {**declared, **unit, **typed(*items), **values}


def refused(people: factories.People, **values: Any) -> str:
    """What the editor is told when the week isn't kept."""
    client = Client()
    client.force_login(people.contributor)
    where = ["schedule", "scheduleweekpage", index().pk]
    answer = client.post(reverse("wagtailadmin_pages:add", args=where), values)
    assert answer.status_code == 200
    assert not ScheduleWeekPage.objects.exists()
    return str(answer.context["form"].errors) + str(
        answer.context["form"].formsets["entries"].errors
    )


def test_a_week_is_made_and_moved(people: factories.People) -> None:
    """Moving the week and its days in one go: the rows as typed count, not those of before."""
    editor = Editor(people.contributor)
    page = editor.create(index(), ScheduleWeekPage, **form(people, row(), row(time="09:00")))
    kept = page.get_latest_revision_as_object()
    assert [item.time.hour for item in kept.entries.all()] == [7, 9]
    moved = editor.edit(page, monday="30/11/2026", **typed(row(day="01/12/2026")))
    assert [item.day for item in moved.entries.all()] == [datetime.date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("items", "values", "said"),
    [
        ([row()], {"monday": "24/11/2026"}, "thứ Hai"),
        ([row(day="30/11/2026")], {}, "không thuộc tuần"),
        ([row(), row(content="Tiếp công dân")], {}, "hai việc cùng giờ"),
        ([row(), row(chair="chủ tịch  ubnd huyện")], {}, "hai việc cùng giờ"),
        ([row(change="cancelled")], {}, "lý do"),
        ([row(change="changed")], {}, "lý do"),
        ([row(time="14:00")], {}, "buổi chiều"),
        ([row(ends="07:00")], {}, "sau giờ bắt đầu"),
        ([row(bodies="")], {}, "hãy chọn cơ quan"),
        ([row(chair="")], {}, "người chủ trì"),
        ([row(ends="09:00"), row(time="08:30")], {}, "hai việc cùng giờ"),
    ],
)
def test_what_a_week_refuses(
    people: factories.People, items: list[Any], values: dict[str, str], said: str
) -> None:
    assert said in refused(people, **form(people, *items, **values))


@pytest.mark.parametrize(
    "other",
    [
        row(change="cancelled", change_reason="Hoãn"),
        row(time="08:00"),
        row(day="24/11/2026"),
        row(chair="Phó Chủ tịch UBND huyện"),
        row(DELETE="on"),
        row(time=""),
        row(clash_note="Giao Phó Chủ tịch dự thay"),
        row(content="Việc nối tiếp", time="08:00", ends="09:00"),
    ],
)
def test_no_clash(people: factories.People, other: dict[str, str]) -> None:
    Editor(people.contributor).create(index(), ScheduleWeekPage, **form(people, row(), other))


def test_a_clash_made_by_code_is_never_published(people: factories.People) -> None:
    page = week(MONDAY, entry(time=datetime.time(8)), entry(time=datetime.time(8)), make=draft)
    with pytest.raises(ValidationError, match="hai việc cùng giờ"):
        page.full_clean()


def test_a_week_is_not_copied_into_itself(people: factories.People) -> None:
    page = week(MONDAY, entry(), make=draft)
    client = Client()
    client.force_login(people.member)
    answer = client.get(reverse("wagtailadmin_pages:copy", args=[page.pk]), follow=True)
    assert "Mỗi tuần chỉ có một lịch" in answer.text
    assert ScheduleWeekPage.objects.count() == 1


# --- what the public sees -------------------------------------------------------------------------


@pytest.mark.dieu(4, khoan=2)
def test_this_week_and_its_public_neighbours(people: factories.People, client: Client) -> None:
    week(THIS_MONDAY, entry(TODAY, content="Việc hôm nay"))
    past = week(THIS_MONDAY - 3 * WEEK, entry(THIS_MONDAY - 3 * WEEK, content="Việc đã qua"))
    week(THIS_MONDAY + WEEK, entry(THIS_MONDAY + WEEK, content="Chưa duyệt"), make=draft)
    answer = client.get(index().url)
    assert "Việc hôm nay" in answer.text
    assert "Hôm nay" in answer.text
    assert answer.context["following"] is None, "the next week is a draft"
    assert f"?tuan={past.week_code}" in answer.text
    before = client.get(index().url, {"tuan": past.week_code})
    assert "Việc đã qua" in before.text
    assert "duyệt ngày" in before.text
    hidden = client.get(index().url, {"tuan": f"{THIS_MONDAY + WEEK:%Y-%m-%d}"}).text
    assert "Chưa duyệt" not in hidden
    assert "Chưa có lịch công tác công khai" in hidden


@pytest.mark.parametrize(
    "asked", ["", "2026-W99", "9999-12-31", "0001-01-01", "2026-11-31", "x" * 500, "2026-W48-3"]
)
def test_any_week_may_be_asked_for(people: factories.People, client: Client, asked: str) -> None:
    assert client.get(index().url, {"tuan": asked}).status_code == 200


@pytest.mark.parametrize("asked", ["2026-W48", "2026-W48-7", "2026-11-29", "2026-11-23"])
def test_a_week_by_number_or_by_any_of_its_days(
    people: factories.People, client: Client, asked: str
) -> None:
    page = week(MONDAY, entry())
    assert client.get(index().url, {"tuan": asked}).context["weeks"] == [page]
    assert page.week_code == "2026-W48"


def test_order_of_a_day_and_a_word_for_each_change(
    people: factories.People, client: Client
) -> None:
    page = week(
        MONDAY,
        entry(content="Hai giờ chiều", session="2", time=datetime.time(14)),
        entry(content="Chín giờ", time=datetime.time(9)),
        entry(content="Họp bị hủy", time=datetime.time(7), change="cancelled", change_reason="Mưa"),
        entry(content="Chưa rõ giờ", change="changed", change_reason="Đổi phòng họp"),
    )
    text = client.get(page.url).text
    order = [text.index(f">{words}<") for words in ("Họp bị hủy", "Chín giờ", "Hai giờ chiều")]
    assert order == sorted(order)
    assert "<del>Họp bị hủy</del>" in text
    assert "Mưa" in text
    assert "Đổi phòng họp" in text
    assert text.count("<del>") == 1
    assert "Chưa định giờ" in text


def test_home_page_gets_todays_entries(people: factories.People) -> None:
    week(
        THIS_MONDAY,
        entry(TODAY, content="Sau", time=datetime.time(9)),
        entry(TODAY, content="Trước"),
        entry(TODAY, content="Hủy", change="cancelled", change_reason="Mưa"),
        entry(TODAY, content="Kín", is_internal=True),
    )
    assert [item.content for item in ScheduleWeekPage.entries_today()] == ["Trước", "Sau"]


def test_queries_do_not_grow_with_entries(people: factories.People, client: Client) -> None:
    few, many = THIS_MONDAY - WEEK, THIS_MONDAY - 2 * WEEK
    week(few, entry(few))
    week(many, *(entry(many, content=f"Việc {number}") for number in range(20)))

    def cost(monday: datetime.date) -> int:
        address = f"{index().url}?tuan={monday:%Y-%m-%d}"
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    # Two of them are the portal's state and the names that the unit bore.
    assert cost(few) == cost(many) <= 20


# --- internal entries -----------------------------------------------------------------------------

MARK = "Họp kín mang dấu hiệu"


@pytest.mark.parametrize(
    "address",
    ["/", "/lich-cong-tac/", "/lich-cong-tac/?tuan={day}", "{week}", "/tim-kiem/?q=hop+kin",
     "/rss/", "/sitemap.xml"],
)  # fmt: skip
@pytest.mark.usefixtures("indexed")
def test_internal_entries_are_in_no_response(client: Client, address: str) -> None:
    page = ScheduleWeekPage.objects.get()
    answer = client.get(address.format(day=f"{TODAY:%Y-%m-%d}", week=page.url))
    assert answer.status_code == 200
    assert "dấu hiệu" not in answer.text
    assert "Phòng họp kín" not in answer.text
    assert list(ScheduleWeekPage.objects.searched("Tuần")) == [page], "the index itself works"
    assert list(ScheduleWeekPage.objects.searched("dấu hiệu")) == []


@pytest.fixture
def indexed(people: factories.People) -> None:
    """A public week of today with a public and an internal entry, in the search index."""
    week(
        THIS_MONDAY,
        entry(TODAY, content="Việc công khai"),
        entry(TODAY, content=MARK, place="Phòng họp kín", is_internal=True),
    )
    call_command("update_index", verbosity=0)
