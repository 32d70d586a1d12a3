"""core/vietnamese.py: dates, lunar dates, numbers, amounts in words (Điều 11)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese import amount_words, date_words, day_and_lunar, number_dots, short_date

pytestmark = pytest.mark.dieu(11)
patient = settings(deadline=None)  # the time of one example tells of the machine's load


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (date(2026, 11, 24), "Thứ Ba, ngày 24 tháng 11 năm 2026", "24/11/2026"),
        (date(2026, 2, 1), "Chủ nhật, ngày 01 tháng 02 năm 2026", "01/02/2026"),
        (date(2026, 3, 9), "Thứ Hai, ngày 09 tháng 3 năm 2026", "09/03/2026"),
        (date(2017, 7, 1), "Thứ Bảy, ngày 01 tháng 7 năm 2017", "01/07/2017"),
    ],
)
def test_dates(day: date, words: str, short: str) -> None:
    assert date_words(day) == words
    assert short_date(day) == short


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        # Tết, on days where the Chinese calendar differs or nearly does
        (date(1968, 1, 29), "nhằm ngày mùng 1 tháng Giêng năm Mậu Thân"),
        (date(1985, 1, 21), "nhằm ngày mùng 1 tháng Giêng năm Ất Sửu"),
        (date(2007, 2, 17), "nhằm ngày mùng 1 tháng Giêng năm Đinh Hợi"),
        (date(2026, 2, 17), "nhằm ngày mùng 1 tháng Giêng năm Bính Ngọ"),
        (date(2026, 2, 16), "nhằm ngày 29 tháng Chạp năm Ất Tỵ"),
        (date(2026, 4, 26), "nhằm ngày mùng 10 tháng 3 năm Bính Ngọ"),
        (date(2026, 11, 24), "nhằm ngày 16 tháng 10 năm Bính Ngọ"),
        (date(2025, 7, 25), "nhằm ngày mùng 1 tháng 6 nhuận năm Ất Tỵ"),
    ],
)
def test_lunar_dates(day: date, lunar: str) -> None:
    assert day_and_lunar(day) == lunar


def test_lunar_dates_have_bounds() -> None:
    with pytest.raises(ValueError, match="supported range"):
        day_and_lunar(date(1899, 12, 31))


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-1234, "-1.234")],
)
def test_number_dots(number: int, written: str) -> None:
    assert number_dots(number) == written


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (105, "Một trăm linh năm đồng"),
        (1005, "Một nghìn không trăm linh năm đồng"),
        (351000, "Ba trăm năm mươi mốt nghìn đồng"),
        (1050000, "Một triệu không trăm năm mươi nghìn đồng"),
        (-351000, "Âm ba trăm năm mươi mốt nghìn đồng"),
        (1490000, "Một triệu bốn trăm chín mươi nghìn đồng"),
        (2000000015, "Hai tỷ không trăm mười lăm đồng"),
        (10**12, "Một nghìn tỷ đồng"),
        (10**15, "Một triệu tỷ đồng"),
        (10**18, "Một tỷ tỷ đồng"),
    ],
)
def test_amount_words(amount: int, words: str) -> None:
    assert amount_words(amount) == words


UNITS = {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
         "tám": 8, "chín": 9, "mốt": 1, "tư": 4, "lăm": 5}  # fmt: skip
SCALES = {"nghìn": 1000, "triệu": 10**6}


def read_back(sentence: str) -> int:
    """Reads an amount from left to right, as a cashier would."""
    words = sentence.lower().split()
    assert words.pop() == "đồng"
    sign = -1 if words[0] == "âm" else 1
    total = section = group = unit = 0
    for word in words[1:] if sign < 0 else words:
        if word in UNITS:
            unit = UNITS[word]
        elif word in ("trăm", "mươi"):
            group, unit = group + unit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word in SCALES:
            section, group, unit = section + (group + unit) * SCALES[word], 0, 0
        elif word == "tỷ":
            total, section, group, unit = (total + section + group + unit) * 10**9, 0, 0, 0
        else:
            assert word == "linh"
    return sign * (total + section + group + unit)


@patient
@given(st.integers(-(10**21), 10**21) | st.integers(0, 2000) | st.integers(0, 10**9))
def test_amounts_read_back(amount: int) -> None:
    assert read_back(amount_words(amount)) == amount


@patient
@given(st.integers(1, 999), st.sampled_from([3, 6, 9, 12, 15]), st.integers(0, 99))
def test_amounts_with_long_runs_of_noughts_read_back(head: int, power: int, tail: int) -> None:
    amount = head * 10**power + tail
    assert read_back(amount_words(amount)) == amount


@patient
@given(st.integers(0, 10**18))
def test_irregular_words_stand_where_they_belong(amount: int) -> None:
    words = amount_words(amount).lower()
    for wrong in ("mươi một", "mươi năm", "mươi bốn", "mười năm", "mười mốt", "linh lăm",
                  "linh mốt", "một mươi", "không mươi", "linh không"):  # fmt: skip
        for digit_end in (" đồng", " nghìn", " triệu", " tỷ"):
            assert wrong + digit_end not in words
