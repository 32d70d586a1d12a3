"""Điều 10: an article with a picture written on a phone, the connection lost, nothing lost."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from PIL import Image

from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.dieu(10),
    pytest.mark.usefixtures("emptied_afterwards"),
]

TITLE = "Thôn 3 ra quân làm đường"
FIRST = "Sáng nay sáu mươi người dân ra quân."
SECOND = "Đến trưa làm xong bốn trăm mét."
LOST = "Mất kết nối: bài vẫn còn trong máy này, gửi lại khi có mạng."
EDITOR = ".public-DraftEditor-content"
LISTED = re.compile(r"/pages/\d+/")
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('nhuxuan-draft:')).length"


@pytest.fixture
def viewport() -> dict[str, int]:
    return PHONE


@pytest.fixture
def cast(transactional_db: None) -> factories.People:
    people = factories.people()
    section = NewsIndexPage(title="Trong huyện", slug="trong-huyen", live=True)
    section.assigned_domain = "government"
    factories.home().add_child(instance=section)
    return people


def photo() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (640, 480), "#1B6B3A").save(buffer, "JPEG")
    return buffer.getvalue()


class Writer:
    """A contributor with a phone."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        page.on("dialog", lambda dialog: dialog.accept())

    def sign_in(self, user: Any) -> None:
        self.page.context.clear_cookies()
        self.page.goto(self.server + reverse("wagtailadmin_login"))
        self.page.fill("input[name=username]", user.username)
        self.page.fill("input[name=password]", factories.PASSWORD)
        self.page.click("form button[type=submit]")
        self.page.wait_for_url("**/quan-tri/")

    def open(self, address: str) -> None:
        self.page.goto(self.server + address)

    def add(self) -> None:
        section = NewsIndexPage.objects.get(slug="trong-huyen")
        self.open(reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk]))

    def write(self) -> None:
        """Title, declaration, a photo taken just now, a paragraph."""
        page = self.page
        page.fill("#id_title", TITLE)
        page.select_option("#id_secrecy", "none")
        page.fill("#id_summary", "Tóm tắt việc làm đường.")
        page.click("#id_cover-chooser button.chooser__choose-button")
        page.click(".modal a[href='#tab-upload']")
        upload = page.locator(".modal form[data-chooser-modal-creation-form]")
        upload.locator("input[type=file]").set_input_files(
            {"name": "ra-quan.jpg", "mimeType": "image/jpeg", "buffer": photo()}
        )
        upload.locator("[name$=title]").fill("Ra quân làm đường")
        upload.locator("[name$=secrecy]").select_option("none")
        upload.locator("button[type=submit]").click()
        page.wait_for_selector("#id_cover-chooser img")
        page.click("[data-streamfield-stream-container] button")
        page.get_by_role("option", name=re.compile("Đoạn văn")).click()
        page.click(EDITOR)
        page.keyboard.type(FIRST)

    def press_submit(self) -> None:
        self.page.click("footer button[data-w-dropdown-target=toggle]")
        self.page.click("button[name=action-submit]")

    def lose(self, words: str) -> None:
        """Type on without a connection and press the button all the same."""
        self.page.context.set_offline(True)
        self.page.keyboard.type(f" {words}")
        self.press_submit()
        self.page.wait_for_selector(f"text={LOST}")

    def kept(self) -> int:
        count: int = self.page.evaluate(KEPT)
        return count


@pytest.fixture
def writer(cast: factories.People, live_server: Any, page: Page) -> Writer:
    """The contributor, signed in, before the form of a new article."""
    writer = Writer(page, live_server.url)
    writer.sign_in(cast.contributor)
    writer.add()
    return writer


def ours(violations: list[str]) -> list[str]:
    """Without that of Wagtail's own rich text, which has no name."""
    return [line for line in violations if "DraftEditor" not in line]


