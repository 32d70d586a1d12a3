"""Search in a visitor's browser: suggestions by keyboard, results by facet, and all of it without
script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from core.secrecy import Secrecy
from home.models import HomePage, StandardPage
from tests.factories import people as make_people
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]
TITLES = ("Đăng ký khai sinh", "Đăng ký kết hôn", "Lịch tiếp công dân")


@pytest.fixture
def portal(transactional_db: None, live_server: Any) -> str:
    """The address of a portal with a few public pages."""
    people = make_people()

    def build(number: int) -> StandardPage:
        return StandardPage(
            title=TITLES[number],
            summary=f"Tóm tắt: {TITLES[number].lower()} tại bộ phận Một cửa.",
            secrecy=Secrecy.NONE,
            body=people.office,
            owner=people.contributor,
            live=False,
        )

    bulk_public(build, len(TITLES), parent=HomePage.objects.get(), people=people)
    return str(live_server.url)


def test_suggestions_by_keyboard(
    portal: str, page: Page, screen_faults: Callable[[Page], list[str]]
) -> None:
    page.goto(portal)
    box = page.locator("#tim")
    box.press_sequentially("dang k")
    page.wait_for_selector(".suggestions:not([hidden]) [role=option]")
    assert box.get_attribute("aria-expanded") == "true"
    assert not screen_faults(page)
    box.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert chosen.inner_text() in TITLES
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "dang k"
    box.press_sequentially("y khai")
    page.wait_for_selector(".suggestions:not([hidden]) [role=option]")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_selector(f"h1:has-text('{TITLES[0]}')")


def test_results_look_right_at_both_widths(
    portal: str, page: Page, screen_faults: Callable[[Page], list[str]]
) -> None:
    for words in ("đăng ký", "khong co gi", "tiep cong dan"):
        page.goto(f"{portal}/tim-kiem/?q={words}")
        assert not screen_faults(page)
    mark = page.locator(".result__text mark").first
    assert mark.evaluate("mark => getComputedStyle(mark).fontWeight") == "700"


def test_search_without_script(portal: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal)
    page.fill("#tim", "ket hon")
    page.press("#tim", "Enter")
    assert page.locator(".result__title").all_inner_texts() == ["Đăng ký kết hôn"]
    page.click(".result__title a")
    assert page.locator("h1").inner_text() == "Đăng ký kết hôn"
    context.close()
