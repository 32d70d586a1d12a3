"""The choices of the register's filters, each with the number of documents that it would leave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from core.text import sort_key
from documents.filters import GROUPS, LABELS, DocumentFilter
from documents.models.types import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Choices = Iterable[tuple[str, str, int]]

MOST_SIGNERS = 200
# The facets in the order of the form, with what each counts by.
COLUMNS: dict[str, tuple[str, ...]] = {
    "loai": ("document_type",),
    "nhom": ("is_normative",),
    "co-quan": ("issuer", "other_issuer"),
    "cap": ("level",),
    "linh-vuc": ("field",),
    "nguoi-ky": ("signer",),
    "nam": ("year",),
}
# Facets that are counted in one pass while none of them is chosen: few combinations each.
PASSES = (("loai", "nhom", "cap", "nam"), ("co-quan", "linh-vuc"), ("nguoi-ky",))


@dataclass(frozen=True)
class Option:
    """One choice: its value in the address, its name, how many documents it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter with its choices, those without a document left out unless chosen."""

    name: str
    label: str
    options: list[Option]


def facets_of(chosen: DocumentFilter) -> list[Facet]:
    """Every facet, counting what the other filters leave: a query for each pass, and one for each
    facet that is chosen."""
    tallies: dict[str, Counter[Any]] = {}
    for names in PASSES:
        free = [name for name in names if name not in chosen.values]
        if free:
            tallies |= _tallies(chosen.entries(), free)
        for name in set(names) - set(free):
            tallies |= _tallies(chosen.entries(without=name), [name])
    return [
        Facet(name, LABELS[name], _options(chosen, name, CHOICES[name](chosen, tallies[name])))
        for name in COLUMNS
    ]


def _tallies(entries: Any, names: list[str]) -> dict[str, Counter[Any]]:
    """How many entries there are by each value of each facet, from one query."""
    columns = [column for name in names for column in COLUMNS[name]]
    places = {name: [columns.index(column) for column in COLUMNS[name]] for name in names}
    tallies: dict[str, Counter[Any]] = {name: Counter() for name in names}
    counted = entries.order_by().values_list(*columns).annotate(count=Count("pk"))
    for *values, count in counted:
        for name, at in places.items():
            key = values[at[0]] if len(at) == 1 else tuple(values[place] for place in at)
            tallies[name][key] += count
    return tallies


def _options(chosen: DocumentFilter, name: str, choices: Choices) -> list[Option]:
    value = chosen.typed[name]
    options = [
        Option(code, label, count, code == value)
        for code, label, count in choices
        if count or code == value
    ]
    if value and not any(option.is_chosen for option in options):
        options.append(Option(value, chosen.label_of(name), 0, is_chosen=True))
    return options


def _types(chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    return [(code, name, tally[key]) for code, (key, name) in chosen.types.items()]


def _groups(_chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    return [(code, label, tally[code == "qppl"]) for code, label in GROUPS.items()]


def _issuers(chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    known = Counter({key: count for (key, _name), count in tally.items() if key is not None})
    others = {name: count for (key, name), count in tally.items() if key is None}
    return chosen.issuers.options(known, others)


def _levels(_chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    return [(code, label, tally[code]) for code, label in Level.choices]


def _fields(_chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    return sorted(
        ((name, name, count) for name, count in tally.items() if name),
        key=lambda choice: sort_key(choice[0]),
    )


def _signers(chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    """Those who signed most, where there are very many."""
    return _fields(chosen, Counter(dict(tally.most_common(MOST_SIGNERS))))


def _years(_chosen: DocumentFilter, tally: Counter[Any]) -> Choices:
    return [(str(year), str(year), tally[year]) for year in sorted(tally, reverse=True)]


CHOICES: dict[str, Callable[[DocumentFilter, Counter[Any]], Choices]] = {
    "loai": _types,
    "nhom": _groups,
    "co-quan": _issuers,
    "cap": _levels,
    "linh-vuc": _fields,
    "nguoi-ky": _signers,
    "nam": _years,
}
