"""The front page: what it chooses, and that its cost doesn't grow."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.front import front_page
from home.models import HomePage
from news.models import (
    ArticlePage,
    GalleryIndexPage,
    GalleryPage,
    NewsIndexPage,
    NoticeIndexPage,
    NoticePage,
)
from tests import factories
from tests.home.site_map import draft, public, section

MOST_QUERIES = 20


@pytest.fixture
def news(people: factories.People) -> Any:
    """One section of news."""
    return section(NewsIndexPage, "Trong huyện")


def titles(pages: list[Any]) -> list[str]:
    return [page.title for page in pages]


def test_an_empty_portal_has_a_front_page(site: HomePage, client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Tin nổi bật" not in answer.content.decode()


def test_the_newest_leads_and_nothing_stands_twice(news: Any) -> None:
    for number in range(6):
        public(ArticlePage, f"Tin {number}", news)
    shown = front_page()
    assert shown["lead"].title == "Tin 5"
    assert titles(shown["more_news"]) == ["Tin 4", "Tin 3", "Tin 2"]
    assert titles(shown["sections"][0]["items"]) == ["Tin 1", "Tin 0"]


def test_a_section_with_nothing_else_repeats_its_own(news: Any) -> None:
    public(ArticlePage, "Tin duy nhất", news)
    shown = front_page()
    assert shown["lead"].title == "Tin duy nhất"
    assert titles(shown["sections"][0]["items"]) == ["Tin duy nhất"]


def test_the_featured_article_leads(news: Any) -> None:
    public(ArticlePage, "Nổi bật cũ", news, is_featured=True)
    public(ArticlePage, "Nổi bật mới", news, is_featured=True)
    public(ArticlePage, "Tin thường", news)
    shown = front_page()
    assert shown["lead"].title == "Nổi bật mới"
    assert titles(shown["more_news"]) == ["Tin thường", "Nổi bật cũ"]


def test_sections_come_in_the_order_of_the_menu(news: Any) -> None:
    empty = section(NewsIndexPage, "Trong tỉnh")
    party = section(NewsIndexPage, "Huyện ủy", empty)
    public(ArticlePage, "Tin Huyện ủy", party, body=news_body("committee"))
    public(ArticlePage, "Tin huyện", news)
    assert [row["page"].title for row in front_page()["sections"]] == ["Trong huyện", "Huyện ủy"]


def news_body(kind: str) -> Any:
    return factories.BodyFactory(name="UBND huyện", code="ubnd", kind=kind)


def test_no_draft_is_chosen(news: Any, client: Client) -> None:
    draft(ArticlePage, "Bản nháp", news, is_featured=True)
    draft(NoticePage, "Thông báo nháp", section(NoticeIndexPage, "Thông báo"))
    text = client.get("/").content.decode()
    assert "Bản nháp" not in text
    assert "Thông báo nháp" not in text


def test_galleries_show_their_cover(people: factories.People, client: Client) -> None:
    galleries = section(GalleryIndexPage, "Thư viện ảnh")
    cover = factories.image(title="Thác Đồng Quan")
    public(GalleryPage, "Thác Đồng Quan", galleries, cover=cover)
    text = client.get("/").content.decode()
    assert "Thác Đồng Quan" in text
    assert "fill-480x270" in text


def cost_of_home(client: Client) -> int:
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len(asked)


def test_the_cost_does_not_grow(news: Any, client: Client) -> None:
    notices = section(NoticeIndexPage, "Thông báo")

    def grow(times: int) -> None:
        for number in range(times):
            cover = factories.image(title=f"Ảnh {number}")
            public(ArticlePage, f"Tin {number}", news, cover=cover)
            public(NoticePage, f"Thông báo {number}", notices)

    grow(1)
    cost_of_home(client)  # makes the pictures
    before = cost_of_home(client)
    grow(3)
    section(NewsIndexPage, "Trong tỉnh")
    cost_of_home(client)
    assert cost_of_home(client) == before
    assert before <= MOST_QUERIES
