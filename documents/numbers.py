"""Numbers of documents, typed in any way, as one key."""

from __future__ import annotations

import re

from core.text import nfc

_NUMBER = re.compile(r"(?P<number>\d{1,6})\s*(?P<rest>[/-].*)?$", re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_PREFIX = re.compile(r"^\s*(số|so)\s*[:.]?\s*", re.IGNORECASE)


def number_key(typed: str) -> str:
    """The key by which a number is found and compared: capitals without spaces, Đ as D, leading
    zeros gone; "Số: 2112 /QĐ-UBND" and "2112/qd–ubnd" give "2112/QD-UBND".

    Quy định keeps its y ("QyĐ" → "QYD"), so that it never meets Quyết định ("QĐ" → "QD").
    """
    text = _PREFIX.sub("", nfc(typed).translate(_DASHES))
    text = re.sub(r"\s+", "", text).upper().replace("Đ", "D")
    match = _NUMBER.match(text)
    if match is None:
        return text
    return match["number"].lstrip("0").rjust(1, "0") + (match["rest"] or "")
