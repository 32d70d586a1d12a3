"""Vietnamese text: composed Unicode, folding for search, addresses, alphabetical order.

Source: Điều 11 of QĐ 2112/QĐ-UBND (TCVN 6909:2001); reference/domain.md section 7. No Django, so
that migrations may import it.
"""

from __future__ import annotations

import re
import unicodedata

from core.legacy_text import detect_legacy

# C0 without tab and line ends, DEL, and halves of surrogate pairs (no database stores those).
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouy")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})

# The order of ICU's vi_VN: white space, signs, digits, letters. f, j, w and z come in names.
_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {char: rank for rank, char in enumerate(_ORDER)}
# ngang < huyền < hỏi < ngã < sắc < nặng
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def nfc(text: str) -> str:
    """Composed Unicode without control characters (tab and line ends stay).

    The Icelandic Ð (U+00D0), which old keyboards and converters leave in the place of Đ (U+0110)
    and which looks the same, becomes Đ where the word is Vietnamese: in a word all in capitals
    (QÐ-UBND) and at the head of a word before a vowel (Ðà Nẵng). It stays in any other place, and
    in text that reads as TCVN3, where it stands for é and the editor has yet to see the
    conversion.

    Source: Điều 11 of QĐ 2112/QĐ-UBND, TCVN 6909:2001.
    """
    composed = unicodedata.normalize("NFC", _UNSTORABLE.sub("", text))
    if "Ð" in composed and detect_legacy(composed) is None:
        composed = _WORD.sub(_with_vietnamese_d, composed)
    return composed


def _with_vietnamese_d(match: re.Match[str]) -> str:
    word = match[0]
    if "Ð" not in word:
        return word
    begins_a_syllable = word[0] == "Ð" and unicodedata.normalize("NFD", word)[1:2] in _VOWELS
    return word.replace("Ð", "Đ") if word.isupper() or begins_a_syllable else word


def fold(text: str) -> str:
    """The form in which search and the check for duplicates compare text: lower case, no marks,
    đ as d, single spaces; the same for both tone placements (hòa, hoà) and for NFC and NFD.

    Never shown and never stored in place of the author's text. Source: design.md section 7.
    """
    storable = _UNSTORABLE.sub("", text)
    # Bared before casefold (ᴬ) and after (ß, İ), so that folding twice changes nothing.
    bare = storable.lower() if storable.isascii() else _bare(_bare(storable).casefold())
    return " ".join(bare.replace("đ", "d").replace("ð", "d").split())


def _bare(text: str) -> str:
    """Compatible characters made plain (ﬁ, full width), marks and invisible characters dropped."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", text)
        if char.isspace()
        or not (unicodedata.combining(char) or unicodedata.category(char) in _INVISIBLE)
    )


def slugify(text: str, max_length: int = 80) -> str:
    """An ASCII address part of at most `max_length` characters: đ stays d (Django drops it), no
    word is cut unless the first alone is too long, never empty ("muc").

    Source: reference/domain.md section 7.
    """
    words: list[str] = re.findall(r"[a-z0-9]+", fold(text)) or ["muc"]
    slug = words[0][:max_length]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > max_length:
            break
        slug = f"{slug}-{word}"
    return slug


def sort_key(text: str) -> SortKey:
    """The key of Vietnamese alphabetical order: letters first (space before digits before
    letters, ă and â after a, đ after d), then tones, then capitals.

    Source: Điều 11 of QĐ 2112/QĐ-UBND; reference/domain.md section 7. It orders as ICU's vi_VN.
    """
    letters: list[str] = []
    tones: list[int] = []
    capitals: list[int] = []
    for char in unicodedata.normalize("NFD", nfc(text)):
        if letters and unicodedata.combining(char):
            if char in _TONES:
                tones[-1] = tones[-1] or _TONES[char]
            else:
                letters[-1] = _with_shape(letters[-1], char)
        else:
            letters.append(" " if char.isspace() else char.lower()[:1])
            tones.append(0)
            capitals.append(int(char.isupper()))
    return tuple(map(_rank, letters)), tuple(tones), tuple(capitals)


def _with_shape(letter: str, mark: str) -> str:
    """ă, â, ê, ô, ơ, ư from letter and mark; marks of other languages don't count."""
    shaped = unicodedata.normalize("NFC", letter + mark)
    return shaped if shaped in _RANK else letter


def _rank(char: str) -> int:
    """Signs outside ASCII after those in it, other alphabets after ours."""
    if char in _RANK:
        return _RANK[char]
    return ord(char) + len(_ORDER)
