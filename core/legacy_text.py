"""Text of before Unicode: TCVN3 (ABC, the .Vn* fonts) and VNI Windows, found and converted.

Nothing here converts on its own: the caller shows the editor the text before and after, and the
editor confirms. Give it plain text, not HTML. Bytes are taken as Latin-1 characters, as they come
out of the clipboard, of DOCX and of PDF files.

Source: Điều 11 of QĐ 2112/QĐ-UBND (only TCVN 6909:2001 is allowed); reference/domain.md section 7.
No Django.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

# --- tables -------------------------------------------------------------------------------------

TCVN3: dict[str, str] = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®\u00b5¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# What Word, PDF readers and NFKC make of µ, of the middle dot and of the soft hyphen.
_TCVN3_VARIANTS = {"\u03bc": "à", "\u2219": "ã", "\u2212": "ư"}
_TCVN3_CAPITALS = "A-Z¡-§"

_VNI_SINGLES = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
# Letters, the shape that the character after them gives, that character for each tone.
_VNI_PAIRS = (
    ("aeo", "\u0302", "âáàåãä"),
    ("a", "\u0306", "êéèúüë"),
    ("aeouyôö", "", "ùøûõï"),
)
_VNI_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")


def _vni_table() -> dict[str, str]:
    lower = dict(_VNI_SINGLES)
    for bases, shape, marks in _VNI_PAIRS:
        for base in bases:
            for mark, tone in zip(marks, _VNI_TONES[-len(marks) :], strict=True):
                letter = _VNI_SINGLES.get(base, base) + shape + tone
                lower[base + mark] = unicodedata.normalize("NFC", letter)
    table = dict(lower)
    for code, letter in lower.items():
        table[code.upper()] = letter.upper()
        table[code[0].upper() + code[1:]] = letter.upper()
    return table


VNI: dict[str, str] = _vni_table()

_TCVN3_TRANSLATION = str.maketrans(TCVN3 | _TCVN3_VARIANTS)
_VNI_CODE = re.compile("|".join(sorted(VNI, key=len, reverse=True)))

# Letters that neither encoding has a character for: a line with one of them is Unicode already.
_UNICODE_ONLY = re.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_UNITS = frozenset({"\u00b5m", "\u03bcm", "\u2212"})  # micrometre and minus, no words
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff\u03bc\u2212\u2219]+")

# --- what the font says -------------------------------------------------------------------------

_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?i:(\.vn)|(vni)[-\s_])[\w .-]*?(H?)")


def font_encoding(font: str) -> tuple[Encoding, bool] | None:
    """The encoding that the name of a font (from pasted HTML, DOCX, RTF or PDF) stands for, and
    whether it shows small letters as capitals (.VnTimeH); None for a Unicode font.

    A PDF's subset tag ("ABCDEF+.VnTime") is passed over; of a CSS list the first font counts.
    Source: reference/domain.md section 7.
    """
    match = _FONT.fullmatch(font.split(",", maxsplit=1)[0].strip(" \"'"))
    if match is None:
        return None
    return ("tcvn3", bool(match[3])) if match[1] else ("vni", False)


# --- conversion ---------------------------------------------------------------------------------


def convert_legacy(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in composed Unicode, for the editor to compare and to confirm.

    A line that holds a letter the encoding lacks (đ, ư, ạ …) is Unicode already and stays.
    TCVN3 has no capitals with tones: a word, or a line, whose other letters are all capitals is
    raised as a whole; `capitals` raises everything, for fonts such as .VnTimeH.
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(
        line if _UNICODE_ONLY.search(line) else _convert_line(line, encoding, capitals)
        for line in lines
    )


def _convert_line(line: str, encoding: Encoding, capitals: bool) -> str:
    if encoding == "vni":
        return _VNI_CODE.sub(lambda match: VNI[match[0]], line)
    words = re.split(r"(\s+)", line)
    raised = [_is_raised(word) for word in words]
    if capitals or (any(raised) and not re.search(r"[a-z]", line)):
        raised = [True] * len(words)
    return "".join(
        _from_tcvn3(word).upper() if up else _from_tcvn3(word)
        for word, up in zip(words, raised, strict=True)
    )


def _is_raised(word: str) -> bool:
    capitals = re.findall(f"[{_TCVN3_CAPITALS}]", word)
    return len(capitals) > 1 and not re.search(r"[a-z]", word)


def _from_tcvn3(word: str) -> str:
    return word if word == "\u2212" else word.translate(_TCVN3_TRANSLATION)


# --- Vietnamese syllables -----------------------------------------------------------------------

_ONSETS = frozenset(
    " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ")  # noqa: SIM905
)
# Each nucleus with the endings it takes; "-" is none. Without the rare oo (xoong): VNI's "thoâng",
# read as TCVN3, would have it.
_ENDINGS = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- a c e i m n ng p t",
    "oa": "c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "n o t",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t y",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uô": "c i m n ng t",
    "uơ": "-",
    "uy": "a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "-",
    "yê": "m n ng t u",
}
_RIMES = frozenset(
    nucleus + ending.strip("-")
    for nucleus, endings in _ENDINGS.items()
    for ending in endings.split()
)
_RARE = frozenset(  # quynh, quýt; giếng, giếc; gì, gìn
    {("qu", "ych"), ("qu", "ynh"), ("qu", "yt"), ("qu", "yn")}
    | {("gi", "êc"), ("gi", "êng"), ("g", "i"), ("g", "in")}
)
_GLIDES = frozenset("iouy")
_FRONT = frozenset("eêiy")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS = frozenset("aeiouy")
_STOPS = ("c", "ch", "p", "t")  # take sắc and nặng only
_STOPPED_TONES = frozenset({"\u0301", "\u0323"})


def is_syllable(word: str) -> bool:
    """Whether the word, in Unicode, is spelled as a Vietnamese syllable, all small, all capital
    or with a capital at its head: the rules of the national script, not a dictionary."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    plain, tone = "", ""
    for char in unicodedata.normalize("NFC", word.lower()):
        parts = unicodedata.normalize("NFD", char)
        found = "".join(mark for mark in parts if mark in _TONES)
        if found and (tone or parts[0] not in _VOWELS):
            return False
        tone = tone or found
        plain += unicodedata.normalize("NFC", "".join(m for m in parts if m not in _TONES))
    if plain.endswith(_STOPS) and tone not in _STOPPED_TONES:
        return False
    ends_in_tone = any(mark in _TONES for mark in unicodedata.normalize("NFD", word[-1]))
    return any(_fits(plain[:cut], plain[cut:], ends_in_tone) for cut in range(min(len(plain), 4)))


