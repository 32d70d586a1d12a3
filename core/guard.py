"""The one rule of publication, kept in `PortalPage.save()`, before the database has to refuse.

A row may be written with live=True only if
- it is declared "Không mật", and so is every ancestor, and the parent is public;
- it is structural (the menu itself), or the ledger holds a complete, unwithdrawn chain of
  signatures for this page, this live_revision, this domain and exactly this content.

Whoever calls save() (a view, the scheduler, a shell, a copy, an alias) meets the same rule.
Source: Điều 5 khoản 2, Điều 7 *, Điều 9, Điều 14 of QĐ 2112/QĐ-UBND; reference/publish-paths.md.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.db import connection

from core.content_hash import content_hash
from core.domains import domain_of
from core.refusal import PublicationRefused
from core.secrecy import CLASSIFIED, RANKS, Secrecy, highest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from core.models import PortalPage

_declassifying: ContextVar[bool] = ContextVar("declassifying", default=False)

# Columns of the base table that are text a visitor reads, or decide where and when it shows.
BASE_CONTENT = (
    "title", "slug", "summary", "cover_id", "body_id", "domain", "secrecy",
    "seo_title", "search_description", "go_live_at", "expire_at", "show_in_menus",
)  # fmt: skip
# A write of nothing but these to a row that is live already changes nothing that is public.
HOUSEKEEPING = frozenset({
    "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
    "numchild", "locked", "locked_by", "locked_at", "wagtail_admin_comments", "url_path", "path",
    "depth", "section", "last_published_at", "translation_key", "locale",
})  # fmt: skip


@contextmanager
def declassification() -> Iterator[None]:
    """The only context in which a level of secrecy may fall (a recorded decision is at hand)."""
    token = _declassifying.set(True)
    try:
        yield
    finally:
        _declassifying.reset(token)


def check_before_save(page: PortalPage, update_fields: Collection[str] | None) -> None:
    """Refuse a write that the rule forbids; set `page.permit` to the approval that carries it.

    Raises:
        PublicationRefused: with a message that names the reason, in Vietnamese.
    """
    if page.depth == 1:
        return
    row = _locked_row(page)
    _check_ratchet(page, row, update_fields)
    will_be_live = page.live if _writes("live", update_fields) or row is None else row["live"]
    if not will_be_live:
        if _writes("permit", update_fields):
            page.permit = None
        return
    if row and row["live"] and update_fields is not None and set(update_fields) <= HOUSEKEEPING:
        return
    _check_secrecy(page, row, update_fields)
    _check_ancestors(page)
    if page.is_structural:
        return
    page.permit_id = _permit_for(page, row)


def _permit_for(page: PortalPage, row: dict[str, Any] | None) -> int:
    if page.alias_of_id:
        return _alias_permit(page)
    if not isinstance(page, page.specific_class):
        return _base_instance_permit(page, row)
    if page.domain != domain_of(page):
        raise PublicationRefused(
            "Lĩnh vực của tin, bài không khớp với chuyên mục hoặc cơ quan: phải trình duyệt lại.",
            article="14",
        )
    approvals = type(page).permit.field.remote_field.model.objects
    permit = approvals.permit_for(page, kept=row["permit_id"] if row and row["live"] else None)
    if permit is None:
        raise PublicationRefused(
            "Chưa có đủ chữ ký duyệt cho đúng nội dung này: đơn vị ký, Ban Biên tập biên tập, "
            "người có thẩm quyền duyệt.",
            article="14",
        )
    key: int = permit.pk
    return key


def _locked_row(page: PortalPage) -> dict[str, Any] | None:
    """The row as it stands, locked until the transaction ends, so that a publication and a
    raising of secrecy can't overwrite each other."""
    if not page.pk:
        return None
    rows = page.base_page_model._base_manager.filter(pk=page.pk)
    if connection.in_atomic_block:
        rows = rows.select_for_update()
    row: dict[str, Any] | None = rows.values("live", "secrecy", "permit_id", *BASE_CONTENT).first()
    return row


def _writes(field: str, update_fields: Collection[str] | None) -> bool:
    return update_fields is None or field in update_fields


def _check_ratchet(
    page: PortalPage, row: dict[str, Any] | None, update_fields: Collection[str] | None
) -> None:
    if not row or not _writes("secrecy", update_fields) or _declassifying.get():
        return
    if RANKS[page.secrecy] < RANKS[row["secrecy"]]:
        raise PublicationRefused(
            "Độ mật chỉ được hạ bằng quyết định giải mật có số, ngày.", article="7"
        )


def _check_secrecy(
    page: PortalPage, row: dict[str, Any] | None, update_fields: Collection[str] | None
) -> None:
    level = page.secrecy if _writes("secrecy", update_fields) or not row else row["secrecy"]
    if row and not _declassifying.get():
        level = highest(row["secrecy"], level)
    if level != Secrecy.NONE:
        raise PublicationRefused(
            f"Tin, bài khai độ mật “{Secrecy(level).label}” không được công khai.", article="7"
        )


def _check_ancestors(page: PortalPage) -> None:
    steps = [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
    ancestors = list(
        page.base_page_model._base_manager.filter(path__in=steps, depth__gt=1)
        .order_by("depth")
        .values_list("secrecy", "live")
    )
    if any(secrecy in CLASSIFIED for secrecy, _live in ancestors):
        raise PublicationRefused("Mục cha có độ mật: không được công khai mục con.", article="7")
    if not all(live for _secrecy, live in ancestors):
        raise PublicationRefused(
            "Mục cha chưa được công khai: hãy công khai mục cha trước.", article="14"
        )


def _alias_permit(page: PortalPage) -> int:
    """An alias lives on its source's approval, while both say the same in the same domain to
    an audience that is no wider."""
    source = page.alias_of.specific
    if not (source.live and source.permit_id):
        raise PublicationRefused("Bản gốc chưa được duyệt công khai.", article="14")
    if source.domain != domain_of(page):
        raise PublicationRefused("Bí danh nằm ở chuyên mục thuộc lĩnh vực khác.", article="14")
    followed = set(source.get_view_restrictions().values_list("pk", flat=True))
    if followed - page.restrictions_by_position():
        raise PublicationRefused("Bí danh mở rộng phạm vi người được xem.", article="14")
    fields = source.permit.fields
    if isinstance(page, page.specific_class):
        found = content_hash(page, fields=fields, as_source=source)
        if found != source.permit.content_hash:
            raise PublicationRefused("Nội dung bí danh khác bản gốc đã duyệt.", article="14")
    key: int = source.permit_id
    return key


def _base_instance_permit(page: PortalPage, row: dict[str, Any] | None) -> int:
    """An instance of the base class doesn't know the content: it may keep a page public,
    never make one so, and may not change what the base columns say."""
    if not row or not row["live"]:
        raise PublicationRefused("Chỉ được công khai qua đúng loại trang của mục.", article="14")
    changed = [name for name in BASE_CONTENT if getattr(page, name) != row[name]]
    if changed:
        raise PublicationRefused(
            f"Sửa trang đang công khai mà chưa duyệt lại: {', '.join(changed)}.", article="14"
        )
    key: int = row["permit_id"]
    return key
