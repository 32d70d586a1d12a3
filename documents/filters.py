"""The register's filters, read from a plain GET form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property

from core.text import fold, sort_key
from documents.choices import Level
from documents.numbers import number_key, parse

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST = 120
# Name in the address: (label, column).
FILTERS = {
    "loai": ("Loại văn bản", "document_type__code"),
    "co-quan": ("Cơ quan ban hành", "issuer_name"),
    "cap": ("Cấp ban hành", "level"),
    "nam": ("Năm ban hành", "issued_on__year"),
    "linh-vuc": ("Lĩnh vực", "field"),
}


class DocumentFilter:
    """What is chosen among public documents. Only what the register holds is offered; a value
    that it doesn't hold finds nothing and breaks nothing."""

    def __init__(self, data: QueryDict, shown: Any) -> None:
        self._data = data
        self._shown = shown.order_by()
        self.query = data.get("q", "").strip()[:LONGEST]
        self.chosen = {name: data.get(name, "").strip()[:LONGEST] for name in FILTERS}

    @property
    def documents(self) -> Any:
        """The documents that fit."""
        found = self._found_by_words()
        for name, value in self.chosen.items():
            if not value:
                continue
            if value not in self._labels[name]:
                return found.none()
            found = found.filter(**{FILTERS[name][1]: value})
        return found

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The form's lists: name, label, and the options with the chosen one marked."""
        return [
            {
                "name": name,
                "label": label,
                "options": [
                    {"value": value, "label": words, "chosen": value == self.chosen[name]}
                    for value, words in self._labels[name].items()
                ],
            }
            for name, (label, _column) in FILTERS.items()
        ]

    @property
    def chips(self) -> list[dict[str, str]]:
        """What is chosen in words, each with the rest of the address, which drops it."""
        words = {"q": f"“{self.query}”" if self.query else ""}
        words |= {
            name: self._labels[name].get(value, value) for name, value in self.chosen.items()
        }
        words["nam"] = f"Năm {words['nam']}" if words["nam"] else ""
        words["cap"] = f"Cấp {words['cap'][:1].lower()}{words['cap'][1:]}" if words["cap"] else ""
        return [
            {"label": label, "query": self._address_without(name)}
            for name, label in words.items()
            if label
        ]

    def _found_by_words(self) -> Any:
        """A number finds its document however it is typed; words find number, title, abstract,
        with or without marks."""
        number = parse(self.query)
        if number is not None:
            return self._shown.filter(number_key__startswith=number_key(self.query))
        found = self._shown
        for word in fold(self.query).split():
            found = found.filter(folded__contains=word)
        return found

    def _address_without(self, name: str) -> str:
        rest = self._data.copy()
        for parameter in (name, "trang"):
            rest.pop(parameter, None)
        return rest.urlencode()

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        """The words for every value in the register, in the order of the lists."""
        types = self._values("document_type__code", "document_type__name")
        issuers = sorted(self._single("issuer_name"), key=sort_key)
        levels = self._single("level")
        fields = sorted(self._single("field"), key=sort_key)
        return {
            "loai": dict(sorted(types, key=lambda row: sort_key(row[1]))),
            "co-quan": {name: name for name in issuers if name},
            "cap": {value: words for value, words in Level.choices if value in levels},
            "nam": {str(year): str(year) for year in sorted(self._years(), reverse=True)},
            "linh-vuc": {name: name for name in fields if name},
        }

    def _values(self, *columns: str) -> list[Any]:
        return list(self._shown.values_list(*columns).distinct())

    def _single(self, column: str) -> list[str]:
        return [value for (value,) in self._values(column)]

    def _years(self) -> list[int]:
        return [year for (year,) in self._values("issued_on__year")]
