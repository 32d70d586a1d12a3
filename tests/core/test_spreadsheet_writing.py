"""What leaves as CSV or XLSX opens safely and reads right in a spreadsheet."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.spreadsheets.writing import (
    BYTE_ORDER_MARK,
    FORMULA_STARTS,
    LONGEST_CELL,
    csv_response,
    safe_cell,
    xlsx_response,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENT = datetime.datetime(2022, 9, 12, 1, 30, tzinfo=datetime.UTC)
COLUMNS = {"Giá trị": lambda row: row}


def csv_cells(values: list[Any]) -> list[str]:
    answer = csv_response(values, COLUMNS, "Sổ văn bản")
    text = b"".join(answer.streaming_content).decode("utf-8")  # type: ignore[arg-type]
    assert text.startswith(BYTE_ORDER_MARK)
    heading, *rows = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""))
    assert heading == ["Giá trị"]
    return [row[0] for row in rows]


def xlsx_cells(values: list[Any]) -> list[Any]:
    answer = xlsx_response(values, COLUMNS, "Sổ văn bản")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    return [row[0] for row in book.active.iter_rows(min_row=2)]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_formulas_become_text(start: str) -> None:
    typed = f"{start}HYPERLINK(1)"
    assert csv_cells([typed]) == [f"'{typed}"]
    (cell,) = xlsx_cells([typed])
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


@pytest.mark.parametrize(
    "value", ["12-NQ/HU", "2112/QĐ-UBND", "05/KH-UBND", "Về việc = và +", "1/2", "#N/A"]
)
def test_numbers_of_documents_stay_readable(value: str) -> None:
    assert csv_cells([value]) == [value]
    (cell,) = xlsx_cells([value])
    assert (cell.data_type, cell.value) == ("s", value)


def test_dates_and_figures_keep_their_type() -> None:
    values = [datetime.date(2022, 9, 12), MOMENT, -5, Decimal("-1.5"), None, True]
    assert csv_cells(values) == ["2022-09-12", "2022-09-12 08:30", "-5", "-1.5", "", "có"]
    cells = xlsx_cells(values)
    assert [cell.is_date for cell in cells[:2]] == [True, True]
    assert cells[1].value == MOMENT.astimezone(HANOI).replace(tzinfo=None)
    assert [cell.value for cell in cells[2:4]] == [-5, -1.5]
    assert cells[5].value == "có"


@given(st.text(max_size=60))
def test_no_text_is_a_formula(text: str) -> None:
    assert not str(safe_cell(text)).startswith(FORMULA_STARTS)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_any_text_makes_a_valid_workbook(values: list[str]) -> None:
    assert len(xlsx_cells(values)) == len(values) or not values


def test_the_longest_cell_fits() -> None:
    assert len(xlsx_cells(["=" + "a" * 2 * LONGEST_CELL])[0].value) <= LONGEST_CELL


def test_csv_is_read_as_it_is_sent() -> None:
    """Constant memory: no row is asked for before the one ahead has left."""
    asked: list[int] = []

    def rows() -> Any:
        for number in range(1000):
            asked.append(number)
            yield number

    answer = csv_response(rows(), COLUMNS, "x")
    parts = iter(answer)
    next(parts)
    next(parts)
    assert len(asked) <= 2


def test_file_names_are_plain() -> None:
    assert csv_response([], COLUMNS, "Sổ văn bản").headers["Content-Disposition"] == (
        'attachment; filename="so-van-ban.csv"'
    )
    assert "so-van-ban.xlsx" in xlsx_response([], COLUMNS, "Sổ văn bản")["Content-Disposition"]
