"""The register as open data (Điều 2 khoản 3 b): JSON with field names that stay. What each of
them means stands in docs/open-data.md; a field may be added, none is renamed or dropped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.pagination import PARAMETER, page_of
from core.rate_limit import limited
from documents.exports import MOST_ROWS, register_or_404, whole_list
from documents.filters import DocumentFilter
from documents.rows import documents_of, each_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from documents.models import DocumentPage

PER_PAGE = 100


@require_safe
@whole_list
def register_json(request: HttpRequest) -> HttpResponseBase:
    """The filtered list in one JSON document, sent while it is read."""
    register_or_404()
    entries = DocumentFilter(request.GET).entries()
    parts = _parts(entries.count(), each_document(entries, MOST_ROWS), root_url(request))
    response = StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="so-van-ban.json"'
    return response


@require_safe
@limited("register_page", count=600, seconds=600)
def register_json_page(request: HttpRequest) -> HttpResponseBase:
    """One page of the filtered list, with the addresses of those before and after it."""
    register_or_404()
    chosen = DocumentFilter(request.GET)
    page = page_of(request, chosen.entries().values_list("pk", flat=True), PER_PAGE)
    root = root_url(request)

    def address(number: int) -> str:
        query = f"{chosen.query}&" if chosen.query else ""
        return f"{root}{reverse('register_json_page')}?{query}{PARAMETER}={number}"

    body = {
        "tong_so": page.paginator.count,
        "trang": page.number,
        "so_trang": page.paginator.num_pages,
        "trang_truoc": address(page.previous_page_number()) if page.has_previous() else None,
        "trang_sau": address(page.next_page_number()) if page.has_next() else None,
        "van_ban": [record(row, root) for row in documents_of(page.object_list)],
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def record(row: DocumentPage, root: str) -> dict[str, Any]:
    """One document; days as ISO 8601, moments with their zone, null for what isn't known.
    `root`: what the addresses of files begin with."""
    validity = row.validity()
    return {
        "id": row.pk,
        "so_ky_hieu": row.number,
        "loai": {"ma": row.document_type.code, "ten": row.document_type.name},
        "quy_pham_phap_luat": row.document_type.is_normative,
        "co_quan_ban_hanh": {
            "ma": row.issuer.code if row.issuer else None,
            "ten": row.issuer_name,
        },
        "cap": row.level,
        "linh_vuc": row.field or None,
        "trich_yeu": row.summary,
        "ngay_ban_hanh": row.issued_on,
        "ngay_hieu_luc": row.effective_from,
        "het_hieu_luc_sau_ngay": row.expires_on,
        "tinh_trang": {"ma": str(validity.state), "ten": validity.label},
        "nguoi_ky": {"ten": row.signer_name or None, "chuc_vu": row.signer_post or None},
        "ngay_dang": row.first_published_at,
        "dia_chi": row.full_url,
        "tep": [
            {"ten": file.label, "dia_chi": root + file.document.url} for file in row.files.all()
        ],
    }


def root_url(request: HttpRequest) -> str:
    """The portal's own address, without the slash at its end."""
    site = Site.find_for_request(request)
    return str(site.root_url) if site else f"{request.scheme}://{request.get_host()}"


def _parts(total: int, rows: Iterator[DocumentPage], root: str) -> Iterator[str]:
    yield f'{{"tong_so": {total}, "nhieu_nhat": {MOST_ROWS}, "van_ban": ['
    for number, row in enumerate(rows):
        text = json.dumps(record(row, root), cls=DjangoJSONEncoder, ensure_ascii=False)
        yield f",\n{text}" if number else f"\n{text}"
    yield "\n]}\n"
