"""The text of the files that public pages carry: taken out when the page becomes public, gone
when it is withdrawn."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from wagtail.documents import get_document_model

from core.content_hash import files_used_by
from core.models import PortalPage
from core.secrecy import Secrecy
from core.text import nfc
from library.extraction import Unreadable, read
from search.models import AttachedText

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger("nhuxuan.search")

LONGEST_PART = 20_000  # characters
LONGEST_FILE = 500_000
# Properties and notes: whoever opens the file may read them, but nobody looks for them.
ASIDE = ("thuộc tính", "ghi chú", "bình luận")


def texts_by_page(objs: Iterable[Any]) -> dict[int, str]:
    """The text of the attached files of those among the objects that are public pages, one
    query for all."""
    keys = [obj.pk for obj in objs if isinstance(obj, PortalPage) and obj.is_shown]
    texts: dict[int, list[str]] = {}
    rows = AttachedText.objects.filter(page__in=keys).order_by("pk")
    for page, text in rows.values_list("page_id", "text"):
        texts.setdefault(page, []).append(text)
    return {page: "\n".join(parts) for page, parts in texts.items()}


def take_out(page: PortalPage) -> bool:
    """Bring the stored text in step with the files of a page that is public; a file that was
    read before isn't read again. Returns whether anything changed."""
    wanted = {document.pk: document for document in _public_documents(page)}
    known = set(page.attached_texts.values_list("document_id", "file_hash").distinct())
    kept = {key for key, file_hash in known if key in wanted and wanted[key].file_hash == file_hash}
    dropped = page.attached_texts.exclude(document_id__in=kept)
    removed, _by_model = dropped.delete() if known else (0, {})
    fresh = [row for key in sorted(wanted.keys() - kept) for row in _read(page, wanted[key])]
    AttachedText.objects.bulk_create(fresh)
    return bool(removed or fresh)


def _public_documents(page: PortalPage) -> list[Any]:
    if not page.is_shown:
        return []
    model = get_document_model()
    keys = files_used_by(page)[model]
    return list(model.objects.filter(pk__in=keys, secrecy=Secrecy.NONE).order_by("pk"))


def _read(page: PortalPage, document: Any) -> list[AttachedText]:
    """One row for each page or sheet. The upload was read once already, so that a failure here
    is a fault of the store and must not stop a publication."""
    try:
        with document.open_file() as file:
            reading = read(file.read(), document.filename)
    except (OSError, Unreadable):
        logger.warning("Không đọc được chữ trong tệp số %s để tìm kiếm.", document.pk)
        return []
    rows = []
    length = 0
    for part in reading.parts:
        aside = part.stamp_zone or any(word in part.where for word in ASIDE)
        if aside or length > LONGEST_FILE:
            continue
        text = nfc(part.text)[:LONGEST_PART]
        length += len(text)
        rows.append(
            AttachedText(
                page=page,
                document=document,
                file_hash=document.file_hash,
                where=part.where[:120],
                text=text,
            )
        )
    return rows
