"""What a reader gives back, and the limits that all readers keep."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_BYTES = 50 * 1024 * 1024  # of an uploaded file
MAX_UNPACKED = 200 * 1024 * 1024  # bytes, of everything in one archive together
MAX_RATIO = 200  # unpacked to packed, for members over a megabyte
MAX_MEMBERS = 2_000
MAX_DEPTH = 2  # archives in archives
MAX_PAGES = 2_000
MAX_TEXT = 20_000_000  # characters


class Unreadable(Exception):
    """The file can't be read in whole, so nobody can say what is in it. The message is for the
    person who uploads it, in Vietnamese."""


@dataclass(frozen=True)
class Part:
    """One stretch of text. `where`: the place as a person would name it; `stamp_zone`: headers
    and footers, where stamps stand."""

    where: str
    text: str
    stamp_zone: bool = False


@dataclass
class Reading:
    """The text of a file. `names`: of the files inside it; `must_open`: it holds pages that only
    a person can read; `length`: of all parts, in characters."""

    parts: list[Part] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    must_open: bool = False
    length: int = 0

    def add(self, where: str, text: str | None, *, stamp_zone: bool = False) -> None:
        """Add a part, unless it is empty.

        Raises:
            Unreadable: the file holds more text than is ever read.
        """
        if text and text.strip():
            self.parts.append(Part(where, text, stamp_zone))
            self.length += len(text)
            if self.length > MAX_TEXT:
                raise Unreadable("Tệp có quá nhiều chữ để kiểm tra: hãy chia thành nhiều tệp.")

    def include(self, inner: Reading, where: str) -> None:
        """Take over what was read of a file inside this one."""
        self.must_open = self.must_open or inner.must_open
        self.names += inner.names
        for part in inner.parts:
            self.add(f"{where}: {part.where}", part.text, stamp_zone=part.stamp_zone)
