"""What the form warns of without refusing: the clerk knows the paper, the register only rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.legal_bases import stale_at_issue
from documents.models.types import Level
from documents.numbers import Form, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.models import DocumentPage

# Luật 64/2025/QH15, Điều 53: a local QPPL takes effect ten days after it is signed, or later.
LOCAL_DAYS = 10


def advice_for(page: DocumentPage) -> list[str]:
    """Warnings about a document as it stands in memory, in words for its editor."""
    return [
        *_about_symbol(page),
        *_about_days(page),
        *(basis.words for basis in stale_at_issue(page)),
    ]


def _about_symbol(page: DocumentPage) -> Iterator[str]:
    number, kind = parse(page.number), page.kind
    if number is None or kind is None:
        return
    if number.abbreviation != kind.abbreviation:
        written = f"ghi “{number.abbreviation}”" if number.abbreviation else "không ghi tên loại"
        expected = f"“{kind.abbreviation}”" if kind.abbreviation else "không có chữ viết tắt"
        yield (
            f"Ký hiệu {page.number} {written}, còn loại đã chọn là {kind.name} ({expected}). "
            "Hãy kiểm tra lại một trong hai."
        )
    elif (number.form == Form.NORMATIVE) != kind.is_normative:
        has = "có" if number.form == Form.NORMATIVE else "không có"
        is_normative = "là" if kind.is_normative else "không phải là"
        yield (
            f"Số {page.number} {has} năm, còn loại đã chọn ({kind.name}) {is_normative} văn bản "
            "quy phạm pháp luật. Hãy kiểm tra lại một trong hai."
        )


def _about_days(page: DocumentPage) -> Iterator[str]:
    if page.issued_on is None or page.effective_from is None:
        return
    days = (page.effective_from - page.issued_on).days
    if days < 0:
        yield "Ngày có hiệu lực đứng trước ngày ban hành. Hãy kiểm tra lại."
    normative = page.kind is not None and page.kind.is_normative
    local = page.level != Level.CENTRAL
    if normative and local and not page.is_shortened and days < LOCAL_DAYS:
        yield (
            f"Văn bản quy phạm pháp luật của địa phương có hiệu lực sau khi ký {max(days, 0)} "
            f"ngày, dưới {LOCAL_DAYS} ngày, mà không đánh dấu “thủ tục rút gọn” "
            "(Luật 64/2025/QH15, Điều 53). Hãy kiểm tra lại ngày, hoặc đánh dấu."
        )
