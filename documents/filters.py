"""The register's filters, read from a plain GET form whose address can be kept and shared."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from core.text import nfc
from core.vietnamese import short_date
from documents.issuers import IssuerTree
from documents.models.consultation import ConsultationPage
from documents.models.entries import RegisterEntry, RegisterGap
from documents.models.parts import ResponsibleBody
from documents.models.types import DocumentType, Level
from documents.words import number_terms, word_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

LONGEST_VALUE = 120
LABELS = {
    "q": "Từ khóa",
    "loai": "Loại văn bản",
    "nhom": "Nhóm",
    "co-quan": "Cơ quan ban hành",
    "cap": "Cấp ban hành",
    "linh-vuc": "Lĩnh vực",
    "nguoi-ky": "Người ký",
    "thuc-hien": "Đơn vị thực hiện",
    "lay-y-kien": "Lấy ý kiến dự thảo",
    "nam": "Năm ban hành",
    "tu-ngay": "Ban hành từ ngày",
    "den-ngay": "Ban hành đến ngày",
    "hieu-luc-ngay": "Có hiệu lực vào ngày",
    "het-han-trong": "Hết hiệu lực trong (ngày)",
}
NORMATIVE = "qppl"
GROUPS = {NORMATIVE: "Văn bản quy phạm pháp luật", "hanh-chinh": "Văn bản hành chính, văn bản khác"}
SORT = "sap-xep"
ORDERS = {
    "": ("Ngày ban hành", ("-issued_on", "-page")),
    "ngay-dang": ("Ngày đăng", ("-posted_at", "-page")),
    "so": ("Số văn bản", ("number_value", "-issued_on", "-page")),
}
CONSULTED = {"co": "Có lấy ý kiến", "khong": "Không lấy ý kiến"}
LAST_YEAR = 9999
PARSERS: dict[str, forms.Field] = {
    "tu-ngay": forms.DateField(),
    "den-ngay": forms.DateField(),
    "hieu-luc-ngay": forms.DateField(),
    "het-han-trong": forms.IntegerField(min_value=1, max_value=3650),
}
NOTHING = Q(pk__in=[])


class DocumentFilter:
    """What is chosen. An unknown code fits nothing; a date or number that can't be read is left
    out and said so in `errors`; nothing that is typed breaks anything."""

    def __init__(self, data: QueryDict) -> None:
        self.issuers = IssuerTree()
        self.typed = {name: nfc(data.get(name, "")).strip()[:LONGEST_VALUE] for name in LABELS}
        self.order = data.get(SORT, "") if data.get(SORT) in ORDERS else ""
        self.values: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        for name, typed in self.typed.items():
            if typed:
                self._read(name, typed)

    def _read(self, name: str, typed: str) -> None:
        try:
            self.values[name] = PARSERS[name].clean(typed) if name in PARSERS else typed
        except ValidationError as fault:
            self.errors[name] = f"Không đọc được “{typed}”. {fault.messages[0]}"

    @property
    def query(self) -> str:
        """The parameters of the address, in one order, without what is empty."""
        chosen = {name: typed for name, typed in self.typed.items() if typed}
        if self.order:
            chosen[SORT] = self.order
        return urlencode(chosen)

    def entries(self, *, without: str = "") -> Any:
        """The entries that fit, in order; `without`: the one filter that shall not count."""
        condition = Q()
        for name, value in self.values.items():
            if name != without:
                condition &= self._condition(name, value)
        _label, order = ORDERS[self.order]
        return self._shown.filter(condition).order_by(*order)

    @cached_property
    def _shown(self) -> Any:
        """Asks for the view restrictions once."""
        return RegisterEntry.objects.shown()

    def _condition(self, name: str, value: Any) -> Q:
        conditions: dict[str, Callable[[Any], Q]] = {
            "q": self._words,
            "loai": self._type,
            "nhom": lambda group: (
                Q(is_normative=group == NORMATIVE) if group in GROUPS else NOTHING
            ),
            "co-quan": self._issuer,
            "cap": lambda level: Q(level=level),
            "linh-vuc": lambda field: Q(field=field),
            "nguoi-ky": lambda signer: Q(signer=signer),
            "thuc-hien": _charging,
            "lay-y-kien": _consulted,
            "nam": _of_year,
            "tu-ngay": lambda day: Q(issued_on__gte=day),
            "den-ngay": lambda day: Q(issued_on__lte=day),
            "hieu-luc-ngay": _in_force_on,
            "het-han-trong": _ending_within,
        }
        return conditions[name](value)

    def _words(self, _typed: str) -> Q:
        return Q(words__has=self.terms) if self.terms else NOTHING

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """What the words are sought by: as a number where some document bears it, or else as
        words."""
        number = number_terms(self.typed["q"])
        if number and RegisterEntry.objects.filter(words__has=number).exists():
            return number
        return word_terms(self.typed["q"])

    def _type(self, code: str) -> Q:
        return Q(document_type=self.types[code][0]) if code in self.types else NOTHING

    def _issuer(self, value: str) -> Q:
        keys = self.issuers.keys_under(value)
        return Q(issuer__isnull=True, other_issuer=value) if keys is None else Q(issuer__in=keys)

    # What the form and the list say of it.

    @property
    def is_narrowed(self) -> bool:
        """Something is chosen beside words: the form shows its other fields."""
        return bool(self.order) or any(typed for name, typed in self.typed.items() if name != "q")

    @property
    def day_fields(self) -> list[dict[str, str]]:
        """The fields that are typed, with what was typed and what is wrong with it."""
        return [
            {
                "name": name,
                "label": LABELS[name],
                "type": "date" if isinstance(field, forms.DateField) else "number",
                "value": str(self.values.get(name, "")),
                "error": self.errors.get(name, ""),
            }
            for name, field in PARSERS.items()
        ]

    @cached_property
    def types(self) -> dict[str, tuple[int, str]]:
        """Key and name of each type by its code."""
        rows = DocumentType.objects.values_list("code", "pk", "name")
        return {code: (key, name) for code, key, name in rows}

    @property
    def consultations(self) -> list[tuple[str, str, bool]]:
        """The two answers, with which is chosen."""
        chosen = self.typed["lay-y-kien"]
        return [(code, label, code == chosen) for code, label in CONSULTED.items()]

    @property
    def executor(self) -> str:
        """The body whose charges are asked for, by its code."""
        return self.typed["thuc-hien"]

    @cached_property
    def executors(self) -> list[tuple[str, str]]:
        """Code and name of each body that some public document charges with its execution."""
        charged = ResponsibleBody.objects.filter(page__entry__isnull=False)
        rows = charged.order_by("body__rank", "body__name")
        return list(rows.values_list("body__code", "body__name").distinct())

    def label_of(self, name: str) -> str:
        """A chosen value as it is printed."""
        value = self.values[name]
        if name in PARSERS:
            return f"{value} ngày" if name == "het-han-trong" else short_date(value)
        names = {
            "loai": {code: name for code, (_key, name) in self.types.items()},
            "nhom": GROUPS,
            "cap": dict(Level.choices),
            "lay-y-kien": CONSULTED,
        }
        if name == "co-quan":
            return self.issuers.label(value)
        if name == "thuc-hien":
            names = {name: dict(self.executors)}
        return str(names.get(name, {}).get(value, value))

    @property
    def chips(self) -> list[dict[str, str]]:
        """What is chosen, each with the parameters that are left without it."""
        return [
            {
                "label": f"{LABELS[name]}: {self.label_of(name)}",
                "query": urlencode(
                    {other: typed for other, typed in self.typed.items() if typed and other != name}
                    | ({SORT: self.order} if self.order else {})
                ),
            }
            for name in self.values
        ]

    @property
    def title(self) -> str:
        """What the filtered list is, for feeds and mails."""
        chosen = [f"{LABELS[name].lower()} {self.label_of(name)}" for name in self.values]
        return "; ".join(["Văn bản", *chosen]) if chosen else "Văn bản"


def _charging(code: str) -> Q:
    return Q(page__in=ResponsibleBody.objects.filter(body__code=code).values("page"))


def _consulted(answer: str) -> Q:
    """Whether a public consultation names the document as the one that came of it."""
    drafts = ConsultationPage.objects.shown().filter(issued_document__isnull=False)
    linked = Q(page__in=drafts.values("issued_document"))
    return {"co": linked, "khong": ~linked}.get(answer, NOTHING)


def _of_year(year: str) -> Q:
    is_year = year.isdecimal() and int(year) <= LAST_YEAR
    return Q(year=int(year)) if is_year else NOTHING


def _in_force_on(day: datetime.date) -> Q:
    ended = Q(in_force_until__isnull=False, in_force_until__lte=day)
    gaps = RegisterGap.objects.filter(starts__lte=day, ends__gt=day)
    return Q(in_force_from__lte=day) & ~ended & ~Q(pk__in=gaps.values("entry"))


def _ending_within(days: int) -> Q:
    today = timezone.localdate()
    last = today + datetime.timedelta(days=days)
    return _in_force_on(today) & Q(in_force_until__lte=last)
