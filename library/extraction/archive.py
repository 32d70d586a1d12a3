"""A ZIP archive that is never unpacked to the disk and never to more than was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.extraction.parts import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, Unreadable

if TYPE_CHECKING:
    import zipfile

CHUNK = 256 * 1024
SMALL = 1024 * 1024  # below it the ratio says nothing
LOCKED = 0x1


class Archive:
    """Members by name. What the directory of the archive claims is checked while reading."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        """
        Raises:
            Unreadable: too many members, too large, a bomb, or locked.
        """
        self._opened = opened
        self._left = MAX_UNPACKED
        members = [info for info in opened.infolist() if not info.is_dir()]
        if len(members) > MAX_MEMBERS:
            raise Unreadable("Tệp nén có quá nhiều tệp con: hãy chia nhỏ.")
        if any(info.flag_bits & LOCKED for info in members):
            raise Unreadable("Tệp có mật khẩu: hãy bỏ mật khẩu rồi tải lên.")
        if sum(info.file_size for info in members) > MAX_UNPACKED:
            raise Unreadable("Tệp bung ra quá lớn nên không được nhận.")
        for info in members:
            if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                raise Unreadable("Tệp bung ra quá lớn nên không được nhận.")
        self.names = [info.filename for info in members]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def bytes_of(self, name: str) -> bytes:
        """One member.

        Raises:
            Unreadable: all that was read so far is over the limit.
        """
        chunks = []
        with self._opened.open(name) as member:
            while chunk := member.read(CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise Unreadable("Tệp bung ra quá lớn nên không được nhận.")
                chunks.append(chunk)
        return b"".join(chunks)
