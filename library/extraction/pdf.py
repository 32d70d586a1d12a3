"""PDF: text by page, annotations, properties and attached files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from library.extraction.parts import MAX_PAGES, Reading, Unreadable


def read(data: bytes) -> Reading:
    """The text of a PDF; pages that are pictures must be opened by a person.

    Raises:
        Unreadable: locked, with script or attached files, or of too many pages.
    """
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Unreadable("Tệp PDF có mật khẩu hoặc bị khóa: hãy bỏ khóa rồi tải lên.")
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable(f"Tệp PDF có hơn {MAX_PAGES} trang: hãy chia thành nhiều tệp.")
    if not reader.pages:
        raise Unreadable("Tệp PDF không có trang nào: hãy tạo lại tệp.")
    _refuse_active(reader)
    reading = Reading()
    for key, value in (reader.metadata or {}).items():
        reading.add(f"thuộc tính tệp {str(key).strip('/')}", str(value))
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        reading.add(f"trang {number}", text)
        if not text.strip() and len(page.images) > 0:
            reading.must_open = True
        for note in page.get("/Annots") or ():
            reading.add(f"trang {number}, ghi chú", _words_of(note.get_object()))
    return reading


def _refuse_active(reader: PdfReader) -> None:
    if reader.attachments:
        raise Unreadable("Tệp PDF có tệp đính kèm bên trong: hãy tải riêng từng tệp.")
    names: Any = reader.root_object.get("/Names") or {}
    action: Any = reader.root_object.get("/OpenAction") or {}
    scripted = isinstance(action.get_object() if hasattr(action, "get_object") else action, dict)
    if "/JavaScript" in names or (scripted and "/JS" in action):
        raise Unreadable("Tệp PDF có mã lệnh: hãy in lại thành PDF thường rồi tải lên.")


def _words_of(note: Any) -> str:
    return "\n".join(str(note[key]) for key in ("/Contents", "/V", "/TU") if key in note)
