"""The issuers as a tree of dated bodies, with those that the directory doesn't know."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.text import sort_key
from core.vietnamese import short_date
from documents.models.entries import RegisterEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass
class Issuer:
    """One body in the tree. `label` says when a body that is no more ended."""

    key: int
    code: str
    label: str
    parent: int | None
    children: list[Issuer] = field(default_factory=list)


class IssuerTree:
    """Every body, superiors first; asked for once."""

    @cached_property
    def by_key(self) -> dict[int, Issuer]:
        """All bodies, each with its children in the order of protocol."""
        bodies: Any = RegisterEntry._meta.get_field("issuer").related_model
        rows = bodies.objects.values_list("pk", "code", "name", "valid_to", "parent")
        found = {
            key: Issuer(key, code, _dated(name, ended), parent)
            for key, code, name, ended, parent in rows
        }
        for issuer in found.values():
            if issuer.parent:
                found[issuer.parent].children.append(issuer)
        return found

    @cached_property
    def by_code(self) -> dict[str, Issuer]:
        """By the code that stands in addresses."""
        return {issuer.code: issuer for issuer in self.by_key.values()}

    def keys_under(self, code: str) -> list[int] | None:
        """Keys of a body and of all below it; None for an unknown code."""
        issuer = self.by_code.get(code)
        return None if issuer is None else [one.key for one, _depth in _walk(issuer)]

    def label(self, value: str) -> str:
        """The name of the issuer for which `value` stands in an address."""
        issuer = self.by_code.get(value)
        return issuer.label if issuer else value

    def options(
        self, counts: Mapping[int, int], others: Mapping[str, int]
    ) -> Iterator[tuple[str, str, int]]:
        """(value, indented label, count with all below it) of each issuer that has any; `counts`
        by key, `others` by the name of an issuer that isn't in the directory."""
        for top in self.by_key.values():
            if top.parent is None:
                for issuer, depth in _walk(top):
                    count = sum(counts.get(one.key, 0) for one, _depth in _walk(issuer))
                    yield issuer.code, f"{depth * '– '}{issuer.label}", count
        for name in sorted(others, key=sort_key):
            yield name, name, others[name]


def _walk(issuer: Issuer, depth: int = 0) -> Iterator[tuple[Issuer, int]]:
    yield issuer, depth
    for child in issuer.children:
        yield from _walk(child, depth + 1)


def _dated(name: str, ended: Any) -> str:
    if ended is None or ended >= timezone.localdate():
        return name
    return f"{name} (đến {short_date(ended)})"
