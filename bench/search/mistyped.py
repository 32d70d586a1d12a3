"""Queries as they are mistyped, made of clean ones: Telex and VNI with the keyboard off, and one
slip of a finger. Always the same for the same text."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Callable

_MARKS = "\u0306\u031b\u0302"  # breve (ă), horn (ơ, ư), circumflex (â, ê, ô)
_TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def telex(text: str) -> str:
    """Every syllable as its Telex keys, the tone last: `dduwowngf`."""
    return " ".join(_keys(word, "dd", lambda mark, letter: letter if mark == 2 else "w", "sfrxj")
                    for word in text.lower().split())  # fmt: skip


def vni(text: str) -> str:
    """Every syllable as its VNI keys, the tone last: `d9u7o7ng2`."""
    return " ".join(
        _keys(word, "d9", lambda mark, _letter: "876"[mark], "12345")
        for word in text.lower().split()
    )


def slip(text: str) -> str:
    """One letter of the longest word lost, doubled, swapped with the next or hit beside it."""
    words = text.split()
    longest = max(words, key=len)
    number = zlib.crc32(text.encode())
    place = 1 + number % (len(longest) - 2)
    before, letter, after = longest[:place], longest[place], longest[place + 1 :]
    changed = (
        before + after,
        before + letter * 2 + after,
        before + after[0] + letter + after[1:],
        before + _beside(letter) + after,
    )
    words[words.index(longest)] = changed[number // 7 % len(changed)]
    return " ".join(words)


WAYS = {"telex": telex, "vni": vni, "slip": slip}


def fits(text: str) -> bool:
    """Whether a mistyped form of it is worth asking for: a few words, all of letters."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(map(str.isalpha, words)) and max(map(len, words)) > 3


def _keys(word: str, barred: str, marked: Callable[[int, str], str], tones: str) -> str:
    keys, tone = "", ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = tones[_TONES.index(char)]
        elif char in _MARKS:
            keys += marked(_MARKS.index(char), keys[-1])
        else:
            keys += barred if char == "đ" else char
    return keys + tone


def _beside(letter: str) -> str:
    """The key beside that of the letter; whatever its marks, it is the letter's own key."""
    base = unicodedata.normalize("NFD", letter.lower())[0].replace("đ", "d")
    row = next(row for row in _ROWS if base in row)
    place = row.index(base)
    return row[place + 1] if place + 1 < len(row) else row[place - 1]
