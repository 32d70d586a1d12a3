"""The public directory as vCard and CSV, whole or of one body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.spreadsheets.writing import csv_response
from directory.exports import COLUMNS, rows, vcards
from directory.models.index import shown_pages
from directory.public import PublicBody, public_bodies

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@require_safe
def csv_file(request: HttpRequest, code: str = "") -> HttpResponseBase:
    """The entries as a table, for a spreadsheet."""
    return csv_response(rows(_bodies(code)), COLUMNS, _name(code))


@require_safe
def vcard_file(request: HttpRequest, code: str = "") -> HttpResponse:
    """The entries as cards, for a telephone."""
    response = HttpResponse(vcards(_bodies(code)), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name(code)}.vcf"'
    return response


def _bodies(code: str) -> list[PublicBody]:
    """The public bodies that exist today; 404 for one that isn't among them."""
    pages = shown_pages()
    if code:
        pages = pages.filter(subject_body__code=code)
    today = timezone.localdate()
    bodies = [body for body in public_bodies(pages) if body.body.is_in_force(today)]
    if code and not bodies:
        raise Http404
    return bodies


def _name(code: str) -> str:
    """The file's name, by the body's code."""
    return f"danh-ba-{code}" if code else "danh-ba"
