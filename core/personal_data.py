"""Personal data in plain text: numbers that no public item may show without need (NĐ 13/2023 on
the protection of personal data; clauses.md section 2, item 2). No Django.

The numbers of offices are the portal's business: landlines, and mobiles that the text calls a
hotline or an office's, are no findings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.marks import Finding, Strength
from core.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

CITIZEN_ID = "Số căn cước công dân"
MOBILE = "Số điện thoại di động của cá nhân"
ACCOUNT = "Số tài khoản ngân hàng"

# Twelve digits: province 001-096, century and sex 0-3 (people born 1900-2099), year of birth.
_CITIZEN_ID = re.compile(r"(?<![\d.,])0(\d{2}) ?([0-3]\d{2}) ?(\d{3}) ?(\d{3})(?![\d.,]\d|\d)")
_LAST_PROVINCE = 96
_MOBILE = re.compile(r"(?<![\d.,])(?:\+?84|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d)")
_ACCOUNT = re.compile(
    r"(?:stk|so tai khoan|tai khoan so|tk so|tai khoan ngan hang)\D{0,25}\d(?:[ .-]?\d){6,18}"
)
_OFFICE = re.compile(
    r"duong day nong|hotline|truc ban|van phong|mot cua|trung tam|tiep cong dan|co quan|ubnd|"
    r"uy ban|bo phan|so dien thoai lien he cua|tong dai|phong [a-z]+|ban chi huy"
)
_REACH = 60  # characters before a number in which it says whose it is


def personal_data_in(text: str, *, where: str = "") -> list[Finding]:
    """The personal data in a plain text, by line."""
    found: dict[tuple[str, str], Finding] = {}
    for number, line in enumerate(nfc(text).splitlines(), start=1):
        place = f"{where}, dòng {number}" if where else f"dòng {number}"
        for rule in _rules_in(line):
            found.setdefault((rule, place), Finding(rule, Strength.WEAK, place))
    return list(found.values())


def _rules_in(line: str) -> Iterator[str]:
    if not any(char.isdigit() for char in line):
        return
    if any(1 <= int(match[1]) <= _LAST_PROVINCE for match in _CITIZEN_ID.finditer(line)):
        yield CITIZEN_ID
    if any(not _is_of_office(line, match.start()) for match in _MOBILE.finditer(line)):
        yield MOBILE
    if _ACCOUNT.search(fold(line)):
        yield ACCOUNT


def _is_of_office(line: str, start: int) -> bool:
    return _OFFICE.search(fold(line[max(0, start - _REACH) : start])) is not None
