"""DOCX, XLSX, PPTX, ODT and ODS: every XML part, headers, footers, text boxes, notes, comments,
names of sheets and properties included."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from library.extraction.parts import Reading, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.extraction.archive import Archive

MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
# Local names of elements that end a line: paragraphs, cells, shared strings, properties.
LINES = frozenset({"p", "h", "si", "is", "c", "text", "table-row"})
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " "}
_MACROS = re.compile(r"vbaProject|^Basic/|^Scripts/|activeX", re.IGNORECASE)
_STAMP_ZONE = re.compile(r"^word/(?:header|footer)|^styles\.xml$")
_NOT_TEXT = re.compile(
    r"\.rels$|theme|styles\.xml$|settings\.xml$|fontTable|webSettings|calcChain|\[Content_Types\]|"
    r"manifest|numbering\.xml$|slideLayout|slideMaster|tableStyles|printerSettings"
)
# What a part is called by people; the first pattern that fits.
NAMES = (
    (re.compile(r"^word/header"), "đầu trang"),
    (re.compile(r"^word/footer"), "chân trang"),
    (re.compile(r"^word/document|^content\.xml"), "thân văn bản"),
    (re.compile(r"footnotes|endnotes"), "chú thích"),
    (re.compile(r"omments"), "nhận xét"),
    (re.compile(r"^ppt/slides/slide(\d+)"), "trang chiếu"),
    (re.compile(r"^ppt/notesSlides/notesSlide(\d+)"), "ghi chú trang chiếu"),
    (re.compile(r"^xl/workbook"), "tên trang tính"),
    (re.compile(r"^xl/worksheets/sheet(\d+)"), "trang tính"),
    (re.compile(r"^xl/sharedStrings"), "ô trong bảng tính"),
    (re.compile(r"^docProps|^meta\.xml"), "thuộc tính tệp"),
    (re.compile(r"^styles\.xml"), "đầu trang, chân trang"),
)


def kind_of(archive: Archive) -> str | None:
    """Which of the five an archive is, by its parts; None for a plain archive.

    Raises:
        Unreadable: an office file with macros.
    """
    if "mimetype" in archive:
        return OPEN_DOCUMENT.get(archive.bytes_of("mimetype").strip())
    if "[Content_Types].xml" not in archive:
        return None
    if b"macroEnabled" in archive.bytes_of("[Content_Types].xml"):
        raise Unreadable("Tệp có macro: hãy lưu lại thành tệp không có macro rồi tải lên.")
    return next((kind for kind, part in MAIN_PART.items() if part in archive), None)


def read(archive: Archive, kind: str, read_inner: Callable[[bytes, str], Reading]) -> Reading:
    """The text of an office file; `read_inner` reads the files that are embedded in it.

    Raises:
        Unreadable: macros, or something embedded that can't be read.
    """
    if any(_MACROS.search(name) for name in archive.names):
        raise Unreadable("Tệp có macro: hãy lưu lại thành tệp không có macro rồi tải lên.")
    if kind in ("odt", "ods") and b"encryption-data" in archive.bytes_of("META-INF/manifest.xml"):
        raise Unreadable("Tệp có mật khẩu: hãy bỏ mật khẩu rồi tải lên.")
    reading = Reading()
    for name in archive.names:
        if "/embeddings/" in name:
            reading.include(read_inner(archive.bytes_of(name), name), PurePosixPath(name).name)
        elif name.endswith(".xml") and _holds_text(name, kind):
            zone = _STAMP_ZONE.search(name) is not None
            reading.add(_name_of(name), text_of(archive.bytes_of(name)), stamp_zone=zone)
    return reading


def text_of(xml: bytes) -> str:
    """The text of an XML part, a line for each paragraph or cell; text of attributes that people
    read (names of sheets, headers) included."""
    lines: list[str] = []
    _collect(fromstring(xml), lines)
    return "\n".join(line for line in lines if line.strip())


def _collect(element: Element, lines: list[str]) -> None:
    """Append the element's text to the last line; paragraphs inside paragraphs (text boxes) get
    lines of their own."""
    local = element.tag.rpartition("}")[2]
    if local == "sheet":
        lines.append(element.get("name", ""))
    own_line = local in LINES or not lines
    if own_line:
        lines.append("")
    lines[-1] += BREAKS.get(local, "") + (element.text or "")
    for child in element:
        _collect(child, lines)
        lines[-1] += child.tail or ""
    if own_line or (len(element) == 0 and local not in BREAKS and not _is_run(local)):
        lines.append("")


def _is_run(local: str) -> bool:
    """Stretches of one paragraph: they go on on the same line."""
    return local in ("t", "r", "span", "rPr", "pPr", "a", "instrText", "delText", "proofErr",
                     "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "v", "f")  # fmt: skip


def _holds_text(name: str, kind: str) -> bool:
    if name == "styles.xml" and kind in ("odt", "ods"):
        return True  # there the headers and footers stand
    return not _NOT_TEXT.search(name)


def _name_of(name: str) -> str:
    for pattern, words in NAMES:
        match = pattern.search(name)
        if match:
            return f"{words} {match[1]}" if match.groups() else words
    return f"phần {PurePosixPath(name).name}"
