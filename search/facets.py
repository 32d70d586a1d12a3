"""Narrowing the results: by section, unit, field, year and type of document, with counts.

One statement counts all facets: the matches grouped by all of them at once, a few hundred rows,
which are then added up here. So a facet's counts can leave out its own choice, and the total
comes from the same rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F
from django.db.models.functions import Substr

from core.models import PortalPage

if TYPE_CHECKING:
    from django.http import QueryDict

# Root, home page, section of the menu.
SECTION_PATH = 3 * PortalPage.steplen
MOST_OPTIONS = 8

Combination = tuple[Any, ...]


@dataclass(frozen=True)
class Facet:
    """`parameter`: in the address; `column`: its place in a combination."""

    parameter: str
    label: str
    column: int


FACETS = (
    Facet("muc", "Chuyên mục", 0),
    Facet("don-vi", "Cơ quan, đơn vị", 1),
    Facet("linh-vuc", "Lĩnh vực", 2),
    Facet("loai", "Loại văn bản", 3),
    Facet("nam", "Năm", 4),
)


@dataclass
class Option:
    """One value of a facet. `query`: the address's parameters with it chosen, or given up."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass
class Group:
    """A facet with its values, and whether it is opened by a choice."""

    facet: Facet
    options: list[Option] = field(default_factory=list)
    is_chosen: bool = False


class Cube:
    """How many matches there are for each combination of the facets' values."""

    def __init__(self, results: Any) -> None:
        matching = results.get_queryset()
        rows = (
            matching.order_by()
            .annotate(top=Substr("path", 1, SECTION_PATH))
            .values_list(
                "top", "body", F("search_facts__field"), F("search_facts__document_type"),
                F("search_facts__year"),
            )
            .annotate(number=Count("pk"))
        )  # fmt: skip
        with results.query_compiler.guard():
            self.rows: list[tuple[Combination, int]] = [(row[:-1], row[-1]) for row in rows]

    def total(self, chosen: dict[int, Any]) -> int:
        """The number of matches that fit the choice."""
        return sum(number for row, number in self.rows if _fits(row, chosen))

    def counts(self, facet: Facet, chosen: dict[int, Any]) -> Counter[Any]:
        """The facet's values among the matches that fit the choice in all other facets."""
        others = {column: value for column, value in chosen.items() if column != facet.column}
        found: Counter[Any] = Counter()
        for row, number in self.rows:
            if row[facet.column] not in (None, "") and _fits(row, others):
                found[row[facet.column]] += number
        return found


def _fits(row: Combination, chosen: dict[int, Any]) -> bool:
    return all(row[column] == value for column, value in chosen.items())


class Choice:
    """What the address asks to narrow by, in the values of the columns; what means nothing is
    left out."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters
        asked = {facet: parameters.get(facet.parameter, "").strip()[:100] for facet in FACETS}
        section, unit, topic, kind, year = asked.values()
        self.values: dict[int, Any] = {}
        if section:
            self.values[0] = _section_path(section)
        if unit:
            self.values[1] = _bodies().filter(code=unit).values_list("pk", flat=True).first()
        if topic:
            self.values[2] = topic
        if kind:
            self.values[3] = kind
        if year.isdecimal() and year.isascii():
            self.values[4] = int(year[:4])

    def narrowed(self, pages: Any) -> Any:
        """The pages that fit."""
        columns = ("path__startswith", "body", "search_facts__field",
                   "search_facts__document_type", "search_facts__year")  # fmt: skip
        if any(value is None for value in self.values.values()):
            return pages.none()
        return pages.filter(**{columns[column]: value for column, value in self.values.items()})

    def groups(self, cube: Cube) -> list[Group]:
        """The facets that offer something, each with its values in words."""
        counts = {facet: cube.counts(facet, self.values) for facet in FACETS}
        names = _names(counts)
        return [group for facet in FACETS if (group := self._group(facet, counts[facet], names))]

    def _group(
        self, facet: Facet, counts: Counter[Any], names: dict[Facet, dict[Any, tuple[str, str]]]
    ) -> Group | None:
        chosen = self.values.get(facet.column)
        ordered = sorted(counts, reverse=True) if facet.parameter == "nam" else [
            value for value, _count in counts.most_common()
        ]  # fmt: skip
        shown = [value for value in ordered[:MOST_OPTIONS] if value != chosen]
        if chosen in counts:
            shown.insert(0, chosen)
        options = []
        for value in shown:
            name, label = names[facet].get(value, (str(value), str(value)))
            query = self._query(facet, "" if value == chosen else name)
            options.append(Option(label, counts[value], query, value == chosen))
        is_chosen = facet.column in self.values
        return Group(facet, options, is_chosen) if is_chosen or len(options) > 1 else None

    def _query(self, facet: Facet, value: str) -> str:
        parameters = self.parameters.copy()
        for name in (facet.parameter, "trang"):
            parameters.pop(name, None)
        if value:
            parameters[facet.parameter] = value
        return str(parameters.urlencode())


def _section_path(slug: str) -> str | None:
    found = PortalPage.objects.shown().filter(slug=slug, depth=3).values_list("path", flat=True)
    path: str | None = found.first()
    return path


def _bodies() -> Any:
    return PortalPage._meta.get_field("body").related_model._default_manager.all()


def _names(counts: dict[Facet, Counter[Any]]) -> dict[Facet, dict[Any, tuple[str, str]]]:
    """For each value of a facet: how the address says it, and how people do."""
    sections, bodies, *rest = FACETS
    shown = PortalPage.objects.shown().filter(path__in=list(counts[sections]))
    titles = shown.values_list("path", "slug", "title")
    units = _bodies().in_bulk(list(counts[bodies])).values()
    return {
        sections: {path: (slug, title) for path, slug, title in titles},
        bodies: {unit.pk: (unit.code, unit.label) for unit in units},
        **{facet: {} for facet in rest},
    }
