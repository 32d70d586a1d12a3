"""One number once: an issuer numbers its documents anew each year, so that issuer, number and year
name a document (NĐ 30/2020/NĐ-CP, Điều 15; reference/domain.md section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html

from core.refusal import PublicationRefused
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


def double_of(page: DocumentPage) -> DocumentPage | None:
    """Another document with the same number of the same issuer in the same year, public or a
    draft; a public one first. None where there is none, or the page says too little."""
    if not registry_key(page):
        return None
    same_number = (
        type(page)
        .objects.filter(number_key=number_key(page.number), issued_on__year=page.issued_on.year)
        .filter(alias_of__isnull=True)
        .exclude(pk=page.pk)
        .select_related("latest_revision")
        .order_by("-live", "pk")
    )
    for other in same_number:
        if _same_issuer(page, other) and (other.live or _still_so_numbered(other)):
            return other
    return None


def refuse_taken(page: DocumentPage) -> None:
    """The backstop of the form: what is to be public may not double what is public.

    Raises:
        PublicationRefused: with the address of the other one, which everybody may read.
    """
    others = type(page).objects.filter(registry_key=page.registry_key).exclude(pk=page.pk)
    other = others.first() if page.registry_key else None
    if other is not None:
        raise taken(page, other)


def taken(page: DocumentPage, other: DocumentPage | None = None) -> PublicationRefused:
    """The refusal, naming the other document where it is known."""
    where = f": {other.url}" if other is not None and other.url else ""
    return PublicationRefused(
        f"Số {page.number} của cơ quan này trong năm {page.issued_on.year} đã được đăng{where}. "
        "Hãy sửa văn bản đã đăng, hoặc kiểm tra lại số, ngày ban hành.",
        article="4",
    )


def double_message(other: DocumentPage, user: Any) -> str:
    """What the form says of a double: which one it is, to those who may know it; that there is
    one, to the others (a draft of another unit, Điều 7 *)."""
    if type(other).objects.shown().filter(pk=other.pk).exists():
        return format_html(
            "Số này của cùng cơ quan, cùng năm đã được đăng: <a href='{}'>{}, {}</a>. "
            "Hãy sửa văn bản ấy, hoặc kiểm tra lại số và ngày ban hành.",
            other.url,
            other.number,
            other.summary or other.title,
        )
    if other.permissions_for_user(user).can_edit():
        return format_html(
            "Số này của cùng cơ quan, cùng năm đã có bản nháp: <a href='{}'>{}</a>. "
            "Hãy soạn tiếp bản nháp ấy, hoặc kiểm tra lại số và ngày ban hành.",
            reverse("wagtailadmin_pages:edit", args=[other.pk]),
            other.get_admin_display_title(),
        )
    return (
        "Số này của cùng cơ quan, cùng năm đang có người khác nhập. Hãy kiểm tra lại số và ngày "
        "ban hành; nếu đúng, hãy hỏi Ban Biên tập."
    )


def _same_issuer(page: DocumentPage, other: DocumentPage) -> bool:
    """By the body in the register where both name one, by the printed name otherwise."""
    if page.issuer_id and other.issuer_id:
        return page.issuer_id == other.issuer_id
    return fold(page.issuer_name) == fold(other.issuer_name)


def _still_so_numbered(draft: DocumentPage) -> bool:
    """The row of a draft keeps what it was made with; its latest revision says what it says now."""
    revision = draft.latest_revision
    if revision is None:
        return True
    return number_key(revision.content.get("number") or "") == draft.number_key
