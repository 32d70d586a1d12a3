"""The filter of the list of procedures, read from a plain GET form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from core.text import sort_key
from services.everyday import Subject, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import QueryDict

ONLINE_ONLY = "truc-tuyen"
# Parameter → column. "muc" has one value more: everything that may be submitted online.
COLUMNS = {
    "linh-vuc": "field",
    "muc": "online_level",
    "cap": "tier",
    "co-quan": "competent_body__code",
    "tinh-trang": "status",
}
LABELS = {
    "linh-vuc": "Lĩnh vực",
    "muc": "Nộp trực tuyến",
    "cap": "Cấp thực hiện",
    "co-quan": "Cơ quan giải quyết",
    "tinh-trang": "Tình trạng",
}


@dataclass(frozen=True)
class Choice:
    """One field of the form: parameter, label, value chosen, and what may be chosen."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]


class ProcedureFilter:
    """What is chosen among the procedures `shown`."""

    def __init__(self, data: QueryDict, shown: Any) -> None:
        self.data = data
        self.query = data.get("q", "").strip()[:200]
        self.chosen = {name: data.get(name, "").strip()[:120] for name in COLUMNS}
        self.shown = shown

    def apply(self, procedures: Any) -> Any:
        """Those that fit; a senseless value fits nothing and breaks nothing."""
        for name, value in self.chosen.items():
            if name == "muc" and value == ONLINE_ONLY:
                procedures = procedures.exclude(online_level="information").exclude(online_url="")
            elif value:
                procedures = procedures.filter(**{COLUMNS[name]: value})
        return procedures

    def search(self, procedures: Sequence[Any], phrases: Iterable[tuple[str, str]]) -> list[Any]:
        """Those that the words name, best first."""
        subjects = [
            Subject(
                title=procedure.title,
                result=procedure.result,
                rest=" ".join([
                    procedure.code,
                    procedure.field,
                    procedure.applicants,
                    procedure.summary,
                    procedure.decision,
                    procedure.competent_body.name if procedure.competent_body else "",
                ]),
            )
            for procedure in procedures
        ]  # fmt: skip
        return [procedures[place] for place in ranked(self.query, subjects, phrases)]

    @cached_property
    def fields(self) -> list[dict[str, Any]]:
        """Every field with its number of procedures."""
        counted = self.shown.order_by("field").values("field").annotate(count=Count("pk"))
        return sorted(counted.exclude(field=""), key=lambda row: sort_key(row["field"]))

    @cached_property
    def choices(self) -> list[Choice]:
        """The fields of the form."""
        model = self.shown.model
        bodies = self.shown.order_by("competent_body__rank", "competent_body__name").values_list(
            "competent_body__code", "competent_body__name"
        )
        options = {
            "linh-vuc": [(row["field"], row["field"]) for row in self.fields],
            "muc": [
                (ONLINE_ONLY, "Mọi thủ tục nộp được trực tuyến"),
                *model._meta.get_field("online_level").choices,
            ],
            "cap": model._meta.get_field("tier").choices,
            "co-quan": list(bodies.distinct()),
            "tinh-trang": model._meta.get_field("status").choices,
        }
        return [Choice(name, LABELS[name], self.chosen[name], options[name]) for name in COLUMNS]

    @property
    def chips(self) -> list[dict[str, str]]:
        """What is chosen, in words, each with the address that drops it."""
        return [
            {"label": dict(choice.options).get(choice.value, choice.value), "query": rest}
            for choice in self.choices
            if choice.value
            for rest in [self._without(choice.name)]
        ]

    def _without(self, name: str) -> str:
        rest = self.data.copy()
        rest.pop(name, None)
        rest.pop("trang", None)
        return rest.urlencode()
