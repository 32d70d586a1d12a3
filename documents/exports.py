"""The filtered register as files for a spreadsheet (Điều 2 khoản 3 b; Điều 4 khoản 2 a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.views.decorators.http import require_safe

from core.rate_limit import limited
from core.spreadsheets.writing import csv_response, xlsx_response
from documents.filters import DocumentFilter
from documents.models.register import DocumentIndexPage
from documents.rows import each_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Documents in one file; the filter serves for more.
MOST_ROWS = 10_000
FILE_NAME = "So van ban"
# Whole lists that one visitor may ask for in ten minutes.
whole_list = limited("register_export", count=20, seconds=600)

COLUMNS: dict[str, Callable[[Any], Any]] = {
    "Số, ký hiệu": lambda row: row.number,
    "Loại văn bản": lambda row: str(row.document_type),
    "Quy phạm pháp luật": lambda row: row.document_type.is_normative,
    "Cơ quan ban hành": lambda row: row.issuer_name,
    "Cấp": lambda row: row.get_level_display(),
    "Lĩnh vực": lambda row: row.field,
    "Trích yếu": lambda row: row.summary,
    "Ngày ban hành": lambda row: row.issued_on,
    "Có hiệu lực từ": lambda row: row.effective_from,
    "Hết hiệu lực sau ngày": lambda row: row.expires_on,
    "Tình trạng hiệu lực": lambda row: row.validity_label,
    "Người ký": lambda row: row.signer_name,
    "Chức vụ người ký": lambda row: row.signer_post,
    "Ngày đăng": lambda row: row.first_published_at,
    "Địa chỉ": lambda row: row.full_url,
}


def register_or_404() -> DocumentIndexPage:
    """The register, while it is public."""
    register: DocumentIndexPage | None = DocumentIndexPage.objects.shown().first()
    if register is None:
        raise Http404
    return register


@require_safe
@whole_list
def register_csv(request: HttpRequest) -> HttpResponseBase:
    """The filtered list as CSV."""
    return csv_response(_rows(request), COLUMNS, FILE_NAME)


@require_safe
@whole_list
def register_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The filtered list as an Excel workbook."""
    return xlsx_response(_rows(request), COLUMNS, FILE_NAME)


def _rows(request: HttpRequest) -> Iterator[Any]:
    register_or_404()
    return each_document(DocumentFilter(request.GET).entries(), MOST_ROWS)
