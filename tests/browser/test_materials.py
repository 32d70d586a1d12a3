"""Điều 10: sending materials from a phone, with script and without, and a member's desk."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from PIL import Image

from contributions.models import Material
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.browser.conftest import PHONE
from tests.browser.test_desk import sign_in, tab_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.dieu(10),
    pytest.mark.usefixtures("emptied_afterwards"),
]

TITLE = "Lễ ra quân làm đường thôn"
TEXT = "Sáng nay thôn huy động 60 người."


@pytest.fixture
def viewport() -> dict[str, int]:
    return PHONE


@pytest.fixture
def cast(transactional_db: None) -> factories.People:
    people = factories.people()
    section = NewsIndexPage(title="Trong huyện", live=True, assigned_domain="government")
    factories.home().add_child(instance=section)
    return people


def photos() -> list[Any]:
    """As a phone hands over several at once."""
    made = []
    for number in range(2):
        buffer = BytesIO()
        Image.new("RGB", (320, 240), "#1B6B3A").save(buffer, "JPEG")
        name = f"anh-{number}.jpg"
        made.append({"name": name, "mimeType": "image/jpeg", "buffer": buffer.getvalue()})
    return made


def fill_in(page: Page) -> None:
    """By the keyboard alone, the pictures apart, which only a file dialog gives."""
    tab_to(page, "#id_secrecy")
    page.keyboard.type("Không")
    for field, words in (("#id_title", TITLE), ("#id_text", TEXT), ("#id_place", "Thôn 3")):
        tab_to(page, field)
        page.keyboard.type(words)
    page.set_input_files("#id_pictures", photos())
    tab_to(page, "#id_caption")
    page.keyboard.type("Quang cảnh ra quân")
    tab_to(page, "#material-form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tu-lieu/")


def assert_sent(cast: factories.People) -> Material:
    material = Material.objects.get()
    assert (material.title, material.text, material.sender) == (TITLE, TEXT, cast.contributor)
    assert len(material.pictures) == 2
    return material


def test_from_a_phone_to_the_draft_by_keyboard(
    cast: factories.People,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
) -> None:
    sign_in(page, live_server.url, cast.contributor.username)
    page.goto(live_server.url + reverse("contributions:send_material"))
    wrong = screen_faults(page)
    fill_in(page)
    assert f"Đã gửi “{TITLE}”" in page.inner_text(".messages")
    page.wait_for_function("() => !Object.keys(localStorage).some(k => k.startsWith('nhuxuan-d'))")
    wrong += screen_faults(page)
    material = assert_sent(cast)
    page.context.clear_cookies()
    sign_in(page, live_server.url, cast.member.username)
    page.goto(live_server.url + reverse("contributions:material", args=[material.pk]))
    wrong += screen_faults(page)
    tab_to(page, "#id_section")
    page.keyboard.type("Trong")
    tab_to(page, "button[name=compose]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    assert ArticlePage.objects.get(title=TITLE).owner == cast.contributor
    assert wrong == [], "\n".join(wrong)


def test_a_lost_connection_and_an_empty_battery_take_nothing(
    cast: factories.People, live_server: Any, page: Page
) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, live_server.url, cast.contributor.username)
    address = live_server.url + reverse("contributions:send_material")
    page.goto(address)
    page.select_option("#id_secrecy", "none")
    page.fill("#id_title", TITLE)
    page.fill("#id_text", TEXT)
    page.context.set_offline(True)
    page.click("#material-form button[type=submit]")
    page.wait_for_selector("text=Mất kết nối: bài vẫn còn trong máy này")
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(address)
    page.click("dialog button:has-text('Khôi phục')")
    page.wait_for_selector("text=Ảnh và tệp phải chọn lại")
    assert (page.input_value("#id_title"), page.input_value("#id_text")) == (TITLE, TEXT)
    page.click("#material-form button[type=submit]")
    page.wait_for_url("**/tu-lieu/")
    assert Material.objects.get().text == TEXT


def test_without_script(cast: factories.People, live_server: Any, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(live_server.url + reverse("wagtailadmin_login"))
    page.fill("input[name=username]", cast.contributor.username)
    page.fill("input[name=password]", factories.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/quan-tri/")
    page.goto(live_server.url + reverse("contributions:send_material"))
    page.select_option("#id_secrecy", "none")
    page.fill("#id_title", TITLE)
    page.fill("#id_text", TEXT)
    page.set_input_files("#id_pictures", photos())
    page.fill("#id_caption", "Quang cảnh ra quân")
    page.focus("#material-form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tu-lieu/")
    assert_sent(cast)
    context.close()
