"""The memory of reading doesn't grow with the rows (bench/read_table.py reads half a million)."""

from __future__ import annotations

import csv
import datetime
import io
import tracemalloc
from typing import Any

import pytest
from openpyxl import Workbook

from core.spreadsheets.reading import Column, open_table

COLUMNS = (Column("number", "Số"), Column("summary", "Trích yếu"), Column("on", "Ngày"))
FEW, MANY = 2_000, 16_000


def rows(count: int) -> list[list[Any]]:
    day = datetime.date(2022, 9, 12)
    return [[f"{n}/QĐ-UBND", f"Về việc giao đất cho hộ số {n}", day] for n in range(1, count + 1)]


def as_csv(count: int) -> io.BytesIO:
    text = io.StringIO()
    csv.writer(text).writerows([[column.header for column in COLUMNS], *rows(count)])
    return io.BytesIO(text.getvalue().encode())


def as_xlsx(count: int) -> io.BytesIO:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [[column.header for column in COLUMNS], *rows(count)]:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make"), [("a.csv", as_csv), ("a.xlsx", as_xlsx)])
def test_ten_times_the_rows_take_no_more_memory(name: str, make: Any) -> None:
    peaks = []
    for count in (FEW, MANY):
        file = make(count)
        tracemalloc.start()
        read = sum(
            bool(row.text("number") and row.text("summary") and row.day("on") and not row.faults)
            for row in open_table(file, name, COLUMNS).rows()
        )
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert read == count
    assert peaks[1] < 1.5 * peaks[0] + 100_000
