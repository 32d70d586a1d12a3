"""What a citizen's words may not carry to the public: numbers, addresses and names by which the
asker could be found (Law 91/2025/QH15; NĐ 356/2025). No Django.

Stricter than core.personal_data, which lets the phone numbers of offices stand: a number that a
citizen typed is the citizen's until an officer has looked at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.personal_data import personal_data_in

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = "[…]"
EMAIL = "Địa chỉ thư điện tử"
NUMBER = "Số điện thoại, số giấy tờ hoặc số tài khoản"
ASKER = "Tên, địa chỉ của người gửi"

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# Nine digits or more: phones, identity papers, bank accounts. Dates (22/11/2026), amounts
# (15.000.000) and document numbers (2112/QĐ-UBND) have fewer or are told apart below.
_NUMBER = re.compile(r"(?<![\w/])\+?\d(?:[ .\-–]?\d){8,19}(?!\w|/\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")


def mask(text: str, known: Iterable[str] = ()) -> str:
    """The text with what would identify somebody replaced by […]. `known`: what the asker gave
    as name, address and the like; whole words, in any case."""
    for pattern in _patterns(known).values():
        text = pattern.sub(_masked, text)
    return text


def private_parts(text: str, known: Iterable[str] = ()) -> list[str]:
    """What kinds of personal data a citizen's text still carries; empty for one that may be
    shown."""
    return [
        rule
        for rule, pattern in _patterns(known).items()
        if any(_masked(match) == MASK for match in pattern.finditer(text))
    ]


def private_parts_of_answer(text: str, known: Iterable[str] = ()) -> list[str]:
    """The same of an officer's answer, which may well name an office's phone or mailbox."""
    rules = {finding.rule for finding in personal_data_in(text)}
    asker = _patterns(known).get(ASKER)
    if asker is not None and asker.search(text):
        rules.add(ASKER)
    return sorted(rules)


def _patterns(known: Iterable[str]) -> dict[str, re.Pattern[str]]:
    words = sorted({r"\s+".join(map(re.escape, value.split())) for value in known if value.strip()})
    found = {EMAIL: _EMAIL, NUMBER: _NUMBER}
    if words:
        longest_first = "|".join(sorted(words, key=len, reverse=True))
        found[ASKER] = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)
    return found


def _masked(match: re.Match[str]) -> str:
    """An amount of money in groups of three is no number of a person."""
    return match[0] if _AMOUNT.match(match[0]) else MASK
