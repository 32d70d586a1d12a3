"""Every public page type, rich and public, as a visitor's browser shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from news.models import ArticlePage
from tests import factories
from tests.pages.planting import public
from tests.pages.specimens import ALL_TYPES, PARENTS, VALUES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.factories import People

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]


def every_block() -> list[tuple[str, Any]]:
    """A story that uses each block of core.blocks."""
    picture = factories.image(title="Ảnh thứ nhất", description="Cổng trụ sở huyện")
    plate = {"image": picture, "caption": "Trụ sở huyện"}
    bare = {"image": picture, "caption": ""}
    return [
        ("paragraph", "<p>Mở đầu, có <b>chữ đậm</b>.</p><ul><li>Một</li><li>Hai</li></ul>"),
        ("heading", {"text": "Kết quả", "level": "2"}),
        ("heading", {"text": "Về kinh tế", "level": "3"}),
        ("image", plate),
        ("gallery", [plate, bare]),
        ("quote", {"text": "Làm tốt từng việc nhỏ.", "source": "Phòng Nội vụ"}),
        ("callout", {"title": "Lưu ý", "text": "<p>Nộp hồ sơ trong giờ hành chính.</p>"}),
        (
            "table",
            {
                "caption": "Số hồ sơ theo tháng",
                "heading": ["Tháng", "Hồ sơ"],
                "rows": [{"cells": ["1", "120"]}, {"cells": ["2", "95"]}],
            },
        ),
        ("document", {"document": factories.document(title="Mẫu đơn"), "label": "Mẫu đơn"}),
    ]


@pytest.fixture
def addresses(transactional_db: None) -> list[str]:
    """The path of one public page of each type, parents first, and of the pages without one."""
    people: People = factories.people()
    ordered = sorted(ALL_TYPES, key=depth)
    pages = [
        public(model, people, own=VALUES[model](people) | {"content": every_block()})
        if model is ArticlePage
        else first(model, people)
        for model in ordered
    ]
    found = reverse("search")
    return [page.url for page in pages] + [found, f"{found}?q=Mẫu", "/khong-co-trang-nay/"]


def depth(model: type) -> int:
    above = PARENTS[model]
    return 0 if above is None else 1 + depth(above)


def first(model: Any, people: People) -> Any:
    """The page that stands there already as another one's parent, or a new one."""
    return (model.structural and model.objects.live().first()) or public(model, people)


def test_every_page_is_valid_and_open_to_all(
    addresses: list[str],
    live_server: Any,
    page: Page,
    screen_faults: Callable[[Page], list[str]],
    html_validator: Callable[[str], list[str]],
) -> None:
    """The Nu HTML checker finds no error; axe finds no violation of WCAG 2.2 AA at either width;
    nothing is cut off or scrolls sideways on a phone."""
    wrong = []
    for address in addresses:
        answer = page.goto(live_server.url + address)
        assert answer is not None
        wrong += [f"{address}: {line}" for line in html_validator(answer.text())]
        wrong += screen_faults(page)
    assert not wrong, "\n".join(wrong)
