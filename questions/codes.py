"""Receipt codes: what a citizen keeps to follow a message, without an account. No Django.

Twelve signs of an alphabet without the look-alikes 0, O, 1 and I, in three groups of four. Eleven
are random (55 bits, so that nobody finds another one's by trying), the last one checks them: it
catches every single wrong sign and every swap of two.
Source: clauses.md section 2, item 12.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12
GROUP = 4
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_BETWEEN = re.compile(r"[\s.\-–—]+")
_HIGH_BIT, _POLYNOMIAL = 0x20, 0x25  # the field of 32 elements: x^5 + x^2 + 1


def new_code() -> str:
    """A random code, without dashes."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + ALPHABET[_double(_remainder(body))]


def read_code(typed: str) -> str | None:
    """The code as it is stored, from what somebody typed: any case, with or without dashes, dots
    and spaces. None for what can't be a code."""
    code = _BETWEEN.sub("", typed).upper()
    if len(code) != LENGTH or not set(code) <= _VALUES.keys() or _remainder(code):
        return None
    return code


def shown_code(code: str) -> str:
    """The code in groups, for people to read and copy by hand: ABCD-EFGH-JKLM."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _remainder(code: str) -> int:
    """Horner's rule in the field of 32 elements: each place has a weight of its own, so one wrong
    sign, or two swapped, never leave 0."""
    value = 0
    for sign in code:
        value = _double(value) ^ _VALUES[sign]
    return value


def _double(value: int) -> int:
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled & _HIGH_BIT else doubled
