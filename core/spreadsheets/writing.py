"""Lists as files for a spreadsheet: CSV and XLSX, in memory that doesn't grow with the list,
and no cell that a spreadsheet would take for a formula.

Source: Điều 2 khoản 3 b of QĐ 2112/QĐ-UBND; OWASP, "CSV Injection", for the cells.
"""

from __future__ import annotations

import csv
import datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, TypeAlias

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from core.text import nfc, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Columns: TypeAlias = "Mapping[str, Callable[[Any], Any]]"

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# By this mark Excel knows UTF-8; without it the Vietnamese letters come out broken.
BYTE_ORDER_MARK = "\ufeff"
# What begins a formula in a spreadsheet, with the full-width forms that Excel takes for the same.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST_CELL = 32_767  # characters, the limit of Excel
DAY_FORMAT = "dd/mm/yyyy"
MOMENT_FORMAT = "dd/mm/yyyy hh:mm"


def safe_cell(value: Any) -> Any:
    """The value as a cell may hold it: numbers, dates and times stay what they are (times in
    Asia/Ho_Chi_Minh), truth becomes "có" or "không", None an empty cell, everything else text.
    Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime.datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, int | float | Decimal | datetime.date | datetime.time):
        return value
    text = nfc(str(value))[: LONGEST_CELL - 1]
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_response(rows: Iterable[Any], columns: Columns, name: str) -> StreamingHttpResponse:
    """`rows` as CSV in UTF-8 with a byte order mark, sent while it is read. `columns`: heading →
    what it shows of a row; `name`: of the file, in Vietnamese, without ending. Dates are ISO
    8601, the one form that no spreadsheet takes for another day."""
    response = StreamingHttpResponse(
        _csv_lines(rows, columns), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.csv"'
    return response


def xlsx_response(rows: Iterable[Any], columns: Columns, name: str) -> FileResponse:
    """The same as an Excel workbook of one sheet; dates are cells of type date. The workbook is
    built in a temporary file, which the answer deletes when it is sent."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title=name[:31])
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, heading) for heading in columns])
    for row in rows:
        sheet.append([_cell(sheet, value(row)) for value in columns.values()])
    file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    workbook.save(file)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"{slugify(name)}.xlsx", content_type=XLSX
    )


class _Line:
    """A file whose write() hands the line back, so that csv.writer can feed a stream."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(rows: Iterable[Any], columns: Columns) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([safe_cell(heading) for heading in columns])
    for row in rows:
        yield writer.writerow([_iso(safe_cell(value(row))) for value in columns.values()])


def _iso(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> WriteOnlyCell:
    safe = safe_cell(value)
    cell = WriteOnlyCell(sheet, value=safe)
    if isinstance(safe, str):
        # Whatever it looks like ("#N/A", "1/2"), text is text.
        cell.data_type = "s"
    elif isinstance(safe, datetime.datetime):
        cell.number_format = MOMENT_FORMAT
    elif isinstance(safe, datetime.date):
        cell.number_format = DAY_FORMAT
    return cell
