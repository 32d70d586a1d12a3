"""Procedures and the look-up in a browser: by keyboard, without script, on a desktop and a
phone; the screens of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from services.models import EverydayPhrase, ProcedurePage
from tests import factories
from tests.pages.planting import public
from tests.services.conftest import dossier

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]

CODE = "H56.30-261001-0001"


@pytest.fixture
def procedure(transactional_db: None) -> ProcedurePage:
    """A public procedure with a dossier and an everyday word."""
    page = public(ProcedurePage, factories.people(), title="Đăng ký đất đai lần đầu")
    dossier(page, CODE, "2026-10-01", status=4, applicant="Nguyễn Văn An")
    EverydayPhrase.objects.create(phrase="sổ đỏ", official="đăng ký đất đai")
    return page


def test_a_citizen_finds_prints_and_follows_by_keyboard(
    procedure: ProcedurePage,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
) -> None:
    page.goto(live_server.url + procedure.get_parent().url)
    page.focus("#q")
    page.keyboard.type("so do")
    page.keyboard.press("Enter")
    page.focus("tbody a")
    wrong = screen_faults(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{procedure.url}")
    wrong += screen_faults(page)
    page.emulate_media(media="print")
    assert page.locator(".checklist li").first.is_visible()
    assert not page.locator(".share").is_visible()
    page.emulate_media(media="screen")
    page.goto(live_server.url + reverse("dossier_look_up"))
    page.focus("#ma")
    page.keyboard.type(CODE.lower())
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đang xử lý")
    wrong += screen_faults(page)
    assert wrong == []


def test_the_look_up_works_without_script(
    procedure: ProcedurePage, live_server: Any, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(live_server.url + reverse("dossier_look_up"))
    opened.fill("#ma", CODE)
    opened.press("#ma", "Enter")
    shown = opened.locator("[role=status]").inner_text()
    context.close()
    assert "Nguyễn V. A." in shown
    assert procedure.title in shown


def test_screens_of_the_desk(
    procedure: ProcedurePage,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
    settings: Any,
) -> None:
    settings.PROCEDURE_REVIEW_MONTHS = -1
    page.goto(live_server.url + reverse("wagtailadmin_login"))
    page.fill("input[name=username]", "thutruong")
    page.fill("input[name=password]", factories.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/quan-tri/")
    wrong = []
    period = "?begins=01/10/2026&ends=31/10/2026"
    for address in (reverse("services:reviews"), reverse("services:statistics") + period):
        page.goto(live_server.url + address)
        assert page.locator("main, #main").first.inner_text()
        wrong += screen_faults(page)
    assert wrong == []
