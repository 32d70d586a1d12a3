"""Which encoding a CSV file is in: UTF-8, UTF-16, CP1258, or the bytes of TCVN3 and VNI.

Source: reference/domain.md section 7; Điều 11 of QĐ 2112/QĐ-UBND (TCVN 6909:2001).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import IO

from core.legacy_text import convert_legacy, detect_legacy, is_syllable
from core.spreadsheets.cells import TableRefused

CHUNK = 64 * 1024
SAMPLE = 64 * 1024  # bytes of lines outside ASCII that decide between the old encodings
ENOUGH = 0.7  # of the words outside ASCII that must be Vietnamese
_MARKS_OF_ORDER = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"[^\W\d_]+")
# Latin-1 keeps the bytes of TCVN3 and VNI as core.legacy_text wants them.
BYTES = "latin-1"


def encoding_of(file: IO[bytes]) -> str:
    """The name of Python's codec for the file, "latin-1" for TCVN3 and VNI bytes.

    Raises:
        TableRefused: no text, or in an encoding that isn't known.
    """
    file.seek(0)
    head = file.read(CHUNK)
    for mark, encoding in _MARKS_OF_ORDER:
        if head.startswith(mark):
            return encoding
    if b"\x00" in head:
        return _without_mark(head)
    file.seek(0)
    sample = _lines_outside_utf8(file)
    return "utf-8" if sample is None else _old_encoding(sample)


def _without_mark(head: bytes) -> str:
    """UTF-16 that lost its mark: the zero bytes of its ASCII stand on one side."""
    zeros = head[0::2].count(0), head[1::2].count(0)
    if zeros[0] == 0:
        return "utf-16-le"
    if zeros[1] == 0:
        return "utf-16-be"
    raise TableRefused("Đây không phải tệp văn bản: hãy lưu lại thành XLSX hoặc CSV UTF-8.")


def _lines_outside_utf8(file: IO[bytes]) -> bytes | None:
    """None where the whole file is UTF-8; else a sample of its lines outside ASCII."""
    decoder, sample, is_utf8 = codecs.getincrementaldecoder("utf-8")(), b"", True
    while chunk := file.read(CHUNK):
        if is_utf8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                is_utf8 = False
        if len(sample) < SAMPLE:
            sample += b"\n".join(line for line in chunk.split(b"\n") if not line.isascii())
        elif not is_utf8:
            break
    try:
        decoder.decode(b"", final=is_utf8)
    except UnicodeDecodeError:
        is_utf8 = False
    return None if is_utf8 else sample


def _old_encoding(sample: bytes) -> str:
    as_bytes = sample.decode(BYTES)
    legacy = detect_legacy(as_bytes)
    shares = {
        "cp1258": _share(sample.decode("cp1258", "replace")),
        BYTES: _share(convert_legacy(as_bytes, legacy)) if legacy else 0.0,
    }
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < ENOUGH:
        raise TableRefused(
            "Không nhận ra bảng mã của tệp: hãy mở tệp, lưu lại thành XLSX hoặc CSV UTF-8."
        )
    return best


def _share(text: str) -> float:
    """How much of the words outside ASCII is Vietnamese."""
    words = [
        word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()
    ]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
