"""Checks of what stands in the database against what was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.actions.unpublish_page import UnpublishPageAction

from core import audit
from core.content_hash import content_hash, files_used_by
from core.models import PortalPage
from workflows import triggers
from workflows.models import Approval, LedgerHead
from workflows.models.ledger import GENESIS

if TYPE_CHECKING:
    from collections.abc import Iterator


def ledger_faults(anchor: str = "") -> tuple[list[str], str]:
    """Faults of the chain, one sentence each with the entry's number, and the head as
    `sequence:hash`. `anchor`: a head noted earlier, which must still be in the chain."""
    faults = [f"Thiếu trình kích hoạt {name} trong cơ sở dữ liệu." for name in triggers.missing()]
    expected, previous = 1, GENESIS
    hashes = {}
    for entry in Approval.objects.order_by("sequence").iterator(chunk_size=500):
        if entry.sequence != expected:
            missing = (
                f"{expected}"
                if entry.sequence == expected + 1
                else (f"{expected}–{entry.sequence - 1}")
            )
            faults.append(f"Dòng {missing}: thiếu trong sổ.")
        elif entry.previous_hash != previous:
            faults.append(f"Dòng {entry.sequence}: không nối với dòng trước (bị đổi thứ tự).")
        if entry.entry_hash != entry.computed_hash():
            faults.append(f"Dòng {entry.sequence}: nội dung bị sửa.")
        if not entry.title_is_intact:
            faults.append(f"Dòng {entry.sequence}: tiêu đề bị sửa.")
        hashes[entry.sequence] = previous = entry.entry_hash
        expected = entry.sequence + 1
    faults += _head_faults(expected - 1, previous)
    if anchor:
        number, _, noted = anchor.partition(":")
        if hashes.get(int(number)) != noted:
            faults.append(f"Dòng {number}: không khớp dấu đã ghi ở nơi khác.")
    return faults, f"{expected - 1}:{previous}"


def _head_faults(length: int, last_hash: str) -> list[str]:
    head = LedgerHead.objects.filter(pk=1).first() or LedgerHead()
    if head.sequence > length:
        return [f"Dòng {length + 1}–{head.sequence}: bị xóa ở cuối sổ."]
    if (head.sequence, head.entry_hash) != (length, last_hash):
        return [f"Dòng {length}: không khớp đầu sổ."]
    return []


def pages_not_as_approved() -> Iterator[tuple[PortalPage, str]]:
    """Public pages whose content, files or standing differ from what was approved, with the
    reason: raw SQL, a restored backup, or bytes exchanged on the disk."""
    live = PortalPage.objects.filter(live=True, is_structural=False).select_related("permit")
    for page in live.specific().iterator(chunk_size=100):
        if page.permit is None:
            yield page, "không có lượt duyệt"
        elif page.alias_of_id:
            source = page.alias_of.specific
            if content_hash(page, fields=page.permit.fields, as_source=source) != (
                page.permit.content_hash
            ):
                yield page, "bí danh khác bản gốc"
        elif not page.permit.carries(page):
            yield page, "nội dung khác bản đã duyệt"
        elif _has_exchanged_file(page):
            yield page, "ruột tệp khác bản đã duyệt"


def take_down(page: PortalPage, reason: str) -> None:
    """Withdraw a page that isn't what was approved."""
    audit.record("page.mismatch", target=page, reason=reason)
    UnpublishPageAction(page).execute(skip_permission_checks=True)


def _has_exchanged_file(page: PortalPage) -> bool:
    for model, keys in files_used_by(page).items():
        for file in model._base_manager.filter(pk__in=keys):
            if file.bytes_hash() != file.file_hash:
                return True
    return False
