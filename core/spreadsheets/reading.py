"""Rows of a CSV or XLSX file by the names of its columns, one at a time: memory doesn't grow
with the number of rows.

    table = open_table(file, "van-ban.xlsx", COLUMNS)
    for row in table.rows():
        number, day = row.text("number"), row.day("issued_on")
        if row.faults: ...

Bytes, bounds and marks of secrecy of an upload are library.scan's business; it comes first.
Source: Điều 2 khoản 3 a and Điều 11 of QĐ 2112/QĐ-UBND; reference/domain.md section 7.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from core.legacy_text import Encoding, convert_legacy, detect_legacy
from core.spreadsheets.cells import CellFault, Column, Row, TableRefused, Value
from core.spreadsheets.sources import MAX_ROWS, CsvSource, Source, XlsxSource
from core.spreadsheets.writing import FORMULA_STARTS
from core.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CellFault", "Column", "Row", "Table", "TableRefused", "Value", "open_table"]

ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "cp1258": "CP1258", "latin-1": "một byte", "xlsx": "XLSX",
}  # fmt: skip
LEGACY_NAMES: dict[Encoding, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_LOOKED_AT = 1000  # rows that decide on the old encodings
_SAMPLES = 8
_SAMPLE_LENGTH = 160
_SHOWN_HEADERS = 12


@dataclass(frozen=True)
class Table:
    """A table that is open for reading. `width`: of the header, in cells; `legacy`: the old
    encoding of its texts, which `rows()` gives converted; `samples`: some of them before and
    after, for the editor to confirm; `ignored`: headers that no column asks for."""

    source: Source
    header_row: int
    width: int
    places: dict[int, Column]
    columns: dict[str, Column]
    legacy: Encoding | None
    samples: list[tuple[str, str]]
    ignored: list[str]

    @property
    def encoding(self) -> str:
        """As the report names it."""
        if self.legacy:
            return LEGACY_NAMES[self.legacy]
        return ENCODINGS[self.source.encoding]

    def rows(self) -> Iterator[Row]:
        """Every row below the header that isn't empty, in composed Unicode.

        Raises:
            TableRefused: the file is broken there, or has more rows than is ever read.
        """
        for count, (number, values) in enumerate(self.source.rows()):
            if count > MAX_ROWS:
                raise TableRefused(f"Tệp có hơn {MAX_ROWS} dòng: hãy chia thành nhiều tệp.")
            if number > self.header_row:
                yield self._row(number, values)

    def _row(self, number: int, values: list[Value]) -> Row:
        by_name = {
            column.name: _text(values[place], self.legacy) if place < len(values) else None
            for place, column in self.places.items()
        }
        row = Row(number, self.columns, by_name)
        if any(value not in (None, "") for value in values[self.width :]):
            row.fault(
                "",
                "Dòng có nhiều ô hơn tiêu đề: ô có dấu phân cách phải đặt trong ngoặc kép.",
            )
        return row


def open_table(file: Any, name: str, columns: Sequence[Column]) -> Table:
    """Find the header and the encoding of a seekable file; `name` decides CSV or XLSX.

    Raises:
        TableRefused: another kind of file, broken, merged cells, unknown encoding, or a header
            that lacks a required column or has one twice.
    """
    source = _source(file, name, columns)
    with closing(source.rows()) as rows:
        first_rows = list(islice(rows, _LOOKED_AT))
    if not first_rows:
        raise TableRefused("Tệp không có dòng nào: hãy chọn lại tệp.")
    texts = [value for _number, values in first_rows for value in values if _is_marked(value)]
    legacy = detect_legacy("\n".join(map(str, texts)))
    header_row, header = first_rows[0]
    places, ignored = _places([_text(value, legacy) for value in header], columns)
    return Table(
        source=source,
        header_row=header_row,
        width=max(place for place, cell in enumerate(header, start=1) if cell not in (None, "")),
        places=places,
        columns={column.name: column for column in columns},
        legacy=legacy,
        samples=_samples(texts, legacy),
        ignored=ignored,
    )


def _source(file: Any, name: str, columns: Sequence[Column]) -> Source:
    known = _headers(columns)
    ending = PurePosixPath(name.lower()).suffix
    if ending == ".csv":
        return CsvSource(file, lambda cells: sum(_is_header(str(cell), known) for cell in cells))
    if ending == ".xlsx":
        return XlsxSource(file)
    raise TableRefused("Chỉ nhập được tệp CSV hoặc XLSX: hãy lưu lại tệp theo dạng ấy.")


def _is_header(cell: str, known: dict[str, Column]) -> bool:
    """Also in the old encodings, which are judged by the rows later."""
    readings = (cell, *(convert_legacy(cell, encoding) for encoding in LEGACY_NAMES))
    return any(fold(text) in known for text in readings)


def _headers(columns: Sequence[Column]) -> dict[str, Column]:
    return {
        fold(header): column
        for column in columns
        for header in (column.header, column.name, *column.aliases)
    }


def _places(header: list[Value], columns: Sequence[Column]) -> tuple[dict[int, Column], list[str]]:
    known = _headers(columns)
    places: dict[int, Column] = {}
    ignored: list[str] = []
    for place, cell in enumerate(header):
        text = str(cell or "").strip()
        column = known.get(fold(text))
        if column is None:
            ignored += [text] if text else []
            continue
        if column in places.values():
            earlier = next(at for at, other in places.items() if other == column)
            raise TableRefused(
                f"Cột “{column.header}” có hai lần, ở cột {get_column_letter(earlier + 1)} và "
                f"{get_column_letter(place + 1)}: hãy bỏ bớt một."
            )
        places[place] = column
    missing = [c.header for c in columns if c.required and c not in places.values()]
    if missing:
        found = ", ".join(str(cell) for cell in header[:_SHOWN_HEADERS] if cell not in (None, ""))
        raise TableRefused(
            f"Thiếu cột: {', '.join(missing)}. Dòng đầu của tệp phải là tên cột; đang có: {found}."
        )
    return places, ignored


def _is_marked(value: Value) -> bool:
    return isinstance(value, str) and not value.isascii()


def _text(value: Value, legacy: Encoding | None) -> Value:
    if not isinstance(value, str):
        return value
    text = nfc(convert_legacy(value, legacy) if legacy else value).strip()
    # The apostrophe that core.spreadsheets.writing puts before what looks like a formula.
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _samples(texts: list[Value], legacy: Encoding | None) -> list[tuple[str, str]]:
    if legacy is None:
        return []
    changed = dict.fromkeys(str(text)[:_SAMPLE_LENGTH] for text in texts)
    pairs = ((text, nfc(convert_legacy(text, legacy))) for text in changed)
    return list(islice(((old, new) for old, new in pairs if old != new), _SAMPLES))
