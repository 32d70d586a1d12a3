"""The pages of bodies as a tree in protocol order (Điều 7 khoản 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directory.public import in_protocol_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.models import BodyPage


@dataclass
class Node:
    """A body's page, and those below it."""

    page: BodyPage
    children: list[Node] = field(default_factory=list)


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
