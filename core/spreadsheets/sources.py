"""Rows of CSV and XLSX files as they lie there, one at a time."""

from __future__ import annotations

import csv
import io
import re
from abc import ABC, abstractmethod
from contextlib import closing, suppress
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import iterparse

from django.core.files.base import File
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import (
    DATA_TAG,
    FORMULA_TAG,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)

from core.spreadsheets.cells import Broken, TableRefused, Value
from core.spreadsheets.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

MAX_ROWS = 1_000_000
DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"sep=.\r?\n?", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=[\"']([A-Z0-9:]+)[\"']")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 256 * 1024
_LONGEST_TAG = 256
_TOLD = 5  # merged ranges that one message names
BROKEN = "Tệp hỏng, không đọc được: hãy mở bằng Excel, lưu lại rồi tải lên."


class Source(ABC):
    """A file with rows. `encoding`: as the report names it."""

    encoding: str

    @abstractmethod
    def rows(self) -> Generator[tuple[int, list[Value]]]:
        """Each row that isn't empty, from the start, with its number from 1.

        Raises:
            TableRefused: the file is broken there.
        """


class CsvSource(Source):
    """A CSV file. `is_header`: judges how well a first row fits, to choose the delimiter."""

    def __init__(self, file: Any, is_header: Callable[[list[Value]], int]) -> None:
        self._file = raw(file)
        self.encoding = encoding_of(self._file)
        self._delimiter = max(DELIMITERS, key=lambda sign: is_header(self._first_row(sign)))

    def rows(self) -> Generator[tuple[int, list[Value]]]:
        """As Source.rows."""
        return self._rows(self._delimiter)

    def _first_row(self, delimiter: str) -> list[Value]:
        with closing(self._rows(delimiter)) as rows, suppress(TableRefused):
            return next(rows, (0, []))[1]
        return []

    def _rows(self, delimiter: str) -> Generator[tuple[int, list[Value]]]:
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self.encoding, newline="")
        number = 0
        try:
            reader = csv.reader(_without_separator_line(text), delimiter=delimiter, strict=True)
            for number, cells in enumerate(reader, start=1):
                if any(cell.strip() for cell in cells):
                    yield number, list(cells)
        except csv.Error as error:
            raise TableRefused(
                f"Dòng {number + 1} của tệp CSV sai dấu ngoặc kép hoặc quá dài: hãy mở tệp, lưu "
                "lại rồi tải lên."
            ) from error
        except UnicodeError as error:
            raise TableRefused(BROKEN) from error
        finally:
            text.detach()


def _without_separator_line(lines: Iterator[str]) -> Iterator[str]:
    """Excel's own first line "sep=;" is no row."""
    for number, line in enumerate(lines):
        if number or not _SEPARATOR_LINE.fullmatch(line):
            yield line


class XlsxSource(Source):
    """The first sheet of a workbook. Texts that a workbook keeps in a part of their own are held;
    rows are not."""

    encoding = "xlsx"

    def __init__(self, file: Any) -> None:
        """
        Raises:
            TableRefused: broken, or with merged cells.
        """
        stream = raw(file)
        stream.seek(0)
        try:
            # In the steps of load_workbook, which would read each sheet to its end for its size.
            self._reader = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
            self._reader.read_manifest()
            self._reader.read_strings()
            self._reader.read_workbook()
            apply_stylesheet(self._reader.archive, self._reader.wb)
            _sheet, relation = next(iter(self._reader.parser.find_sheets()))
            self._path = relation.target
            merged = self._merged_cells()
        except TableRefused:
            raise
        except Exception as error:
            raise TableRefused(BROKEN) from error
        if merged:
            more = f" và {len(merged) - _TOLD} chỗ khác" if len(merged) > _TOLD else ""
            raise TableRefused(
                f"Có ô gộp ở {', '.join(merged[:_TOLD])}{more}: hãy bỏ gộp ô (Unmerge Cells), "
                "điền đủ từng ô rồi tải lên."
            )

    def _merged_cells(self) -> list[str]:
        """The ranges, which stand at the end of the part. A sheet has no document type: one that
        has could make the parser expand entities, and is refused."""
        found: list[str] = []
        with self._reader.archive.open(self._path) as part:
            window = part.read(_CHUNK)
            if b"\x00" in window[:4]:
                raise TableRefused(BROKEN)
            while window:
                if b"<!" in window and _DOCTYPE.search(window):
                    raise TableRefused(BROKEN)
                matches = list(_MERGED.finditer(window))
                found += [match[1].decode("ascii") for match in matches]
                seen = max(matches[-1].end() if matches else 0, len(window) - _LONGEST_TAG)
                chunk = part.read(_CHUNK)
                window = window[seen:] + chunk if chunk else b""
        return found

    def rows(self) -> Generator[tuple[int, list[Value]]]:
        """As Source.rows."""
        book = self._reader.wb
        try:
            with self._reader.archive.open(self._path) as part:
                parser = _SheetParser(
                    part,
                    self._reader.shared_strings,
                    data_only=True,
                    epoch=book.epoch,
                    date_formats=book._date_formats,
                    timedelta_formats=book._timedelta_formats,
                )
                for number, cells in parser.streamed():
                    if any(value not in (None, "") for value in cells):
                        yield number, cells
        except Exception as error:
            raise TableRefused(BROKEN) from error


class _SheetParser(WorkSheetParser):
    """openpyxl's parser, without the rows that it keeps and with the formulas that nobody has
    calculated told apart from empty cells."""

    def streamed(self) -> Iterator[tuple[int, list[Value]]]:
        """Number and values of each row; a row that was read is dropped from the tree."""
        rows_above: Any = None
        # The parser in C; what could be turned against it was refused before (_merged_cells).
        for event, element in iterparse(self.source, events=("start", "end")):  # noqa: S314
            if event == "start":
                rows_above = element if element.tag == DATA_TAG else rows_above
            elif element.tag == ROW_TAG:
                number, cells = self.parse_row(element)
                rows_above.clear()
                yield number, _in_order(cells)

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
        """As openpyxl's, without the height and style that it remembers of each row."""
        parsed: tuple[int, list[dict[str, Any]]] = super().parse_row(row)
        self.row_dimensions.clear()
        return parsed

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """As openpyxl's, with `Broken` for errors and for formulas without a stored result."""
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] == "e":
            cell["value"] = Broken(f"Ô báo lỗi {cell['value']}: hãy sửa công thức hoặc điền tay.")
        elif (
            element.find(FORMULA_TAG) is not None
            and not element.findtext(VALUE_TAG)
            and element.get("t") != "str"  # a formula whose result is the empty text
        ):
            cell["value"] = Broken(
                "Công thức chưa có kết quả lưu trong tệp: hãy mở bằng Excel, lưu lại, hoặc dán "
                "thành giá trị."
            )
        return cell


def _in_order(cells: list[dict[str, Any]]) -> list[Value]:
    values: list[Value] = []
    for cell in cells:
        values += [None] * (cell["column"] - 1 - len(values))
        values.append(cell["value"])
    return values


def raw(file: Any) -> IO[bytes]:
    """The binary stream within Django's wrappers."""
    while isinstance(file, File):
        file = file.file
    stream: IO[bytes] = file
    return stream
