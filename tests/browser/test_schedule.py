"""The week as a browser shows and prints it: the demo's own, with what changed in it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from demo import registers
from demo.bodies import make_bodies
from directory.models import Body
from schedule.models import ScheduleIndexPage
from tests import factories
from tests.browser.conftest import DESKTOP, PHONE
from tests.home.site_map import section
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]
MM = 72 / 25.4
MOST_SHEETS = 3


@pytest.fixture
def address(live_server: Any, transactional_db: None) -> str:
    """The section, with the demo's weeks public in it."""
    people = factories.people()
    make_bodies()
    registers.leader_posts()
    place = section(ScheduleIndexPage, "Lịch công tác", summary="Lịch của lãnh đạo huyện.")
    for parent, page, office, _days in list(registers.schedule({"lich-cong-tac": place})):
        page.body, page.owner = Body.objects.get(code=office), people.contributor
        page.live, page.secrecy = False, "none"
        bulk_public(lambda _number, page=page: page, 1, parent=parent, people=people)
    return f"{live_server.url}{place.url}"


def test_no_fault_at_any_width(
    address: str, page: Page, screen_faults: Callable[[Page], list[str]]
) -> None:
    for query in ("", "?lanh-dao=chu-tich-ubnd", "?co-quan=doan-thanh-nien"):
        page.goto(f"{address}{query}")
        assert page.locator(".schedule__entry").count()
        assert screen_faults(page) == []


def test_a_table_on_a_desktop_and_days_on_a_phone(address: str, page: Page) -> None:
    """At 1366 the parts of the day stand side by side; at 360 one below the other, today first."""
    page.goto(address)
    page.set_viewport_size(DESKTOP)
    row = page.locator(".schedule tbody tr").first
    morning, afternoon = (row.locator("td").nth(n).bounding_box() for n in (0, 1))
    assert morning["y"] == afternoon["y"]
    assert morning["x"] < afternoon["x"]
    page.set_viewport_size(PHONE)
    morning, afternoon = (row.locator("td").nth(n).bounding_box() for n in (0, 1))
    assert morning["y"] < afternoon["y"]
    today = page.locator(".schedule tr.is-today")
    if today.count():
        tops = page.locator(".schedule tbody tr").evaluate_all(
            "rows => rows.map(row => row.getBoundingClientRect().top)"
        )
        assert today.bounding_box()["y"] <= min(tops) + page.evaluate("scrollY") + 1


def test_a_leader_is_chosen_by_keyboard(address: str, page: Page) -> None:
    page.goto(address)
    page.locator("#lanh-dao").focus()
    for _choice in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**lanh-dao=chu-tich-ubnd*")
    assert "Chủ tịch UBND huyện" in page.locator(".lead").inner_text()
    assert page.locator(".schedule__entry").count()


def test_the_week_prints_on_landscape_a4(address: str, page: Page) -> None:
    page.goto(address)
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {
        (round(float(sheet.mediabox.width) / MM), round(float(sheet.mediabox.height) / MM))
        for sheet in pdf.pages
    }
    assert sizes == {(297, 210)}
    assert len(pdf.pages) <= MOST_SHEETS
    # The extraction sets letters with marks apart.
    text = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in pdf.pages))
    for said in ("Giao ban UBND huyện", "Hoãn, không tổ chức", "Thứ Sáu", "Sáng", "Chiều"):
        assert said.replace(" ", "") in text
    assert "Ràsoáttìnhhìnhanninh" not in text
    assert "Thêmvàolịch" not in text
