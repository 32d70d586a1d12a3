"""Marks of secrecy in plain text and in file names.

Strong: a level alone on its line or in a zone of stamps, "Độ mật: …", "(Mật)" after a document's
number, the stamp phrases. They block, with no override. Weak: "tối mật", "tuyệt mật" in a running
sentence, what may not leave the office, a stamp of declassification. The Head may confirm these
in writing. A finding never repeats the text.
Source: reference/domain.md section 3; Điều 7 * of QĐ 2112/QĐ-UBND. No Django.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.legacy_text import convert_legacy
from core.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Strength(StrEnum):
    """What a finding does: block for good, or wait for the Head's written reason."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True)
class Finding:
    """A rule that struck, how hard, and where; never the text."""

    rule: str
    strength: Strength
    where: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.where})" if self.where else self.rule


LEVEL_ALONE = "Dấu độ mật đứng riêng một dòng"
LEVEL_DECLARED = "Dòng ghi độ mật"
LEVEL_AFTER_NUMBER = "Độ mật ghi sau số, ký hiệu"
LEVEL_IN_STAMP = "Độ mật ở vùng dấu, đầu trang, chân trang"
STAMP = "Dấu của tài liệu mật"
FILE_NAME = "Tên tệp mang ký hiệu mật"
LEVEL_IN_TEXT = "Nhắc đến “tối mật”, “tuyệt mật” trong câu"
INTERNAL = "Tài liệu lưu hành nội bộ"
DECLASSIFIED = "Dấu giải mật: cần số, ngày quyết định giải mật"

# Zero-width signs, the soft hyphen, joiners and marks of direction.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
                        "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")  # fmt: skip
_SPACES = re.compile(r"[^\S\t\n]")
# Columns that a reader of PDF or a spreadsheet puts on one line.
_COLUMNS = re.compile(r"\t|\|| {3,}")
_FRAME = " .,:;*_-–—=~<>()[]{}|/\\\"'“”‘’!•·#"
_SPACED = re.compile(r"(?<!\w)(?:\w[ ._*-]{1,2}){2,}\w(?!\w)")

_LEVELS = frozenset({"mật", "tối mật", "tuyệt mật"})
_LEVELS_PACKED = frozenset({"tốimật", "tuyệtmật"})
_LEVELS_BARE = frozenset({"MAT", "TOI MAT", "TUYET MAT", "TOIMAT", "TUYETMAT"})
_STAMPS = frozenset({"tài liệu thu hồi", "tai lieu thu hoi"})
_ENVELOPE = re.compile("chỉ người có tên mới được bóc bì|chi nguoi co ten moi duoc boc bi")
_DECLARED = re.compile(
    r"(?:\bđộ mật|\bdo mat)\s*[:：=]\s*(?:tuyệt mật|tối mật|mật|tuyet mat|toi mat|mat)(?!\w)"
)
_AFTER_NUMBER = re.compile(
    r"\d+\s*[/-]\s*[\wđ&.-]+[^\n(]{0,12}\(\s*(?:tuyệt mật|tối mật|mật|tuyet mat|toi mat|mat)\s*\)"
)
# "bóng tối mật độ …" speaks of density, "tối mật ong" of honey.
_IN_TEXT = re.compile(
    r"(?<!\w)(?:tuyệt|tối) ?mật(?!\w)(?! (?:độ|ong|khẩu|thiết|vụ|danh|ngữ|mía))"
    r"|(?<!\w)tuyet mat(?!\w)"
)
_IN_TEXT_CAPITALS = re.compile(r"(?<!\w)TOI MAT(?!\w)")
_INTERNAL = re.compile(r"lưu hành nội bộ|luu hanh noi bo")
_DECLASSIFIED = frozenset({"giải mật", "đã giải mật", "giai mat", "da giai mat"})

# What comes before "mat" in file names that speak of faces, eyes, honey and confidence.
_INNOCENT_BEFORE_MAT = frozenset({
    "bi", "bao", "be", "bo", "cap", "chong", "co", "dau", "dien", "duong", "gap", "gau", "giap",
    "go", "hai", "kham", "khuon", "ky", "mot", "nhan", "nuoc", "ong", "phau", "ra", "rua", "than",
    "tien", "tui", "vang", "ve",
})  # fmt: skip


