"""The feeds: newest first, of the portal or of one section, public items only."""

from __future__ import annotations

from xml.etree import ElementTree

from django.test import Client
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, NewsIndexPage, NoticeIndexPage, NoticePage
from tests import factories
from tests.home.site_map import draft, public, section


def feed(client: Client, url: str) -> ElementTree.Element:
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(answer.content).find("channel")  # noqa: S314 - our own feed


def titles(channel: ElementTree.Element) -> list[str]:
    return [item.findtext("title") for item in channel.iter("item")]


def test_the_portals_feed(people: factories.People, client: Client) -> None:
    news, notices = section(NewsIndexPage, "Trong huyện"), section(NoticeIndexPage, "Thông báo")
    public(ArticlePage, "Tin cũ", news, summary="Tóm tắt tin cũ")
    public(NoticePage, "Thông báo mới", notices)
    draft(ArticlePage, "Tin nháp", news)
    channel = feed(client, "/rss/")
    assert titles(channel) == ["Thông báo mới", "Tin cũ"]
    last = channel.findall("item")[1]
    assert last.findtext("link") == "http://localhost/trong-huyen/tin-cu/"
    assert last.findtext("description") == "Tóm tắt tin cũ"
    assert last.findtext("pubDate")
    assert channel.findtext("language") == "vi"


def test_a_sections_feed_holds_what_is_below_it(people: factories.People, client: Client) -> None:
    news = section(NewsIndexPage, "Tin tức")
    public(ArticlePage, "Tin Huyện ủy", section(NewsIndexPage, "Huyện ủy", news))
    public(ArticlePage, "Tin mục khác", section(NewsIndexPage, "Trong tỉnh"))
    channel = feed(client, "/rss/tin-tuc/")
    assert titles(channel) == ["Tin Huyện ủy"]
    assert channel.findtext("link") == "http://localhost/tin-tuc/"
    assert channel.findtext("title").startswith("Tin tức – ")


def test_feed_of_no_section(people: factories.People, client: Client) -> None:
    closed = section(NewsIndexPage, "Riêng")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert client.get("/rss/khong-co/").status_code == 404
    assert client.get("/rss/rieng/").status_code == 404


def test_sections_with_the_same_address_part(people: factories.People, client: Client) -> None:
    """A slug is unique among siblings only."""
    public(ArticlePage, "Tin một", section(NewsIndexPage, "Xã", section(NewsIndexPage, "Một")))
    section(NewsIndexPage, "Xã", section(NewsIndexPage, "Hai"))
    assert titles(feed(client, "/rss/xa/")) == ["Tin một"]


def test_nothing_restricted_is_in_a_feed(people: factories.People, client: Client) -> None:
    news = section(NewsIndexPage, "Trong huyện")
    public(ArticlePage, "Tin riêng", news)
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert titles(feed(client, "/rss/")) == []
