"""A row of an imported table and what its cells may be taken for.

Source: reference/domain.md section 7 (dates dd/mm/yyyy, dot for thousands); Điều 2 khoản 3 a of
QĐ 2112/QĐ-UBND (data of other systems is collected).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from core.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = TypeVar("Choice")
_folded = lru_cache(maxsize=4096)(fold)  # the same few words in each row

_OFFERED = 8  # choices that a message repeats
EARLIEST, LATEST = 1900, 2100  # years that a date may have
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WHOLE = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)")


class TableRefused(Exception):
    """The file can't be read as the table that was asked for. The message is for the person who
    uploads it, in Vietnamese."""


@dataclass(frozen=True)
class Broken:
    """A cell without a value that could be taken: the reason, in Vietnamese."""

    reason: str


Value: TypeAlias = (
    "str | int | float | bool | datetime.datetime | datetime.date | datetime.time | "
    "datetime.timedelta | Broken | None"
)


@dataclass(frozen=True)
class Column:
    """One column of a table. `name`: by which the code reads it; `header`: as printed in a file
    and in messages; `aliases`: other headers that mean the same (marks, capitals and spaces
    don't count); `required`: the column must be there, with a value in each row."""

    name: str
    header: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True)
class CellFault:
    """What is wrong in a row. `column`: the header as printed, "" for the row as a whole."""

    row: int
    column: str
    reason: str


@dataclass
class Row:
    """A row by column names. The getters note what is wrong in `faults` and go on, so that all
    faults of a row are told at once. `number`: as the spreadsheet counts, from 1."""

    number: int
    columns: Mapping[str, Column]
    values: dict[str, Value]
    faults: list[CellFault] = field(default_factory=list)

    def fault(self, name: str, reason: str) -> None:
        """Note a fault in the column of this name ("" for the whole row)."""
        header = self.columns[name].header if name in self.columns else ""
        self.faults.append(CellFault(self.number, header, reason))

    def has(self, name: str) -> bool:
        """Whether the file has this column at all; an empty cell of it is an answer too."""
        return name in self.values

    def text(self, name: str, *, longest: int = 1000) -> str:
        """The cell as text without spaces around it; numbers and dates as they are printed."""
        text = _printed(self._present(name))
        if len(text) > longest:
            self.fault(name, f"Dài {len(text)} ký tự, chỉ được {longest}: hãy rút gọn.")
            return ""
        return text

    def day(self, name: str) -> datetime.date | None:
        """The cell as a date: a cell of type date, dd/mm/yyyy or ISO 8601."""
        value = self._present(name)
        if isinstance(value, datetime.datetime):
            value = value.date()
        if isinstance(value, str) and value.strip():
            value = _date_in(value.strip())
        elif value in (None, ""):
            return None
        if isinstance(value, datetime.date) and EARLIEST <= value.year <= LATEST:
            return value
        self.fault(
            name,
            f"“{self.shown(name)}” không phải ngày: hãy ghi dạng dd/mm/yyyy, như 12/09/2022.",
        )
        return None

    def whole_number(self, name: str, *, least: int = 0) -> int | None:
        """The cell as a whole number; "1.250" is one thousand two hundred and fifty."""
        value = self._present(name)
        text = _printed(value)
        if not text:
            return None
        is_whole = not isinstance(value, str) or _WHOLE.fullmatch(text)
        number = text if isinstance(value, int | float) else text.replace(".", "")
        if not is_whole or not re.fullmatch(r"-?\d{1,18}", number):
            self.fault(name, f"“{text}” không phải số nguyên.")
            return None
        if int(number) < least:
            self.fault(name, f"“{text}” nhỏ hơn {least}.")
            return None
        return int(number)

    def choice(self, name: str, choices: Mapping[str, Choice]) -> Choice | None:
        """What the cell's words stand for; `choices`: words → meaning, compared without marks,
        capitals and extra spaces."""
        text = self.text(name)
        if not text:
            return None
        known = {_folded(words): meaning for words, meaning in choices.items()}
        if _folded(text) in known:
            return known[_folded(text)]
        offered = ", ".join([*choices][:_OFFERED]) + (", …" if len(choices) > _OFFERED else ".")
        self.fault(name, f"Không có “{text}” trong danh mục. Các giá trị nhận được: {offered}")
        return None

    def shown(self, name: str) -> str:
        """The cell as a message repeats it."""
        return _printed(self.values.get(name))[:80]

    def _present(self, name: str) -> Value:
        """The value; a fault is noted where it is broken, or missing and required."""
        value = self.values.get(name)
        if isinstance(value, Broken):
            if not self._has_fault(name):
                self.fault(name, value.reason)
            return None
        if self.columns[name].required and not _printed(value) and not self._has_fault(name):
            self.fault(name, "Thiếu giá trị: hãy điền ô này.")
        return value

    def _has_fault(self, name: str) -> bool:
        return any(fault.column == self.columns[name].header for fault in self.faults)


def _printed(value: Any) -> str:
    if value is None or isinstance(value, Broken):
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip()


def _date_in(text: str) -> datetime.date | None:
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if day_first:
        day, month, year = map(int, day_first.groups())
    elif year_first:
        year, month, day = map(int, year_first.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
