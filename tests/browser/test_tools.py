"""The browser, axe-core and the Nu HTML checker see what they are there to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE

GOOD = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin tức</title></head>
<body><main><h1>Tin tức</h1><p>Ủy ban nhân dân huyện Như Xuân</p></main></body></html>"""
NO_LANGUAGE = GOOD.replace(' lang="vi"', "")
NO_ALT = GOOD.replace("<p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>')
BAD_MARKUP = GOOD.replace("<p>", "<p><table></span>")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_page_has_the_asked_viewport_and_vietnamese(page: Page, viewport: dict[str, int]) -> None:
    page.set_content(GOOD)
    assert page.evaluate("innerWidth") == viewport["width"]
    assert page.evaluate("navigator.language") == "vi-VN"


@pytest.mark.parametrize(
    ("html", "rules"),
    [(GOOD, []), (NO_LANGUAGE, ["html-has-lang"]), (NO_ALT, ["image-alt"])],
    ids=["good", "no-language", "no-alt"],
)
def test_axe_tells_good_from_bad(
    page: Page, axe: Callable[[Page], list[str]], html: str, rules: list[str]
) -> None:
    page.set_content(html)
    assert [line.split(":")[0] for line in axe(page)] == rules


@pytest.mark.parametrize(
    ("html", "valid"),
    [(GOOD, True), (NO_ALT, False), (BAD_MARKUP, False)],
    ids=["good", "no-alt", "bad-markup"],
)
def test_nu_checker_tells_good_from_bad(
    html_validator: Callable[[str], list[str]], html: str, valid: bool
) -> None:
    assert (html_validator(html) == []) is valid
