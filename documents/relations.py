"""Relations in which one document stands above another never lead back to where they began: what
replaces, repeals, amends or rests on another is the later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.refusal import PublicationRefused
from documents.models.parts import DocumentRelation
from documents.validity import RelationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from documents.models import DocumentPage

LATER_TO_EARLIER = frozenset({
    RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.AMENDS, RelationKind.BASED_ON,
})  # fmt: skip
CIRCLE = (
    "Quan hệ đi vòng: văn bản kia (trực tiếp hoặc qua văn bản khác) đã thay thế, bãi bỏ, sửa đổi "
    "hoặc căn cứ vào văn bản này. Hãy kiểm tra lại chiều của quan hệ."
)
ITSELF = "Văn bản không thể có quan hệ với chính nó."


def all_leading_to(start: int, leading_to: Callable[[set[int]], Iterable[int]]) -> set[int]:
    """Every node from which `start` can be reached, itself included. `leading_to` gives the nodes
    that lead to any of a set in one step: one call a step of distance."""
    found, edge = {start}, {start}
    while edge:
        edge = set(leading_to(edge)) - found
        found |= edge
    return found


def faulty_targets(page: DocumentPage, relations: Iterable[DocumentRelation]) -> dict[int, str]:
    """Of the relations that `page` is to have: the key of each target that must not be, and why.
    Public documents only are followed; what a draft says is judged when it becomes public."""
    if page.pk is None:
        return {}
    own = {page.pk, page.alias_of_id or page.pk}
    rows = [row for row in relations if row.target_id is not None]
    faults = {row.target_id: ITSELF for row in rows if row.target_id in own}
    ordered = {row.target_id for row in rows if row.kind in LATER_TO_EARLIER} - own
    if ordered:
        for key in ordered & all_leading_to(page.pk, _acting_on):
            faults[key] = CIRCLE
    return faults


def refuse_faulty(page: DocumentPage) -> None:
    """The backstop of the form, for what is to be public.

    Raises:
        PublicationRefused: a relation to itself, or a circle.
    """
    for message in faulty_targets(page, page.relations.all()).values():
        raise PublicationRefused(message, article="4")


def _acting_on(keys: set[int]) -> Iterable[int]:
    rows = DocumentRelation.objects.filter(
        target__in=keys,
        kind__in=LATER_TO_EARLIER,
        page__live=True,
        page__alias_of__isnull=True,
    )
    return rows.values_list("page_id", flat=True)