def test_typed_offline_restored_and_submitted(
    writer: Writer, cast: factories.People, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    writer.write()
    writer.lose(SECOND)
    assert SECOND in page.inner_text(EDITOR)
    assert not ArticlePage.objects.filter(title=TITLE).exists()
    assert ours(axe(page)) == []
    # The phone closes the tab before the network is back.
    page.goto("about:blank")
    page.context.set_offline(False)
    writer.add()
    page.wait_for_selector("dialog.local-draft-offer")
    assert "chưa gửi" in page.inner_text("dialog h2")
    assert ours(axe(page)) == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Khôi phục"
    page.keyboard.press("Enter")
    page.wait_for_selector(EDITOR)
    assert page.inner_text(EDITOR) == f"{FIRST} {SECOND}"
    assert page.locator("#id_cover-chooser img").count() == 1
    assert not ArticlePage.objects.filter(title=TITLE).exists()
    writer.press_submit()
    page.wait_for_url(LISTED)
    page.wait_for_function(f"() => {KEPT} === 0")
    in_the_heads_queue(writer, cast, page)


def in_the_heads_queue(writer: Writer, cast: factories.People, page: Page) -> None:
    draft = ArticlePage.objects.get(title=TITLE).get_latest_revision_as_object()
    assert f"{FIRST} {SECOND}" in str(draft.content[0].value)
    assert draft.cover.title == "Ra quân làm đường"
    writer.sign_in(cast.unit_head)
    assert page.locator(f"#cho-toi-duyet-content a:has-text('{TITLE}')").count() == 1


def test_it_goes_by_itself_when_the_network_is_back(
    writer: Writer, cast: factories.People, page: Page
) -> None:
    writer.write()
    writer.lose(SECOND)
    page.context.set_offline(False)
    page.wait_for_url(LISTED)
    page.wait_for_function(f"() => {KEPT} === 0")
    in_the_heads_queue(writer, cast, page)


def test_what_is_kept_and_when_it_is_erased(writer: Writer, page: Page) -> None:
    page.fill("#id_title", TITLE)
    page.wait_for_selector("text=chỉ giữ khi khai “Không mật”")
    assert writer.kept() == 0
    page.select_option("#id_secrecy", "none")
    assert writer.kept() == 1
    page.select_option("#id_secrecy", "secret")
    assert writer.kept() == 0
    page.select_option("#id_secrecy", "none")
    # Refused for what it says: the device may not keep it.
    page.fill("#id_summary", "ĐỘ MẬT: TỐI MẬT")
    page.click("footer button.action-save")
    page.wait_for_selector("text=Có dấu hiệu tài liệu mật")
    assert writer.kept() == 0
    # Refused for something else: kept, and shown once only, by the form itself.
    page.fill("#id_summary", "Tóm tắt")
    page.fill("#id_title", "")
    page.click("footer button.action-save")
    page.wait_for_selector("text=bắt buộc")
    assert writer.kept() == 1
    assert page.locator("dialog").count() == 0
    # Thrown away, it is gone for good.
    writer.add()
    page.click("dialog button:has-text('Bỏ')")
    assert writer.kept() == 0
    page.fill("#id_title", TITLE)
    page.select_option("#id_secrecy", "none")
    assert writer.kept() == 1
    page.evaluate("document.querySelector('form[action$=\"/logout/\"]')?.requestSubmit()")
    page.wait_for_url("**/login/**")
    assert writer.kept() == 0


def test_a_newer_version_is_named_before_it_is_written_over(
    writer: Writer, cast: factories.People, page: Page
) -> None:
    writer.write()
    page.click("footer button.action-save")
    page.wait_for_url("**/edit/**")
    page.fill("#id_summary", "Tóm tắt gõ sau.")
    page.locator("#id_summary").blur()
    assert writer.kept() == 1
    draft = ArticlePage.objects.get(title=TITLE).get_latest_revision_as_object()
    draft.summary = "Tóm tắt của người khác."
    draft.save_revision(user=cast.unit_head)
    page.reload()
    page.wait_for_selector("text=đã có bản mới hơn")
    page.click("dialog button:has-text('Khôi phục')")
    page.wait_for_selector(EDITOR)
    assert page.input_value("#id_summary") == "Tóm tắt gõ sau."


def test_an_old_draft_is_thrown_away(writer: Writer, page: Page) -> None:
    page.select_option("#id_secrecy", "none")
    page.fill("#id_title", TITLE)
    page.locator("#id_title").blur()
    assert writer.kept() == 1
    page.evaluate(
        """() => {
        const key = Object.keys(localStorage).find(key => key.startsWith("nhuxuan-draft:"));
        const draft = JSON.parse(localStorage.getItem(key));
        draft.at -= 8 * 24 * 3600 * 1000;
        addEventListener("pagehide", () => localStorage.setItem(key, JSON.stringify(draft)));
        }"""
    )
    writer.open(reverse("wagtailadmin_home"))
    assert writer.kept() == 0


def test_an_expired_session_takes_nothing(
    writer: Writer, cast: factories.People, page: Page
) -> None:
    page.select_option("#id_secrecy", "none")
    page.fill("#id_title", TITLE)
    page.context.clear_cookies()
    page.click("footer button.action-save")
    page.wait_for_selector("text=Phiên làm việc đã hết")
    assert page.input_value("#id_title") == TITLE
    other = page.context.new_page()
    Writer(other, writer.server).sign_in(cast.contributor)
    page.click("button:has-text('Gửi lại')")
    page.wait_for_url("**/edit/**")
    assert ArticlePage.objects.filter(title=TITLE).count() == 1
