"""The directory in a browser: search as you type and without script, the chart, a body's page and
an archive, on a desktop and on a phone."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from directory.models import BodyContact, BodyKind, BodyPage, DirectoryIndexPage, Succession
from home.models import PortalState
from tests import factories
from tests.home.site_map import public, section

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]


@pytest.fixture
def index(transactional_db: None) -> DirectoryIndexPage:
    """Two levels of bodies, one of them ended, with whom to call."""
    factories.people()
    index = section(DirectoryIndexPage, "Danh bạ")
    kinds = [
        ("Huyện ủy Như Xuân", BodyKind.PARTY_COMMITTEE, None),
        ("Ủy ban nhân dân huyện Như Xuân", BodyKind.COMMITTEE, None),
        ("Phòng Nông nghiệp và Phát triển nông thôn", BodyKind.OFFICE, 1),
        ("UBND xã Cát Vân", BodyKind.COMMUNE, 1),
        ("UBND xã Thượng Ninh", BodyKind.COMMUNE, 1),
    ]
    bodies: list[Any] = []
    for rank, (name, kind, above) in enumerate(kinds):
        parent = bodies[above] if above is not None else None
        bodies.append(
            factories.BodyFactory(name=name, code=f"b-{rank}", kind=kind, rank=rank, parent=parent)
        )
    bodies[3].valid_to = datetime.date(2025, 6, 30)
    bodies[3].save()
    Succession.objects.create(
        predecessor=bodies[3], successor=bodies[4], on=datetime.date(2025, 7, 1),
        decision="1686/NQ-UBTVQH15",
    )  # fmt: skip
    for rank, body in enumerate(bodies):
        rows = [
            BodyContact(
                post_title=post, phone=f"0237 000 0{rank}{place}0; 0237 000 0{rank}{place}1",
                email=f"b{rank}{place}@example.vn", is_public=True,
            )
            for place, post in enumerate(("Người đứng đầu", "Cấp phó"))
        ]  # fmt: skip
        public(
            BodyPage,
            body.name,
            index,
            subject_body=body,
            contacts=rows,
            phone=f"0237 000 0{rank}00",
        )
    return index


def test_results_come_while_one_types(
    index: DirectoryIndexPage, live_server: Any, page: Page
) -> None:
    page.goto(live_server.url + index.url)
    page.keyboard.press("Tab")
    field = page.get_by_label("Tên cơ quan")
    field.focus()
    page.keyboard.type("cat van")
    page.locator("#ket-qua").get_by_text("Có 2 cơ quan, đơn vị khớp").wait_for()
    assert page.get_by_role("link", name="UBND xã Thượng Ninh", exact=True).is_visible()
    assert not page.get_by_role("heading", name="Huyện ủy", exact=True).is_visible()
    assert page.evaluate("document.activeElement.id") == "q", "the reader goes on typing"
    assert "2 cơ quan" in (page.locator("form + p[role=status]").text_content() or "")
    assert "q=cat+van" in page.url


def test_the_same_without_script(
    index: DirectoryIndexPage, live_server: Any, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(live_server.url + index.url)
    page.get_by_label("Tên cơ quan").fill("nong nghiep")
    page.get_by_role("search", name="Tìm trong danh bạ").get_by_role("button").click()
    assert page.get_by_text("Có 1 cơ quan, đơn vị khớp").is_visible()
    context.close()


def test_screens_are_open_to_all(
    index: DirectoryIndexPage,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
    html_validator: Callable[[str], list[str]],
) -> None:
    """Index, search, chart, a present and a former body; then the same portal as an archive."""
    pages = list(BodyPage.objects.order_by("subject_body__rank"))
    addresses = [index.url, f"{index.url}?q=phong", f"{index.url}?xem=so-do"]
    addresses += [pages[1].url, pages[3].url]
    wrong = []
    for archive in (False, True):
        if archive:
            PortalState.objects.create(
                is_archive=True, ended_on=datetime.date(2025, 7, 1),
                authority=pages[3].subject_body,
            )  # fmt: skip
        for address in addresses:
            answer = page.goto(live_server.url + address)
            assert answer is not None
            wrong += [f"{address}: {line}" for line in html_validator(answer.text())]
            wrong += screen_faults(page)
    assert not wrong, "\n".join(wrong)
