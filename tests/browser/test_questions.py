"""Asking a question in a browser: with script and without, on a phone, by keyboard alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from questions import handling, ticket
from questions.models import DataRequest, Enquiry, EnquiryField, EnquiryRoute
from tests import factories
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_desk import sign_in
from tests.questions.citizen import answered_privately, code_in, enquiry, questions_section

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]

MOST_TABS = 120
QUESTION = "Thửa đất nhà tôi rộng 800 m², tách cho hai con thì cần những giấy tờ gì?"
SHOTS = os.environ.get("SCREENSHOTS", "")


@pytest.fixture
def portal(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> factories.People:
    """A section of questions, two fields, communes; a form may be sent at once."""
    monkeypatch.setattr(ticket, "MIN_SECONDS", -1)
    people = factories.people()
    questions_section()
    for name in ("Đất đai", "Hộ tịch"):
        EnquiryField.objects.create(name=name)
    EnquiryRoute.objects.create(body=people.office)
    for number, name in enumerate(("xã Bãi Trành", "xã Hóa Quỳ", "thị trấn Yên Cát")):
        factories.BodyFactory(name=f"UBND {name}", code=f"xa-{number}", kind="commune")
    return people


def shoot(page: Page, name: str) -> None:
    """A picture to look at, where SCREENSHOTS names a folder."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def ask_by_pointer(page: Page, server: str) -> str:
    """Fill in and send; returns the code."""
    page.goto(server + reverse("ask", args=["cau-hoi"]))
    page.select_option("#id_field", label="Đất đai")
    page.select_option("#id_place", label="UBND xã Bãi Trành")
    page.fill("#id_text", QUESTION)
    page.check("input[name=reply][value=code]")
    page.check("#id_consent")
    page.click("form.ask button[type=submit]")
    page.wait_for_selector("#ma-bien-nhan")
    return code_in(page.content())


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_ask_with_script_and_copy_the_code(
    portal: factories.People, live_server: Any, page: Page, viewport: dict[str, int]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = ask_by_pointer(page, live_server.url)
    page.click("[data-copy]")
    page.wait_for_selector("text=Đã sao chép mã")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("-", "") == code == Enquiry.objects.get().code
    shoot(page, f"receipt-{viewport['width']}")


def test_ask_and_follow_without_script(
    portal: factories.People, live_server: Any, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    code = ask_by_pointer(page, live_server.url)
    assert not page.is_visible("[data-copy]")
    answered_privately(portal, Enquiry.objects.get(), "Mời ông bà mang sổ đỏ tới bộ phận Một cửa.")
    page.goto(live_server.url + reverse("look_up"))
    page.fill("#ma", f"{code[:4]}-{code[4:8]} {code[8:].lower()}")
    page.click("form.ask button[type=submit]")
    assert "mang sổ đỏ" in page.inner_text("main")
    page.click("button[name=muc][value='3']")
    assert "Cảm ơn" in page.inner_text("main")
    context.close()


def test_ask_by_keyboard_alone(portal: factories.People, live_server: Any, page: Page) -> None:
    page.goto(live_server.url + reverse("ask", args=["cau-hoi"]))

    def tab_to(selector: str) -> None:
        for _ in range(MOST_TABS):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"{selector} can't be reached by Tab")

    tab_to("#id_field")
    page.keyboard.press("ArrowDown")
    tab_to("#id_text")
    page.keyboard.type(QUESTION)
    tab_to("input[name=reply]")
    page.keyboard.press("ArrowDown")
    tab_to("#id_consent")
    page.keyboard.press("Space")
    tab_to("form.ask button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#ma-bien-nhan")
    message = Enquiry.objects.get()
    assert (message.text, message.reply) == (QUESTION, "code")


def test_what_machines_fill_is_out_of_the_way(
    portal: factories.People, live_server: Any, page: Page
) -> None:
    page.goto(live_server.url + reverse("ask", args=["cau-hoi"]))
    box = page.locator("#id_website").bounding_box()
    assert box is not None
    assert box["x"] < 0


def test_screens_are_open_to_all(
    portal: factories.People,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
    html_validator: Callable[[str], list[str]],
) -> None:
    """axe and the Nu checker find nothing on each form, with errors and without, the receipt,
    the look-up and the status."""
    wrong: list[str] = []

    def look(name: str) -> None:
        wrong.extend(f"{name}: {line}" for line in html_validator(page.content()))
        wrong.extend(screen_faults(page))
        shoot(page, f"{name}-360")
        page.set_viewport_size(DESKTOP)
        shoot(page, f"{name}-1366")

    for slug in ("cau-hoi", "gop-y", "bao-loi", "yeu-cau-thong-tin"):
        page.goto(live_server.url + reverse("ask", args=[slug]))
        look(slug)
        page.evaluate("document.querySelector('form.ask').noValidate = true")
        page.click("form.ask button[type=submit]")
        page.wait_for_selector("[role=alert]")
        look(f"{slug}-errors")
    code = ask_by_pointer(page, live_server.url)
    look("receipt")
    page.goto(live_server.url + reverse("look_up"))
    look("look-up")
    page.fill("#ma", "ABCD")
    page.click("form.ask button[type=submit]")
    look("look-up-wrong")
    answered_privately(portal, Enquiry.objects.get(), "Mời ông bà mang sổ đỏ tới Một cửa.")
    page.fill("#ma", code)
    page.click("form.ask button[type=submit]")
    look("status")
    page.goto(live_server.url + questions_section().url)
    look("section")
    assert not wrong, "\n".join(wrong)


def test_the_desk_is_open_to_all(
    portal: factories.People,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
) -> None:
    """The officer's screens for messages, at both widths: nothing that our templates add breaks
    WCAG or scrolls sideways."""
    message = enquiry(portal.office, text=QUESTION, kind="access")
    DataRequest.objects.create(enquiry=message, wish="delete")
    handling.draft_answer(message, portal.contributor, "Mời ông bà mang sổ đỏ tới Một cửa.")
    sign_in(page, live_server.url, portal.unit_head.username)
    wrong = []
    for name, args in (
        ("register", []), ("enquiry", [message.pk]), ("compose", [message.pk]),
        ("data_requests", []),
    ):  # fmt: skip
        page.goto(live_server.url + reverse(f"enquiries:{name}", args=args))
        wrong += screen_faults(page)
        shoot(page, f"desk-{name}-360")
        page.set_viewport_size(DESKTOP)
        page.reload()
        shoot(page, f"desk-{name}-1366")
    assert not wrong, "\n".join(wrong)
