"""Every procedure is at most three links from the home page (TT 32/2017/TT-BTTTT)."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest

from services.models import ProcedureIndexPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

LINKS = 3


class Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        if tag == "a" and address:
            self.found.append(address)


def reached(client: Client, links: int) -> set[str]:
    """The paths that are so many links from the home page, or fewer."""
    seen, edge = {"/"}, {"/"}
    for _step in range(links):
        found = set()
        for path in sorted(edge):
            answer = client.get(path)
            if answer.status_code == 200 and not answer.streaming:
                targets = (
                    urlsplit(urljoin(path, link)) for link in Links(answer.content.decode()).found
                )
                found |= {
                    f"{target.path}?{target.query}" if target.query else target.path
                    for target in targets
                    if not target.netloc and not target.scheme
                }
        edge = found - seen
        seen |= found
    return seen


@pytest.mark.slow
def test_every_procedure_is_three_links_away(
    procedures: Callable[..., list[Any]], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProcedureIndexPage, "per_page", 3)
    pages = procedures(
        *({"title": f"Thủ tục {n}", "field": f"Lĩnh vực {n % 4}"} for n in range(40))
    )
    found = reached(client, LINKS)
    assert {page.url for page in pages} <= found
    assert not {page.url for page in pages} <= reached(client, LINKS - 1)
