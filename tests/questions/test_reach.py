"""Điều 2 khoản 1: from the home page each way back to the authority is at most two clicks."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.questions.citizen import questions_section
from tests.questions.test_pages import question

pytestmark = pytest.mark.dieu(2, khoan=1)

MOST_CLICKS = 2
CHANNELS = ("cau-hoi", "gop-y", "bao-loi")


class Links(HTMLParser):
    """The addresses of this portal that a page links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        href = dict(attrs).get("href", "")
        if tag == "a" and href.startswith("/") and not href.startswith(("//", "/quan-tri/")):
            self.found.add(href)


def reached(client: Client, clicks: int) -> dict[str, int]:
    """Every address within so many clicks from the home page, and how many it takes."""
    distance, edge = {"/": 0}, {"/"}
    for step in range(1, clicks + 1):
        pages = [client.get(address) for address in sorted(edge)]
        texts = [page.text for page in pages if "html" in page.get("Content-Type", "")]
        edge = {link for text in texts for link in Links(text).found} - distance.keys()
        distance |= dict.fromkeys(edge, step)
    return distance


def test_question_opinion_and_error_are_two_clicks_away(
    people: factories.People, client: Client
) -> None:
    question("Câu đã trả lời")
    distance = {link.partition("?")[0]: n for link, n in reached(client, MOST_CLICKS).items()}
    for slug in CHANNELS:
        assert distance[reverse("ask", args=[slug])] <= MOST_CLICKS
    assert reverse("look_up") in distance


def test_every_page_offers_to_report_an_error_of_it(
    people: factories.People, client: Client
) -> None:
    page = question("Câu đã trả lời")
    for address in ("/", questions_section().url, page.url, reverse("search")):
        text = client.get(address).text
        links = re.findall(r'href="(/gui/bao-loi/\?trang=[^"]+)"', text)
        assert links, address
        form = client.get(links[0].replace("&amp;", "&"))
        assert f'value="{address}"' in form.text
