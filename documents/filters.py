"""The register's filters, read from a plain GET form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from documents.numbers import number_key

if TYPE_CHECKING:
    from django.http import QueryDict

NAMES = ("q", "loai", "cap", "nam", "linh-vuc")


class DocumentFilter:
    """What is chosen: words or a number (q), type (loai), level (cap), year (nam), field."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data
        self.chosen = {name: data.get(name, "").strip()[:120] for name in NAMES}

    def apply(self, documents: Any) -> Any:
        """The documents that fit; a senseless value fits nothing but breaks nothing."""
        conditions = {
            "loai": "document_type__code",
            "cap": "level",
            "linh-vuc": "field",
        }
        for name, lookup in conditions.items():
            if self.chosen[name]:
                documents = documents.filter(**{lookup: self.chosen[name]})
        if self.chosen["nam"]:
            year = self.chosen["nam"]
            documents = (
                documents.filter(issued_on__year=int(year))
                if year.isdecimal() and 1 <= int(year) <= 9999  # noqa: PLR2004 - years of datetime
                else documents.none()
            )
        if self.chosen["q"]:
            words = Q(summary__icontains=self.chosen["q"])
            words |= Q(number_key__startswith=number_key(self.chosen["q"]))
            documents = documents.filter(words)
        return documents

    def choices(self, types: Any, documents: Any, levels: Any) -> dict[str, list[Any]]:
        """What the form offers."""
        years = documents.dates("issued_on", "year", order="DESC")
        fields = documents.exclude(field="").order_by("field").values_list("field", flat=True)
        return {
            "types": list(types.objects.values_list("code", "name")),
            "levels": list(levels.choices),
            "years": [str(day.year) for day in years],
            "fields": list(fields.distinct()),
        }

    @property
    def query(self) -> str:
        """The words typed."""
        return self.chosen["q"]

    @property
    def type_code(self) -> str:
        """The type chosen."""
        return self.chosen["loai"]

    @property
    def level(self) -> str:
        """The level chosen."""
        return self.chosen["cap"]

    @property
    def year(self) -> str:
        """The year chosen."""
        return self.chosen["nam"]

    @property
    def field(self) -> str:
        """The field chosen."""
        return self.chosen["linh-vuc"]

    @property
    def chips(self) -> list[dict[str, str]]:
        """What is chosen, each with the address that drops it."""
        chips = []
        for name, value in self.chosen.items():
            if value:
                rest = self.data.copy()
                rest.pop(name, None)
                rest.pop("trang", None)
                chips.append({"label": value, "query": rest.urlencode()})
        return chips
