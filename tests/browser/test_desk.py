"""The reviewer's desk: ten items in a row by keyboard alone, readable on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.chain import act, fresh, submit
from tests.pages.planting import specimen

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]

ITEMS = 10
MOST_TABS = 80
TO_DECISION = "a[href='#id_comment']"
# From the first field of the decision to its button.
FEWEST_TABS = 2
APPROVE = "button[name=action][value=approve]"


@pytest.fixture
def waiting(transactional_db: None) -> list[ArticlePage]:
    """Ten government items that wait for the Deputy."""
    people = factories.people()
    section = NewsIndexPage(title="Trong huyện", live=True, assigned_domain="government")
    factories.home().add_child(instance=section)
    items = []
    for number in range(ITEMS):
        page = specimen(ArticlePage, people, own={}, title=f"Tin số {number}")
        fresh(section).add_child(instance=page)
        page = act(submit(page, people.contributor), people.unit_head)
        items.append(act(page, people.member))
    return items


def sign_in(page: Page, server: str, username: str) -> None:
    page.goto(server + reverse("wagtailadmin_login"))
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", factories.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/quan-tri/")


def tab_to(page: Page, selector: str, most: int = MOST_TABS) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(most + 1):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} can't be reached by Tab")


def test_ten_items_by_keyboard_alone(
    waiting: list[ArticlePage], live_server: Any, page: Page
) -> None:
    sign_in(page, live_server.url, "photruongban")
    tab_to(page, "#cho-toi-duyet-content a")
    page.keyboard.press("Enter")
    for _ in waiting:
        page.wait_for_url("**/duyet/**")
        tab_to(page, TO_DECISION)
        page.keyboard.press("Enter")
        tab_to(page, APPROVE, FEWEST_TABS)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.wait_for_selector("text=Đã ghi ý kiến của bạn")
    assert page.url.split("#")[0] == live_server.url + reverse("wagtailadmin_home")
    assert all(fresh(item).live for item in waiting)


def test_desk_is_open_to_all_and_fits_a_phone(
    waiting: list[ArticlePage],
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
) -> None:
    sign_in(page, live_server.url, "photruongban")
    state = waiting[0].current_workflow_task_state
    wrong = []
    for address in (reverse("wagtailadmin_home"), reverse("workflows:review", args=[state.pk])):
        page.goto(live_server.url + address)
        wrong += screen_faults(page)
    assert not wrong, "\n".join(wrong)
