"""The frame of every page: menu, breadcrumb, footer, alerts, and what it costs."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site, get_page_models

from documents.models import DocumentIndexPage
from home.models import ContactPage, HomePage, SectionPage, SiteMapPage, StandardPage
from home.navigation import Frame
from news.models import NewsIndexPage, NoticeIndexPage, NoticePage
from tests import factories
from tests.home.site_map import draft, home, public, section

MOST_QUERIES = 3


def frame_of(path: str) -> Frame:
    """The frame for an address; what Wagtail keeps of the site between requests is known."""
    request = RequestFactory().get(path)
    Site.find_for_request(request)
    Site.get_site_root_paths()
    return Frame(request)


def titles(items: list[Any]) -> list[str]:
    return [item.title for item in items]


def test_menu_has_two_levels_in_the_order_of_the_tree(site: HomePage) -> None:
    news = section(NewsIndexPage, "Tin tức")
    section(NewsIndexPage, "Huyện ủy", news)
    section(NewsIndexPage, "Trong nước", news)
    section(SectionPage, "Giới thiệu")
    section(SiteMapPage, "Sơ đồ cổng", show_in_menus=False)
    menu = frame_of("/tin-tuc/huyen-uy/").menu
    assert titles(menu) == ["Tin tức", "Giới thiệu"]
    assert titles(menu[0].children) == ["Huyện ủy", "Trong nước"]
    assert [item.is_current for item in menu] == [True, False]
    assert [item.is_current for item in menu[0].children] == [True, False]


def test_menu_shows_no_draft_and_nothing_restricted(people: factories.People) -> None:
    about = section(SectionPage, "Giới thiệu")
    draft(StandardPage, "Bản nháp", about, show_in_menus=True)
    closed = section(SectionPage, "Khu vực riêng")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    menu = frame_of("/").menu
    assert titles(menu) == ["Giới thiệu"]
    assert menu[0].children == []


def test_shortcuts_lead_only_to_what_exists(site: HomePage) -> None:
    section(DocumentIndexPage, "Văn bản")
    shortcuts = frame_of("/").shortcuts
    assert [(item["title"], item["url"]) for item in shortcuts] == [("Văn bản", "/van-ban/")]


def test_places_are_found_by_type(site: HomePage, people: factories.People) -> None:
    section(SiteMapPage, "Sơ đồ cổng")
    public(ContactPage, "Liên hệ", home(), address="Yên Cát")
    frame = frame_of("/")
    assert frame.site_map_url == "/so-do-cong/"
    assert frame.contact_url == "/lien-he/"


def test_breadcrumb_goes_from_home_to_the_page(people: factories.People, client: Client) -> None:
    about = section(SectionPage, "Giới thiệu")
    deeper = section(SectionPage, "Văn hóa", section(SectionPage, "Đời sống", about))
    page = public(StandardPage, "Lễ hội", deeper)
    frame = client.get(page.url).context["frame"]
    assert [crumb["title"] for crumb in frame.breadcrumbs] == [
        "Trang chủ",
        "Giới thiệu",
        "Đời sống",
        "Văn hóa",
        "Lễ hội",
    ]
    assert frame.breadcrumbs[1]["url"] == "/gioi-thieu/"
    assert client.get("/").context["frame"].breadcrumbs == []
    assert client.get("/tim-kiem/").context["frame"].breadcrumbs == []


@pytest.mark.parametrize(
    ("days", "urgent", "stands"),
    [(0, True, True), (3, True, True), (None, True, True), (-1, True, False), (3, False, False)],
)
def test_an_urgent_notice_stands_while_it_is_valid(
    people: factories.People, client: Client, days: int | None, urgent: bool, stands: bool
) -> None:
    until = None if days is None else timezone.localdate() + datetime.timedelta(days=days)
    notices = section(NoticeIndexPage, "Thông báo")
    public(NoticePage, "Cảnh báo mưa lũ", notices, is_urgent=urgent, valid_until=until)
    text = client.get("/tim-kiem/").content.decode()
    assert ("Cảnh báo mưa lũ" in text) is stands


def test_an_urgent_draft_stands_nowhere(people: factories.People, client: Client) -> None:
    draft(NoticePage, "Chưa duyệt", section(NoticeIndexPage, "Thông báo"), is_urgent=True)
    assert "Chưa duyệt" not in client.get("/").content.decode()


def test_footer_names_who_is_responsible(site: HomePage, client: Client) -> None:
    text = client.get("/").content.decode()
    assert "Ủy ban nhân dân huyện Như Xuân" in text
    assert "Trưởng Ban Biên tập" in text


def test_frame_of_a_page_that_does_not_exist(site: HomePage, client: Client) -> None:
    section(SectionPage, "Giới thiệu")
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Giới thiệu" in answer.content.decode()


def test_the_frame_takes_three_queries(site: HomePage) -> None:
    for name in ("Một", "Hai", "Ba"):
        section(SectionPage, "Con", section(SectionPage, f"Mục {name}"))
    ContentType.objects.get_for_models(*get_page_models())
    frame = frame_of("/muc-mot/")
    with CaptureQueriesContext(connection) as asked:
        assert frame.menu and frame.home and frame.footer
        assert (frame.shortcuts, frame.breadcrumbs, frame.links) == ([], [], [])
        assert (frame.alerts, frame.contact_url, frame.site_map_url) == ([], None, None)
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][-400:] for query in asked)
