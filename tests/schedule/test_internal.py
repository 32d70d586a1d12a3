"""An internal entry is in no public response of any kind (Điều 4 khoản 2 a; Điều 7 *)."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from core.spreadsheets.writing import XLSX
from schedule.models import ScheduleEntry, ScheduleWeekPage
from schedule.selection import week_code
from tests import factories
from tests.attacks.oracle import MARKER, leaks
from tests.schedule.builders import THIS_MONDAY, TODAY, entry, index, leader, party, week


@pytest.fixture
def page(people: factories.People) -> ScheduleWeekPage:
    """A public week of today with an internal entry full of the marker, in the search index."""
    secretary = leader("Bí thư Huyện ủy", party())
    made = week(
        THIS_MONDAY,
        entry(TODAY, content="Việc công khai", clash_note=f"Ghi chú {MARKER}"),
        entry(
            TODAY,
            content=f"Họp kín {MARKER}",
            chair=f"Người {MARKER}",
            place=f"Phòng {MARKER}",
            participants=MARKER,
            prepared_by=MARKER,
            change="changed",
            change_reason=MARKER,
            leaders=[secretary, leader(f"Chức danh {MARKER}")],
            is_internal=True,
        ),
    )
    call_command("update_index", verbosity=0)
    return made


def text_of(answer: Any) -> str:
    """What it says; of a workbook, its cells."""
    body = answer.getvalue()
    if answer.get("Content-Type") != XLSX:
        return str(body.decode())
    cells = load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
    return "\n".join(str(row) for row in cells)


def _addresses(page: Any) -> list[str]:
    week_of = f"{index().url}?tuan={week_code(TODAY)}"
    codes = [f"chuc-danh-{MARKER.lower()}", "bi-thu-huyen-uy", "chu-tich-ubnd-huyen"]
    return [
        week_of,
        f"{week_of}&co-quan=huyen-uy",
        f"{week_of}&co-quan=ubnd-huyen",
        *(f"{week_of}&dang={form}" for form in ("csv", "json", "xlsx")),
        f"{week_of}&lanh-dao=chuc-danh-{MARKER.lower()}&dang=json",
        *(f"{week_of}&lanh-dao={code}" for code in codes),
        *(f"/lich/lanh-dao/{code}.ics" for code in codes),
        "/lich/tat-ca.ics",
        "/lich/co-quan/huyen-uy.ics",
        "/lich/co-quan/ubnd-huyen.ics",
        page.url,
        f"{page.url}?format=json",
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
    ]


@pytest.mark.dieu(4, khoan=2)
def test_the_anonymous_witness_sees_nothing(page: ScheduleWeekPage) -> None:
    assert leaks() == []


@pytest.mark.dieu(4, khoan=2)
def test_no_page_calendar_or_filter_shows_it(page: ScheduleWeekPage, client: Client) -> None:
    hidden = page.all_entries()[1]
    for address in _addresses(page):
        answer = client.get(address)
        assert answer.status_code < 500, address
        shown = text_of(answer).lower() if answer.status_code == 200 else ""
        # The page repeats the address that was asked for, no more.
        shown = shown.replace(f"chuc-danh-{MARKER.lower()}", "")
        assert MARKER.lower() not in shown, address
        assert str(hidden.uid) not in shown, address
    assert "Việc công khai" in client.get(index().url).text, "the witness looks at the right place"


def test_not_in_the_index_and_not_on_the_front_page(page: ScheduleWeekPage) -> None:
    assert list(ScheduleWeekPage.objects.searched("việc công khai")) == [page], "it has the others"
    assert list(ScheduleWeekPage.objects.searched(MARKER)) == []
    assert [one.content for one in ScheduleWeekPage.entries_today()] == ["Việc công khai"]


def test_the_preview_is_what_the_public_will_read(
    page: ScheduleWeekPage, people: factories.People
) -> None:
    client = Client()
    client.force_login(people.member)
    page.save_revision(user=people.member)
    text = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).text
    assert "Việc công khai" in text
    assert MARKER not in text


def test_published_by_mistake_it_leaves_only_with_the_week(
    page: ScheduleWeekPage, client: Client
) -> None:
    """Raw SQL that hides a row hides it everywhere at once: one queryset feeds all."""
    ScheduleEntry.objects.filter(content="Việc công khai").update(is_internal=True)
    for address in _addresses(page):
        assert "Việc công khai" not in text_of(client.get(address))
