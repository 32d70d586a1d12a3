"""What an anonymous visitor gets: the page when it is public, nothing before."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from home.models import HomePage
from tests.pages.planting import plant, public, title_of
from tests.pages.specimens import ALL_TYPES

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

every_type = pytest.mark.parametrize("model", ALL_TYPES, ids=lambda model: model.__name__)


class Tags(HTMLParser):
    """What the tests ask of a page's markup."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.languages: list[str | None] = []
        self.forbidden: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the language and whatever the content security policy would refuse."""
        given = dict(attrs)
        if tag == "html":
            self.languages.append(given.get("lang"))
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.forbidden.append(self.get_starttag_text() or tag)
        if any(name == "style" or name.startswith("on") for name in given):
            self.forbidden.append(self.get_starttag_text() or tag)


@every_type
def test_public_page_renders(model: type, people: People, client: Client) -> None:
    page = public(model, people)
    answer = client.get(page.url)
    assert answer.status_code == 200
    html = answer.content.decode()
    tags = Tags(html)
    assert tags.languages == ["vi"]
    assert tags.forbidden == []
    assert "wagtail-userbar" not in html
    assert page.title in html
    if model is not HomePage:
        assert page.title == title_of(model)


@every_type
def test_draft_is_not_found(model: type, people: People, client: Client) -> None:
    page = plant(model, people, live=False)
    if model is HomePage:
        page.live = False
        page.save()
    assert not page.live
    answer = client.get(page.url)
    assert answer.status_code == 404
    assert title_of(model) not in answer.content.decode()
