"""Tables of every make that Vietnamese offices send: encodings, delimiters, headers, cells."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.legacy_text import TCVN3, VNI
from core.spreadsheets.reading import Column, Row, Table, TableRefused, open_table

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = (
    Column("number", "Số, ký hiệu", ("Số hiệu",)),
    Column("summary", "Trích yếu"),
    Column("issued_on", "Ngày ban hành", required=False),
)
EXPECTED = [
    ("12/QĐ-UBND", "Về việc giao đất ở thị trấn Yên Cát"),
    ("13/QĐ-UBND", "Phê duyệt đồ án quy hoạch, xây dựng nông thôn mới"),
]
WORDS = [
    "Nguyễn", "đường", "huyện", "thị", "trấn", "quyết", "định", "phê", "duyệt", "nghề", "giống",
    "nhiệm", "vụ", "trường", "học", "xã", "Đảng", "ủy", "kỷ", "luật", "khuyến", "nông", "người",
]  # fmt: skip


def as_cp1258(text: str) -> bytes:
    """As Windows of the nineties wrote it: the letters whole, the tones after them."""
    written = b""
    for char in text:
        try:
            written += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            written += (base + "".join(tones)).encode("cp1258")
    return written


def as_legacy(text: str, table: dict[str, str]) -> bytes:
    codes = {letter: code for code, letter in table.items()}
    return "".join(codes.get(char, char) for char in text).encode("latin-1")


def opened(data: bytes | str, name: str = "van-ban.csv", columns: Any = COLUMNS) -> Table:
    raw = data.encode() if isinstance(data, str) else data
    return open_table(io.BytesIO(raw), name, columns)


def workbook(*rows: list[Any], **changes: Any) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for address, value in changes.get("cells", {}).items():
        book.active[address] = value
    for cells in changes.get("merged", ()):
        book.active.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def texts(table: Table) -> list[tuple[str, str]]:
    return [(row.text("number"), row.text("summary")) for row in table.rows()]


ENCODED: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with mark": lambda text: text.encode("utf-8-sig"),
    "UTF-8 decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 little, no mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 big, no mark": lambda text: text.encode("utf-16-be"),
    "CP1258": as_cp1258,
    "TCVN3 (ABC)": lambda text: as_legacy(text, TCVN3),
    "VNI": lambda text: as_legacy(text, VNI),
}


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_gives_composed_unicode(encoding: str, delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([["Số, ký hiệu", "Trích yếu"], *EXPECTED])
    table = opened(ENCODED[encoding](text.getvalue()))
    assert encoding.startswith(table.encoding)
    assert texts(table) == EXPECTED
    assert bool(table.samples) == (table.legacy is not None) == (encoding[0] in "TV")


def test_legacy_text_within_unicode_files_is_found_too() -> None:
    rows = [["Số, ký hiệu", "Trích yếu"], *map(list, EXPECTED)]
    old = [[as_legacy(cell, TCVN3).decode("latin-1") for cell in row] for row in rows]
    table = opened(workbook(*old), "a.xlsx")
    assert (table.encoding, texts(table)) == ("TCVN3 (ABC)", EXPECTED)
    assert ("TrÝch yÕu", "Trích yếu") in table.samples


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=8), min_size=2, max_size=6),
    st.sampled_from(["cp1258", "tcvn3", "vni", "utf-8", "utf-16"]),
)
def test_no_sentence_is_read_wrong(sentences: list[list[str]], encoding: str) -> None:
    lines = [" ".join(words) for words in sentences]
    text = "Số, ký hiệu;Trích yếu\n" + "".join(f"{n};{line}\n" for n, line in enumerate(lines))
    data = {
        "cp1258": as_cp1258,
        "tcvn3": lambda t: as_legacy(t, TCVN3),
        "vni": lambda t: as_legacy(t, VNI),
    }.get(encoding, lambda t: t.encode(encoding))(text)
    assert [row.text("summary") for row in opened(data).rows()] == lines


def test_header_is_found_however_it_is_written() -> None:
    for header in ("SO,  KY HIEU", "Số,\nký hiệu", "số hiệu", "number"):
        data = workbook([header, "TRÍCH YẾU"], ["12", "Giao đất"])
        assert texts(opened(data, "a.xlsx")) == [("12", "Giao đất")]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("Số, ký hiệu;Nội dung\n1;2\n", "Thiếu cột: Trích yếu"),
        ("Số hiệu;Trích yếu;So hieu\n1;2;3\n", "có hai lần, ở cột A và C"),
        ("", "không có dòng nào"),
        ("\n \n", "không có dòng nào"),
        ('Số, ký hiệu;Trích yếu\n1;"a\n', "dấu ngoặc kép"),
    ],
)
def test_a_wrong_table_is_refused_with_what_to_do(table: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        list(opened(table).rows())


def test_merged_cells_are_refused_by_their_range() -> None:
    data = workbook(["Số, ký hiệu", "Trích yếu"], ["1", "a"], ["2", "b"], merged=["A2:A3"])
    with pytest.raises(TableRefused, match=r"ô gộp ở A2:A3"):
        opened(data, "a.xlsx")


def test_a_formula_without_a_result_is_a_fault_of_its_row() -> None:
    data = workbook(["Số, ký hiệu", "Trích yếu"], ["1", "a"], cells={"B2": "=A2&1"})
    row = next(opened(data, "a.xlsx").rows())
    assert row.text("summary") == ""
    assert [(fault.row, fault.column) for fault in row.faults] == [(2, "Trích yếu")]
    assert "Công thức chưa có kết quả" in row.faults[0].reason


def test_a_formula_with_a_result_gives_the_result() -> None:
    data = workbook(["Số, ký hiệu", "Trích yếu"], ["1", "a"], cells={"B2": "=A2&1"})
    calculated = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(calculated, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"</f><v></v>", b"</f><v>11</v>")
            new.writestr(name, part.replace(b"</f><v />", b"</f><v>11</v>"))
    assert texts(opened(calculated.getvalue(), "a.xlsx")) == [("1", "11")]


def test_an_error_in_a_cell_is_a_fault() -> None:
    data = workbook(["Số, ký hiệu", "Trích yếu"], ["1", "#N/A"])
    row = next(opened(data, "a.xlsx").rows())
    row.text("summary")
    assert "#N/A" in row.faults[0].reason


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "'=1+1"])
def test_what_looks_like_a_formula_in_csv_is_text(text: str) -> None:
    row = next(opened(f"Số, ký hiệu;Trích yếu\n1;{text}\n").rows())
    assert row.text("summary") == text.removeprefix("'")
    assert row.faults == []


def test_empty_rows_are_passed_over_and_numbers_stay() -> None:
    table = opened("sep=;\nSố, ký hiệu;Trích yếu\n\n1;a\n;;\n2;b\n")
    assert [row.number for row in table.rows()] == [3, 5]


def test_more_cells_than_the_header_is_a_fault() -> None:
    row = next(opened("Số, ký hiệu;Trích yếu\n1;a;b\n").rows())
    assert "nhiều ô hơn tiêu đề" in row.faults[0].reason


def test_a_sheet_with_entities_is_refused_unread() -> None:
    """A billion laughs in few bytes; also in UTF-16, which would hide the word."""
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for encoded in (laughs.encode(), f'<?xml version="1.0"?>{laughs}'.encode("utf-16-le")):
        bomb = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(workbook(["Số, ký hiệu", "Trích yếu"]))) as old,
            zipfile.ZipFile(bomb, "w") as new,
        ):
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, encoded + part if "sheet1" in name else part)
        with pytest.raises(TableRefused, match="hỏng"):
            opened(bomb.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04rest", b"", b"\x00\x01\x02", workbook(["a"])[:-400], b"a,b"],
)
def test_a_broken_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(TableRefused):
        list(opened(data, "a.xlsx").rows())


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(TableRefused, match="CSV hoặc XLSX"):
        opened("a", "a.pdf")


def test_text_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(TableRefused, match="bảng mã"):
        opened("Số, ký hiệu;Trích yếu\n".encode() + "çà déjà vu évêque\n".encode("latin-1") * 9)


def cell(value: Any) -> Row:
    columns = {"it": Column("it", "Ô", required=False)}
    return Row(2, columns, {"it": value})


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("12/09/2022", datetime.date(2022, 9, 12)),
        ("1/2/2022", datetime.date(2022, 2, 1)),
        ("1-2-2022", datetime.date(2022, 2, 1)),
        ("01.02.2022", datetime.date(2022, 2, 1)),
        ("2022-02-01", datetime.date(2022, 2, 1)),
        (datetime.datetime(2022, 2, 1, 7), datetime.date(2022, 2, 1)),
        ("", None),
        (None, None),
    ],
)
def test_days(value: Any, day: datetime.date | None) -> None:
    row = cell(value)
    assert row.day("it") == day
    assert row.faults == []


@pytest.mark.parametrize("value", ["31/02/2022", "12/9/22", "hôm qua", 44816, "9/2022", "1/1/1800"])
def test_what_is_no_day_is_a_fault(value: Any) -> None:
    row = cell(value)
    assert row.day("it") is None
    assert "dd/mm/yyyy" in row.faults[0].reason


@pytest.mark.parametrize(
    ("value", "number"), [("12", 12), ("1.250", 1250), (7, 7), (7.0, 7), ("", None)]
)
def test_whole_numbers(value: Any, number: int | None) -> None:
    row = cell(value)
    assert row.whole_number("it") == number
    assert row.faults == []


@pytest.mark.parametrize("value", ["1.25", "1,5", "x", 7.5, "-3", "9" * 40])
def test_what_is_no_whole_number_is_a_fault(value: Any) -> None:
    row = cell(value)
    assert row.whole_number("it") is None
    assert len(row.faults) == 1


def test_a_missing_value_is_told_once() -> None:
    row = Row(2, {"it": Column("it", "Ô")}, {"it": None})
    row.text("it")
    row.day("it")
    assert [fault.reason for fault in row.faults] == ["Thiếu giá trị: hãy điền ô này."]


def test_choices_ignore_marks_and_capitals() -> None:
    choices = {"Trung ương": "central", "Tỉnh": "province"}
    assert cell("TINH").choice("it", choices) == "province"
    row = cell("Xã")
    assert row.choice("it", choices) is None
    assert "Trung ương, Tỉnh" in row.faults[0].reason


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        list(opened(data, name).rows())
    except TableRefused as refusal:
        assert str(refusal)
