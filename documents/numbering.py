"""One number once: an issuer numbers its documents anew each year (NĐ 30/2020/NĐ-CP, Điều 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.text import fold
from documents.numbers import number_key

if TYPE_CHECKING:
    from documents.models import DocumentPage


def registry_key(page: DocumentPage) -> str:
    """What no two public documents may share: issuer, number and year of issue; empty while one
    of them is missing."""
    issuer = f"#{page.issuer_id}" if page.issuer_id else fold(page.issuer_name)
    number = number_key(page.number)
    if not (issuer and number and page.issued_on):
        return ""
    return f"{issuer}|{number}|{page.issued_on.year}"
