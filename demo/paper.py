"""A demo document as a PDF: drawn by the command, kept once, marked as an illustration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from fpdf import FPDF

from core.secrecy import Secrecy
from core.text import slugify
from library.models import PortalDocument
from workflows.sheet import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterable


def signed_copy(number: str, summary: str) -> PortalDocument:
    """The file that stands in for the signed original of a document."""
    title = f"Bản minh họa của {number}"
    existing = PortalDocument.objects.filter(title=title).first()
    if existing is not None:
        return existing
    lines = (
        "ỦY BAN NHÂN DÂN HUYỆN NHƯ XUÂN",
        f"Số: {number}",
        summary,
        "Bản minh họa của bản chạy thử, thay cho tệp quét bản ký; không có giá trị pháp lý.",
    )
    return PortalDocument.objects.create(
        title=title,
        secrecy=Secrecy.NONE,
        file=ContentFile(_pdf(lines), name=f"{slugify(number)}-minh-hoa.pdf"),
    )


def _pdf(lines: Iterable[str]) -> bytes:
    paper = FPDF(format="A4")
    paper.set_lang("vi")
    paper.add_font("paper", fname=FONTS / "be-vietnam-pro-400.ttf")
    paper.set_font("paper", size=13)
    paper.add_page()
    for line in lines:
        paper.multi_cell(0, 9, line, new_x="LMARGIN", new_y="NEXT")
        paper.ln(4)
    return bytes(paper.output())
