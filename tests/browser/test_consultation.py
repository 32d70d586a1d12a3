"""A citizen sends an opinion on a draft: with script and without, at both widths, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from documents.models import ConsultationPage, Opinion
from tests import factories
from tests.browser.conftest import DESKTOP, PHONE
from tests.pages.planting import public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]

TEXT = "Đề nghị ghi rõ mức thu ở khoản 2."


@pytest.fixture
def consultation(transactional_db: None) -> ConsultationPage:
    """An open one."""
    page: ConsultationPage = public(ConsultationPage, factories.people())
    return page


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone, with script or without."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_opinion_is_sent_and_mistakes_are_told(
    consultation: ConsultationPage, live_server: Any, visitor: Page
) -> None:
    visitor.goto(live_server.url + consultation.url)
    visitor.get_by_role("link", name="Góp ý về Điều 1. Phạm vi").click()
    assert visitor.get_by_label("Góp ý về", exact=True).input_value() == "1"
    visitor.get_by_label("Nội dung góp ý", exact=True).fill(TEXT)
    visitor.get_by_role("radio", name="Cá nhân").check()
    visitor.get_by_label("Họ tên, hoặc tên cơ quan, tổ chức").fill("Công dân khu phố 2")
    # The browser itself would ask for the box: a server must do so too.
    visitor.locator("form.opinion__form").evaluate("form => form.noValidate = true")
    visitor.get_by_role("button", name="Gửi góp ý").click()
    assert "Xin đánh dấu đồng ý" in visitor.get_by_role("alert").inner_text()
    assert visitor.get_by_label("Nội dung góp ý", exact=True).input_value() == TEXT
    visitor.get_by_label("Tôi đồng ý").check()
    visitor.get_by_role("button", name="Gửi góp ý").click()
    assert "Đã nhận ý kiến" in visitor.get_by_role("status").inner_text()
    opinion = Opinion.objects.get()
    assert (opinion.about, opinion.text) == ("Điều 1. Phạm vi", TEXT)


def test_opinion_is_sent_by_keyboard_alone(
    consultation: ConsultationPage, live_server: Any, page: Page
) -> None:
    page.goto(f"{live_server.url}{consultation.url}?dieu=1#gop-y")
    page.get_by_label("Góp ý về", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.type(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Công dân khu phố 2")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # past the trap, which takes no focus
    page.keyboard.press("Enter")
    page.wait_for_url("**da-nhan=1**")
    opinion = Opinion.objects.get()
    assert (opinion.text, opinion.sender_kind) == (TEXT, "person")


def test_form_with_mistakes_is_open_to_all(
    consultation: ConsultationPage,
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
) -> None:
    page.goto(live_server.url + consultation.url)
    page.locator("form.opinion__form").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Gửi góp ý").click()
    page.get_by_role("alert").wait_for()
    assert screen_faults(page) == []
    page.set_viewport_size(DESKTOP)
