"""Phone numbers as links."""

from __future__ import annotations

import re


def tel_address(written: str) -> str:
    """The `tel:` address of a number as people write it: "0237.387 1234 – máy lẻ 5" gives the
    number alone, two numbers give the first, "" gives ""."""
    first = re.split(r"[/;,–]|\s-\s|máy", written.strip(), maxsplit=1)[0]
    digits = re.sub(r"(?!^\+)\D", "", first.strip())
    return f"tel:{digits}" if digits else ""