def _fits(onset: str, rime: str, ends_in_tone: bool) -> bool:
    if ends_in_tone and len(rime) > 1 and rime[-1] in _GLIDES and rime != "uy":
        return False  # heo, tai, sau take their tone before the end
    if rime not in _RIMES or (onset, rime) in _RARE:
        return (onset, rime) in _RARE
    if onset in ("k", "gh", "ngh"):
        return rime[0] in _FRONT
    return onset in _ONSETS and not (onset in ("c", "g", "ng") and rime[0] in _FRONT)


# --- detection ----------------------------------------------------------------------------------


def detect_legacy(text: str) -> Encoding | None:
    """The old encoding that a plain text is written in, or None.

    It tries each conversion on the lines that are not Unicode for certain, and takes the one that
    mends the most words: makes Vietnamese syllables of what was none. It wants two mended words,
    half of those outside ASCII, with three in four of those readable; or one mended word, when
    all the others are Vietnamese. One word alone is too little: go by its font.

    Source: reference/domain.md section 7.
    """
    if text.isascii():
        return None
    lines = unicodedata.normalize("NFC", text).split("\n")
    words = {
        word for line in lines if not _UNICODE_ONLY.search(line) for word in _WORD.findall(line)
    }
    words -= _UNITS
    gains: dict[Encoding, int] = {"tcvn3": _gain(words, "tcvn3"), "vni": _gain(words, "vni")}
    best = max(gains, key=lambda encoding: gains[encoding])
    return best if gains[best] else None


def _gain(words: set[str], encoding: Encoding) -> int:
    """How many words the conversion mends; 0 where that is too few to go by."""
    read = {word: _convert_line(word, encoding, False) for word in words}
    readable = {word for word in words if is_syllable(read[word])}
    marked = {word for word in words if not word.isascii()}
    mended = {word for word in marked & readable if not is_syllable(word)}
    if len(mended) > 1:
        enough = 2 * len(mended) >= len(marked) and 4 * len(marked & readable) >= 3 * len(marked)
    else:
        others = {word for word in words - mended if not read[word].isupper()}
        enough = bool(mended and others) and others <= readable
    return len(mended) if enough else 0
