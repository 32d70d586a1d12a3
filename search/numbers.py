"""Official numbers (2112/QĐ-UBND, 64/2007/NĐ-CP, 15-NQ/HU, 1.004222) as people type them.

The sections keep their own numbers; search knows a number only as a row of folded words
(`2112-qd-ubnd`) and finds it by its beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.tokens import folded_words

# Names of documents and what stands for them in a number (NĐ 30/2020/NĐ-CP, Phụ lục III, and
# the forms of the Party's offices).
CODES_OF_NAMES = {
    "quyet dinh": "qd", "nghi quyet": "nq", "nghi dinh": "nd", "thong tu": "tt",
    "thong tu lien tich": "ttlt", "chi thi": "ct", "ke hoach": "kh", "thong bao": "tb",
    "bao cao": "bc", "to trinh": "ttr", "huong dan": "hd", "cong van": "cv", "cong dien": "cd",
    "giay moi": "gm", "chuong trinh": "ctr", "de an": "da", "quy che": "qc", "quy dinh": "qyd",
    "ket luan": "kl", "lenh": "l", "luat": "qh", "phap lenh": "pl", "bien ban": "bb",
    "phuong an": "pa", "du an": "da", "hop dong": "hd", "giay uy quyen": "guq",
}  # fmt: skip
CODES = frozenset(CODES_OF_NAMES.values()) - {"l"}
# More words than any number has.
MOST_WORDS = 8
# Words that may stand beside a number and mean nothing.
_FILLERS = frozenset({
    "so", "van", "ban", "cua", "ky", "hieu", "ma", "nam", "ngay", "tthc", "vb", "ca", "biet",
})  # fmt: skip
_NAMES = sorted(CODES_OF_NAMES, key=len, reverse=True)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"0*(\d{1,7})")
# A number of five digits and more that ends in a year holds one (182014ndcp).
_GLUED = re.compile(r"0*(\d{1,5}?)((?:199|20[0-3])\d)?([a-z][a-z0-9]+)")
_GLUED_BEFORE = re.compile(r"([a-z]+)0*(\d{1,6})")


@dataclass(frozen=True)
class AskedNumber:
    """A number that somebody asks for. `codes`: the letters that were typed, in order; `year`:
    "" unless it was typed."""

    number: str
    codes: tuple[str, ...] = ()
    year: str = ""

    @property
    def is_bare(self) -> bool:
        """Nothing but digits were typed."""
        return not self.codes and not self.year

    def fits(self, key: str, year: int | None) -> bool:
        """Whether it may mean the document of this key and this year of issue."""
        number, *parts = key.split("-")
        if number != self.number:
            return False
        if self.year and self.year not in parts and str(year) != self.year:
            return False
        letters = "".join(part for part in parts if not _YEAR.fullmatch(part))
        asked = "".join(self.codes)
        return letters.startswith(asked) or all(code in parts for code in self.codes)


def number_key(number: str) -> str:
    """The key under which a number is kept: its folded words, without leading zeros."""
    found = folded_words(number)
    if found and _DIGITS.fullmatch(found[0]):
        found[0] = found[0].lstrip("0") or "0"
    return "-".join(found)[:80]


def asked_number(text: str) -> AskedNumber | None:
    """The number that a short query may consist of; what else it says must then fit the number
    of a document (AskedNumber.fits), so that "kế hoạch 5 năm" finds no Kế hoạch số 5."""
    rest, named = _without_names(" ".join(folded_words(text)))
    found = [word for word in rest.split() if word not in _FILLERS]
    if len(found) > MOST_WORDS:
        return None
    if procedure := _of_procedure(found):
        return procedure
    number, year, codes = "", "", list(named)
    for word in found:
        digits, own_year, letters = _split(word)
        if digits and not number:
            number, year = digits, own_year
        elif digits and not letters and _YEAR.fullmatch(digits) and not year:
            year = digits
        elif digits:
            codes.append(word)
            continue
        if letters:
            codes.append(letters)
    return AskedNumber(number, tuple(dict.fromkeys(codes)), year) if number else None


def _without_names(folded: str) -> tuple[str, list[str]]:
    """The text without the names of kinds of documents, and their codes."""
    codes = []
    padded = f" {folded} "
    for name in _NAMES:
        if f" {name} " in padded:
            padded = padded.replace(f" {name} ", " ", 1)
            codes.append(CODES_OF_NAMES[name])
    return padded, codes


def _split(word: str) -> tuple[str, str, str]:
    """Digits, year and letters of a word of a number ("2112qdubnd", "qd2112"); each may be
    empty."""
    if match := _DIGITS.fullmatch(word):
        return match[1], "", ""
    if match := _GLUED.fullmatch(word):
        return match[1], match[2] or "", match[3]
    if (match := _GLUED_BEFORE.fullmatch(word)) and match[1] in CODES:
        return match[2], "", match[1]
    return "", "", word


def _of_procedure(found: list[str]) -> AskedNumber | None:
    """The code of a procedure, 1.004222 or 2.000815.000.00.00.H56: digits, a point, digits."""
    match found:
        case [group, number, *_] if re.fullmatch(r"\d", group) and re.fullmatch(r"\d{6}", number):
            return AskedNumber(group, (number,))
    return None
