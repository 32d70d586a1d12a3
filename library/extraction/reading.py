"""Which reader a file needs: its bytes decide, and its name must agree."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from library.extraction import office, pdf, pictures, plain
from library.extraction.archive import Archive
from library.extraction.parts import MAX_BYTES, MAX_DEPTH, Reading, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

READERS: dict[str, Callable[[bytes], Reading]] = {
    "pdf": pdf.read,
    "image": pictures.read,
    "text": plain.read,
}
# What each ending promises.
KIND_OF_SUFFIX = {
    ".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".pptx": "pptx", ".odt": "odt",
    ".ods": "ods", ".zip": "zip", ".txt": "text", ".csv": "text", ".jpg": "image",
    ".jpeg": "image", ".png": "image", ".webp": "image", ".gif": "image",
}  # fmt: skip
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str, *, depth: int = 0) -> Reading:
    """The text of a file of this name.

    Raises:
        Unreadable: too large, of a kind that isn't accepted, other than its name says, locked,
            broken, or holding something that can't be read.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("Tệp lớn hơn 50 MB: hãy nén ảnh bên trong hoặc chia thành nhiều tệp.")
    if not data:
        raise Unreadable("Tệp rỗng: hãy chọn lại tệp.")
    promised = KIND_OF_SUFFIX.get(PurePosixPath(name.lower()).suffix)
    if promised is None:
        raise Unreadable("Loại tệp này không được nhận. Hãy dùng PDF, DOCX, XLSX, PPTX, ODT, ODS.")
    found = _kind_of(data)
    if found != promised:
        raise Unreadable(
            "Nội dung tệp không đúng với đuôi tên tệp: hãy mở tệp, lưu lại đúng định dạng rồi "
            "tải lên."
        )
    try:
        if found in READERS:
            return READERS[found](data)
        return _packed(data, found, depth)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("Tệp hỏng, không đọc được: hãy mở, lưu lại rồi tải lên.") from error


def _packed(data: bytes, kind: str, depth: int) -> Reading:
    if depth >= MAX_DEPTH:
        raise Unreadable("Tệp nén lồng quá nhiều lớp: hãy tải từng tệp lên.")
    with zipfile.ZipFile(BytesIO(data)) as opened:
        archive = Archive(opened)
        if kind != "zip":
            return office.read(
                archive, kind, lambda inner, name: read(inner, name, depth=depth + 1)
            )
        reading = Reading()
        for name in archive.names:
            reading.names.append(PurePosixPath(name).name)
            reading.include(read(archive.bytes_of(name), name, depth=depth + 1), name)
        return reading


def _kind_of(data: bytes) -> str:
    """The kind of a file by its content."""
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(
            "Tệp Office đời cũ hoặc có mật khẩu: hãy bỏ mật khẩu, lưu thành DOCX, XLSX hoặc PPTX."
        )
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    return "image" if pictures.is_picture(data) else "text"


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as opened:
            return office.kind_of(Archive(opened)) or "zip"
    except zipfile.BadZipFile as error:
        raise Unreadable("Tệp hỏng, không mở được: hãy tạo lại tệp rồi tải lên.") from error
