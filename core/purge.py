"""Destroying what is stored of a classified item, its stub and the ledger apart.

By law the text of a secret may not lie on a networked machine (reference/domain.md section 3;
clauses.md, Điều 7 * (3)). What remains: that there was an item, its level, who and when.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ReferenceIndex
from wagtail.search import index

from core import audit
from core.content_hash import files_used_by
from core.models import PortalPage
from core.references import files_in_drafts
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from core.secrecy import CLASSIFIED
from core.signals import content_purged

if TYPE_CHECKING:
    from collections.abc import Iterator

PURGERS = frozenset({Role.HEAD, Role.DEPUTY, Role.TECH})


@dataclass
class Remains:
    """What is still stored of one classified page. `since`: when its first text was kept, None
    where nothing tells; `kept_files`: files that other pages use too, to be looked at by hand;
    `referring`: keys of pages whose own words may quote it."""

    page: PortalPage
    since: datetime.datetime | None
    revisions: int
    redirects: int
    files: list[Any] = field(default_factory=list)
    kept_files: list[Any] = field(default_factory=list)
    referring: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True when nothing is left to destroy."""
        return not (self.revisions or self.redirects or self.files)


def classified_pages() -> Any:
    """Every classified page, oldest first."""
    return PortalPage.objects.filter(secrecy__in=CLASSIFIED).order_by("pk")


def remains_of(page: PortalPage) -> Remains:
    """What a purge would destroy, without touching it."""
    files, kept = _files_in_revisions(page)
    return Remains(
        page=page,
        since=page.revisions.aggregate(first=Min("created_at"))["first"],
        revisions=page.revisions.count(),
        redirects=Redirect.objects.filter(redirect_page=page.pk).count(),
        files=files,
        kept_files=kept,
        referring=sorted(
            int(reference.object_id)
            for reference in ReferenceIndex.get_references_to(page)
            if reference.base_content_type == ContentType.objects.get_for_model(PortalPage)
        ),
    )


def purge(page: PortalPage, user: Any) -> Remains:
    """Destroy revisions, old addresses, index entries and the files that no other page
    uses. Returns what was there.

    Raises:
        PublicationRefused: the item isn't classified, or the user may not (clauses.md,
            Điều 7 * (3): the board and the technical officer).
    """
    if not roles_of(user) & PURGERS:
        raise PublicationRefused("Bạn không được tiêu hủy nội dung mật.", article="7")
    with transaction.atomic():
        rows = PortalPage._base_manager.select_for_update()
        locked = rows.filter(pk=page.pk, secrecy__in=CLASSIFIED).first()
        if locked is None:
            raise PublicationRefused("Chỉ tiêu hủy nội dung của mục có độ mật.", article="7")
        page = locked.specific
        found = remains_of(page)
        names = [f"{file._meta.label}:{file.pk}" for file in found.files]
        Redirect.objects.filter(redirect_page=page.pk).delete()
        page.revisions.all().delete()
        for file in found.files:
            for rendition in getattr(file, "renditions", type(file).objects.none()).all():
                rendition.delete()
            file.delete()
        index.remove_object(page)
        content_purged.send(sender=type(page), page=page, user=user)
    audit.record(
        "secrecy.purged",
        user=user,
        target=page,
        revisions=found.revisions,
        files=names,
    )
    return found


def backups_since(moment: datetime.datetime | None) -> Iterator[str]:
    """One line for each backup that may hold what was stored from `moment` on (None: any), by
    the folders in settings.BACKUP_FOLDERS."""
    for folder in settings.BACKUP_FOLDERS:
        path = Path(folder)
        if not path.is_dir():
            yield f"{folder}: không mở được, phải kiểm tra bằng tay."
            continue
        for file in sorted(path.rglob("*")):
            made = _modified(file)
            if file.is_file() and (moment is None or made >= moment):
                yield f"{file} ({timezone.localtime(made):%d/%m/%Y %H:%M})"


def rewrite_database() -> None:
    """Give the space of deleted rows back, overwritten, so that the files of the database no
    longer hold them. Takes the tables' locks one by one; outside a transaction only."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM (FULL)")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _files_in_revisions(page: PortalPage) -> tuple[list[Any], list[Any]]:
    """Files that the page's revisions used: those of this page alone, and those that others
    use too."""
    used: dict[Any, set[str]] = {}
    for revision in page.revisions.order_by("pk"):
        for model, keys in files_used_by(revision.as_object()).items():
            used.setdefault(model, set()).update(keys)
    alone: list[Any] = []
    shared: list[Any] = []
    elsewhere = files_in_drafts(except_of=page) if any(used.values()) else {}
    for model, keys in used.items():
        for file in model._base_manager.filter(pk__in=keys).order_by("pk"):
            others = str(file.pk) in elsewhere.get(model, set())
            (shared if others or _used_by_rows(file, page) else alone).append(file)
    return alone, shared


def _used_by_rows(file: Any, page: PortalPage) -> bool:
    others = ReferenceIndex.get_references_to(file).exclude(object_id=str(page.pk))
    return bool(others.exists())


def _modified(file: Path) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(file.stat().st_mtime, tz=datetime.UTC)
