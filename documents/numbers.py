"""Numbers and symbols of documents: taken apart, and brought to one key however they are typed.

Forms (NĐ 30/2020/NĐ-CP, Phụ lục III; Luật Ban hành văn bản QPPL; HD 36-HD/VPTW; reference/domain.md
section 5): administrative `2112/QĐ-UBND`, công văn `123/UBND-VHTT`, normative `18/2025/NQ-HĐND`,
of the National Assembly `29/2018/QH14`, joint `19/2012/TTLT-BTC-BKHĐT-BTTTT`, of the Party
`12-NQ/HU`. No Django.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from core.text import nfc
from documents.definitions import ABBREVIATIONS

EXAMPLES = "2112/QĐ-UBND, 123/UBND-VHTT, 18/2025/NQ-HĐND, 29/2018/QH14, 12-NQ/HU"

_SAME = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
    | {"Ð": "Đ", "ð": "đ"}  # the Icelandic letter, in words that core.text.nfc leaves alone
)
_PREFIX = re.compile(r"^\s*(số|so)(?![^\W\d_])\s*[:.]?", re.IGNORECASE)
# 15a: a number put in between two others.
_ORDINAL = r"0*(?P<ordinal>[1-9][0-9]{0,5})(?P<suffix>[a-z]?)"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_WORD = r"[^\W\d_](?:[^\W_]|[&.])*"
_SYMBOL = rf"{_WORD}(?:-(?:[^\W_]|[&.])+)*"
_WITH_YEAR = re.compile(rf"{_ORDINAL}/{_YEAR}/(?P<symbol>{_SYMBOL})", re.IGNORECASE)
_PLAIN = re.compile(rf"{_ORDINAL}/(?P<symbol>{_SYMBOL})", re.IGNORECASE)
_PARTY = re.compile(rf"{_ORDINAL}-(?P<abbreviation>{_WORD})/(?P<issuer>{_SYMBOL})", re.IGNORECASE)
_LEADING_NOUGHTS = re.compile(r"^0+(?=[0-9])")
# Hợp đồng beside Hướng dẫn, Đề án beside Dự án: here alone đ tells two types apart.
_TOLD_BY_D = re.compile(r"^([0-9]+[A-Z]?(?:/[0-9]{4})?[/-])(HĐ|ĐA)(?=[-/]|$)")
_PADDED_BELOW = 10
_LONGEST_KEY = 80


class Form(StrEnum):
    """How a number is put together."""

    ADMINISTRATIVE = "administrative"
    LETTER = "letter"
    NORMATIVE = "normative"
    PARTY = "party"


@dataclass(frozen=True)
class Number:
    """A number and symbol in parts. `issuer`: the issuer's symbol, for a letter with that of the
    unit that wrote it, for a joint document those of all issuers; `year`: 0 where there is none;
    `abbreviation`: of the type, "" where the form has none; `suffix`: the letter of 15a."""

    form: Form
    ordinal: int
    issuer: str
    abbreviation: str = ""
    year: int = 0
    suffix: str = ""

    def __str__(self) -> str:
        """As papers print it: 1 to 9 take a nought, no spaces."""
        nought = "0" if self.ordinal < _PADDED_BELOW else ""
        ordinal = f"{nought}{self.ordinal}{self.suffix}"
        if self.form == Form.PARTY:
            return f"{ordinal}-{self.abbreviation}/{self.issuer}"
        year = f"/{self.year}" if self.year else ""
        symbol = "-".join(filter(None, [self.abbreviation, self.issuer]))
        return f"{ordinal}{year}/{symbol}"


def parse(typed: str) -> Number | None:
    """The parts of a number typed in any way; None where it fits no form. Never raises."""
    text = _compact(typed)
    if match := _PARTY.fullmatch(text):
        abbreviation, issuer = _spelling(match["abbreviation"]), _capitals(match["issuer"])
        form, year = Form.PARTY, 0
        if not abbreviation:
            return None
    elif match := _WITH_YEAR.fullmatch(text):
        abbreviation, issuer = _split_symbol(match["symbol"])
        form, year = Form.NORMATIVE, int(match["year"])
    elif match := _PLAIN.fullmatch(text):
        abbreviation, issuer = _split_symbol(match["symbol"])
        form, year = Form.ADMINISTRATIVE if abbreviation else Form.LETTER, 0
    else:
        return None
    suffix = match["suffix"].lower()
    return Number(form, int(match["ordinal"]), issuer, abbreviation, year, suffix)


def number_key(typed: str) -> str:
    """The key by which a number is found and compared: capitals without spaces, Đ as D, leading
    noughts gone; "Số: 2112 /QĐ-UBND" and "2112/qd–ubnd" give "2112/QD-UBND".

    Quy định keeps its y ("QyĐ" → "QYD"), so that it never meets Quyết định ("QĐ" → "QD"). What
    isn't a number, or only its beginning, gives a key too. Never raises.
    """
    text = _LEADING_NOUGHTS.sub("", _compact(typed).upper())
    kept = _TOLD_BY_D.match(text)
    head = kept[0] if kept else ""
    return (head + _plain_d(text[len(head) :]))[:_LONGEST_KEY]


def _compact(typed: str) -> str:
    return re.sub(r"\s+", "", _PREFIX.sub("", nfc(typed).translate(_SAME), count=1))


def _plain_d(text: str) -> str:
    return text.upper().replace("Đ", "D")


def _spelling(word: str) -> str:
    """A type's abbreviation in its own spelling; "" for any other word."""
    return _SPELLING.get(word.upper()) or _SPELLING.get(_plain_d(word), "")


def _capitals(symbol: str) -> str:
    """A symbol typed all in small letters in capitals; "TTg" stays."""
    return symbol.upper() if symbol.islower() else symbol


def _split_symbol(symbol: str) -> tuple[str, str]:
    """The type's abbreviation, where one stands first, and the issuer's symbol."""
    first, _hyphen, rest = symbol.partition("-")
    abbreviation = _spelling(first) if rest else ""
    return (abbreviation, _capitals(rest)) if abbreviation else ("", _capitals(symbol))


# By what is typed with its đ, and by what is typed without.
_SPELLING = {_plain_d(word): word for word in sorted(ABBREVIATIONS)} | {
    word.upper(): word for word in ABBREVIATIONS
}
