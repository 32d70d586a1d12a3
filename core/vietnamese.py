"""Dates, numbers and amounts of money as Vietnamese administrative papers write them.

Source: Điều 11 of QĐ 2112/QĐ-UBND; NĐ 30/2020/NĐ-CP, Phụ lục I and II; reference/domain.md
section 7. No Django.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lunar_vn import solar_to_lunar
from lunar_vn.can_chi import get_year_can_chi

if TYPE_CHECKING:
    from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_PADDED_MONTHS = {1: "01", 2: "02"}
_LUNAR_MONTHS = {1: "Giêng", 12: "Chạp"}
_LAST_MUNG = 10  # mùng 1 … mùng 10
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", "nghìn", "triệu")
_BILLION = 10**9


# --- dates --------------------------------------------------------------------------------------


def date_words(day: date) -> str:
    """The date in full, "Thứ Ba, ngày 24 tháng 11 năm 2026".

    Days below 10 and months 1 and 2 take a nought, as in the date line of a paper.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I (date line) and Phụ lục II (capitals of weekdays).
    """
    month = _PADDED_MONTHS.get(day.month, day.month)
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """The date in figures, "24/11/2026". Source: reference/domain.md section 7."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def day_and_lunar(day: date) -> str:
    """The lunar date beside a solar one: "nhằm ngày 16 tháng 10 năm Bính Ngọ".

    The Vietnamese calendar (UTC+7), not the Chinese one. Raises ValueError outside 1900-2100.
    Source: reference/domain.md section 7.
    """
    lunar = solar_to_lunar(day)
    number = f"mùng {lunar.day}" if lunar.day <= _LAST_MUNG else str(lunar.day)
    month = f"{_LUNAR_MONTHS.get(lunar.month, lunar.month)}{' nhuận' if lunar.leap else ''}"
    return f"nhằm ngày {number} tháng {month} năm {get_year_can_chi(lunar.year)}"


# --- numbers ------------------------------------------------------------------------------------


def number_dots(number: int) -> str:
    """A whole number with dots, "1.234.567". Source: reference/domain.md section 7."""
    return f"{number:,}".replace(",", ".")


def amount_words(amount: int) -> str:
    """An amount of money in words: 351000 is "Ba trăm năm mươi mốt nghìn đồng".

    Any whole number: beyond a milliard it counts in tỷ, nghìn tỷ, triệu tỷ, tỷ tỷ.
    Source: reference/domain.md section 4 (payment lists carry the sum in words).
    """
    words = [*(["âm"] if amount < 0 else []), *_read(abs(amount)), "đồng"]
    sentence = " ".join(words)
    return sentence[0].upper() + sentence[1:]


def _read(number: int) -> list[str]:
    """The words of a number; "tỷ" (10⁹) divides it, so that "tỷ tỷ" is 10¹⁸."""
    if number == 0:
        return [_DIGITS[0]]
    milliards, rest = divmod(number, _BILLION)
    words = [*_read(milliards), "tỷ"] if milliards else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _read_group(group, leading=not words)
            words += [_THOUSANDS[power]] if power else []
    return words


def _read_group(group: int, *, leading: bool) -> list[str]:
    """Three figures; after a higher group also the noughts: "không trăm linh năm"."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words += ["mười"]
    elif units and words:
        words += ["linh"]
    if units:
        words += [_unit(tens, units)]
    return words


def _unit(tens: int, units: int) -> str:
    after_ten = {5: "lăm"} if tens else {}
    after_twenty = {1: "mốt", 4: "tư"} if tens > 1 else {}
    return (after_ten | after_twenty).get(units, _DIGITS[units])
