"""The pages of bodies as a tree in protocol order, and the search among them (Điều 7 khoản 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.text import fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.models import BodyContact, BodyPage


@dataclass
class Node:
    """A body's page, and those below it."""

    page: BodyPage
    children: list[Node] = field(default_factory=list)


@dataclass
class Match:
    """A body's page that was found, with the people to call: those whom the words name, or all
    where the words name the body."""

    page: BodyPage
    contacts: list[BodyContact]


def in_protocol_order(pages: Iterable[BodyPage]) -> list[BodyPage]:
    """By rank, then alphabetically."""
    return sorted(pages, key=lambda page: (page.subject_body.rank, sort_key(page.title)))


def tree_of(pages: Iterable[BodyPage], superiors: dict[int, int | None]) -> list[Node]:
    """Pages below the page of the nearest superior that has one; the rest stand at the top."""
    nodes = {page.subject_body_id: Node(page) for page in in_protocol_order(pages)}
    top: list[Node] = []
    for body, node in nodes.items():
        above = _nearest(body, nodes, superiors)
        (top if above is None else nodes[above].children).append(node)
    return top


def _nearest(body: int, nodes: dict[int, Node], superiors: dict[int, int | None]) -> int | None:
    above, seen = superiors.get(body), {body}
    while above is not None and above not in nodes and above not in seen:
        seen.add(above)
        above = superiors.get(above)
    return above if above in nodes and above not in seen else None


def search(pages: Iterable[BodyPage], typed: str) -> list[Match]:
    """What has all the words, marks and order aside, in the body's or in one contact's line.
    Syllables count whole ("chủ" is not "chức"), numbers in part."""
    wanted = _words(typed)
    if not wanted:
        return []
    return [
        match for page in in_protocol_order(pages) if (match := _match(page, wanted)) is not None
    ]


def _match(page: BodyPage, wanted: list[str]) -> Match | None:
    body = page.subject_body
    line = " ".join((page.title, body.name, body.short_name, page.address, page.phone))
    contacts = page.public_contacts()
    if _has(line, wanted):
        return Match(page, contacts)
    named = [contact for contact in contacts if _has(f"{line} {contact.line}", wanted)]
    return Match(page, named) if named else None


def _has(line: str, wanted: list[str]) -> bool:
    words = set(_words(line))
    digits = "".join(filter(str.isdigit, line))
    return all(word in digits if word.isdigit() else word in words for word in wanted)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
