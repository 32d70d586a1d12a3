"""TXT and CSV in the encodings that Vietnamese offices use."""

from __future__ import annotations

import codecs

from library.extraction.parts import Reading, Unreadable

MARKS_OF_ORDER = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes) -> Reading:
    """The text; bytes that aren't Unicode are read as Latin-1, as core.legacy_text wants them.

    Raises:
        Unreadable: it is no text.
    """
    reading = Reading()
    reading.add("", _decoded(data))
    return reading


def _decoded(data: bytes) -> str:
    for mark, encoding in MARKS_OF_ORDER:
        if data.startswith(mark):
            return data.decode(encoding)
    if b"\x00" in data:
        raise Unreadable("Đây không phải tệp văn bản: hãy kiểm tra lại đuôi tên tệp.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
