"""Vietnamese text: composed Unicode, folding for search, addresses, alphabetical order.

Source: Điều 11 of QĐ 2112/QĐ-UBND (TCVN 6909:2001); reference/domain.md section 7. No Django.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Letters after every ASCII sign and digit; whatever else there is, after the letters.
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=128)}
_AFTER_LETTERS = 1_000
# ngang < huyền < hỏi < ngã < sắc < nặng
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def nfc(text: str) -> str:
    """Composed Unicode without control characters (tab and line ends stay)."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def fold(text: str) -> str:
    """Lower case without marks, đ as d, white space as single spaces: equal for search and for
    finding duplicates, whatever the tone placement (hòa, hoà)."""
    lowered = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    bare = "".join(char for char in lowered if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def slugify(text: str, max_length: int = 80) -> str:
    """An ASCII address part: đ stays d (Django drops it), words are not cut where avoidable,
    never empty."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > max_length:
            break
        slug = longer
    return slug or ("".join(words)[:max_length] if words else "muc")


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Key of Vietnamese alphabetical order: letters first (space before digits before letters),
    then tones, then capitals."""
    primary: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in nfc(text):
        letter, tone = _letter_and_tone(char.lower())
        other = ord(letter) if letter.isascii() else ord(letter) + _AFTER_LETTERS
        primary.append(_RANK.get(letter, other))
        tones.append(tone)
        cases.append(int(char.isupper()))
    return tuple(primary), tuple(tones), tuple(cases)


def _letter_and_tone(char: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", char)
    tone = next((rank for mark, rank in _TONES.items() if mark in marks), 0)
    letter = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", letter)[:1] or " ", tone