def marks_in(text: str, *, where: str = "", stamp_zone: bool = False) -> list[Finding]:
    """The marks in a plain text. `where` names the place; the number of the line is added.

    `stamp_zone`: the text stands where stamps stand (header, footer, text box), so that a level
    needs no line of its own.
    """
    found: dict[tuple[str, str], Finding] = {}
    for number, line in enumerate(_lines(text), start=1):
        place = f"{where}, dòng {number}" if where else f"dòng {number}"
        for rule, strength in _marks_in_line(line, stamp_zone):
            found.setdefault((rule, place), Finding(rule, strength, place))
    return list(found.values())


def marks_in_file_name(name: str) -> list[Finding]:
    """The mark that a file's name may carry ("123-BC_MAT.pdf")."""
    stem = nfc(name).rpartition("/")[2].rpartition(".")[0] or nfc(name)
    words = [word for word in re.split(r"[\W_]+", stem) if word]
    tail = [fold(word) for word in words[-2:]]
    marked = tail in (["tuyet", "mat"], ["toi", "mat"]) or tail[-1:] in (["tuyetmat"], ["toimat"])
    if not marked and words and (fold(words[-1]) == "mat"):
        before = tail[0] if len(tail) > 1 else ""
        by_underscore = re.search(r"_\s*\w+\W*$", stem) is not None
        written = words[-1].lower() == "mật"
        in_brackets = re.search(r"\(\s*m[ậa]t\s*\)\W*$", stem, re.IGNORECASE) is not None
        marked = before not in _INNOCENT_BEFORE_MAT and (by_underscore or written or in_brackets)
    return [Finding(FILE_NAME, Strength.STRONG, "tên tệp")] if marked else []


def _lines(text: str) -> Iterator[str]:
    plain = _SPACES.sub(" ", _INVISIBLE.sub("", nfc(text)))
    yield from plain.splitlines()


@dataclass(frozen=True)
class _Line:
    """One reading of a line: as it is, in small letters, and by columns."""

    text: str
    lowered: str
    chunks: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Line:
        chunks = frozenset(chunk.strip(_FRAME) for chunk in _COLUMNS.split(text))
        return cls(text, text.lower(), chunks)

    def has_chunk(self, phrases: frozenset[str]) -> bool:
        return any(chunk.lower() in phrases for chunk in self.chunks)

    def names_level(self) -> bool:
        named = _IN_TEXT.search(self.lowered) or _IN_TEXT_CAPITALS.search(self.text)
        return named is not None


# Rule, strength, and when it strikes.
_RULES: tuple[tuple[str, Strength, Callable[[_Line], object]], ...] = (
    (LEVEL_ALONE, Strength.STRONG, lambda line: any(map(_is_level, line.chunks))),
    (LEVEL_DECLARED, Strength.STRONG, lambda line: _DECLARED.search(line.lowered)),
    (LEVEL_AFTER_NUMBER, Strength.STRONG, lambda line: _AFTER_NUMBER.search(line.lowered)),
    (STAMP, Strength.STRONG, lambda line: line.has_chunk(_STAMPS)),
    (STAMP, Strength.STRONG, lambda line: _ENVELOPE.search(line.lowered)),
    (DECLASSIFIED, Strength.WEAK, lambda line: line.has_chunk(_DECLASSIFIED)),
    (LEVEL_IN_TEXT, Strength.WEAK, _Line.names_level),
    (INTERNAL, Strength.WEAK, lambda line: _INTERNAL.search(line.lowered)),
)


def _marks_in_line(line: str, stamp_zone: bool) -> Iterator[tuple[str, Strength]]:
    for reading in map(_Line.of, _forms(line)):
        for rule, strength, strikes in _RULES:
            if strikes(reading):
                yield rule, strength
        if stamp_zone and reading.names_level():
            yield LEVEL_IN_STAMP, Strength.STRONG


def _forms(line: str) -> Iterator[str]:
    """The line as it reads: as typed, letters that were set apart joined, and what the old
    encodings make of it."""
    joined = _joined(line)
    yield joined
    if joined.isascii():
        return
    for encoding in ("tcvn3", "vni"):
        converted = nfc(convert_legacy(line, encoding))
        if converted != line:
            yield _joined(converted)


def _joined(line: str) -> str:
    """ "T U Y Ệ T  M Ậ T" as "TUYỆTMẬT"; everything else as it is."""
    return _SPACED.sub(lambda match: re.sub(r"[\W_]", "", match.group()), line)


def _is_level(chunk: str) -> bool:
    bare = re.sub(" +", " ", chunk)
    lowered = bare.lower()
    return lowered in _LEVELS or lowered.replace(" ", "") in _LEVELS_PACKED or bare in _LEVELS_BARE
