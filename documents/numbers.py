"""Numbers of documents (số, ký hiệu), typed in any way, as one key.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I and III; reference/domain.md section 5. No Django.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text import fold

_SIGNS = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("⁄∕", "/")})
# All on folded text without spaces: "quyetdinhso:2112/qd-ubnd,ngay12/9/2022".
_BEFORE = re.compile(r"^[^0-9]*so[:.]*(?=[0-9])")
_AFTER = re.compile(r",?ngay[0-9].*$")
_NUMBER = re.compile(
    r"""
    (?P<serial>[0-9]{1,6}) (?P<insert>[a-z]?)    # 2112, 05, 12a
    (?: / (?P<year>(?:19|20)[0-9]{2}) )?         # 18/2025/…
    (?P<symbol> (?: [/-] [a-z0-9]+ )* )          # /QD-UBND, /UBND-VHTT, -NQ/HU, /QH14
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class DocumentNumber:
    """The parts of a number: "18/2025/NQ-HĐND" is 18, 2025 and "/NQ-HDND"."""

    serial: str
    year: int | None
    symbol: str

    @property
    def key(self) -> str:
        """What is stored, searched and compared: "18/2025/NQ-HDND"."""
        year = f"/{self.year}" if self.year else ""
        return f"{self.serial}{year}{self.symbol}"


def parse(typed: str) -> DocumentNumber | None:
    """The number in what was typed, or None when there is no number or more than a number.

    It may come after words that end in "số" and before "ngày …".
    """
    found = _NUMBER.fullmatch(_bare(typed))
    if found is None:
        return None
    serial = str(int(found["serial"])) + found["insert"].upper()
    year = int(found["year"]) if found["year"] else None
    return DocumentNumber(serial, year, found["symbol"].upper())


def number_key(typed: str) -> str:
    """The one key of a number, whatever the case, spaces, dashes and leading zeros: "Số: 2112
    /QĐ-UBND", "2112/qd–ubnd" and "2112/QD-UBND" give "2112/QD-UBND".

    Quy định keeps its y ("QyĐ" gives "QYD"), so it never meets Quyết định ("QD"). Hướng dẫn and
    Hợp đồng, Dự án and Đề án share a key: their types tell them apart. What isn't a number gives
    its own letters.
    """
    number = parse(typed)
    return number.key if number else _bare(typed).upper()


def _bare(typed: str) -> str:
    text = "".join(fold(typed.translate(_SIGNS)).translate(_SIGNS).split())
    return _AFTER.sub("", _BEFORE.sub("", text)).rstrip(".,;:")
