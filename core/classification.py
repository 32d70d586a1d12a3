"""Raising secrecy: the item leaves the public in the same request, everywhere, and its row
keeps no text (Điều 7 *; publish-paths.md rows E01-E06, E33, E34). Lowering it takes a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.search import index

from core import audit, gone, guard
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from core.secrecy import CLASSIFIED, Secrecy, is_classified
from core.signals import secrecy_lowered, secrecy_raised

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from core.models import PortalPage

KEPT_TEXT = frozenset({"path", "url_path", "secrecy", "domain", "assigned_domain"})


def raise_secrecy(page: PortalPage, level: str, *, user: Any = None) -> None:
    """Take a page, all below it and its aliases offline, then record the level on it.

    Needs no permission: whoever can say "this is secret" takes it down at once. A scrubbed row
    stays so that the fact, who and when remain; the revisions stay closed to everybody.
    """
    base = page.base_page_model
    with transaction.atomic():
        # Waits for a publication in flight, so that it can't write the old level back.
        own = Q(pk=page.pk) | Q(alias_of=page.pk)
        reach = list(
            base._base_manager.filter(own | Q(path__startswith=page.path))
            .select_for_update()
            .values_list("pk", flat=True)
        )
        targets = list(base.objects.filter(pk__in=reach).specific())
        addresses = _addresses(targets)
        gone.remember(
            address for target in targets if target.live for address in gone.addresses_of(target)
        )
        for target in targets:
            if target.live:
                UnpublishPageAction(target, user=user).execute(skip_permission_checks=True)
        base._base_manager.filter(own).update(secrecy=level)
        for target in base.objects.filter(own).specific():
            _close(target, user)
        secrecy_raised.send(sender=type(page), page=page, level=level, user=user)
    audit.record("secrecy.raised", user=user, target=page, level=level, taken_down=len(targets))
    # Whole fragments may quote the item; an empty cache is certain, a clever one is not.
    cache.clear()
    purge_urls_from_cache(addresses)


def declassify(
    page: PortalPage, *, user: Any, number: str, decided_on: datetime.date
) -> PortalPage:
    """Open a classified item and its aliases again, by a decision of declassification.

    The item comes back as a draft that nobody has declared, with the last text written before
    it was classified, where that hasn't been destroyed; it has the whole chain before it.
    Source: Law on Protection of State Secrets (declassification); reference/domain.md section 3.
    Raises:
        PublicationRefused: not the Head, no number, a date to come, or nothing to declassify.
    """
    if Role.HEAD not in roles_of(user):
        raise PublicationRefused("Chỉ Trưởng Ban ghi nhận quyết định giải mật.", article="7")
    if not number.strip() or decided_on > timezone.localdate():
        raise PublicationRefused(
            "Giải mật phải ghi số quyết định và ngày ký không sau hôm nay.", article="7"
        )
    base = page.base_page_model
    with transaction.atomic(), guard.declassification():
        own = base._base_manager.filter(Q(pk=page.pk) | Q(alias_of=page.pk))
        classified = own.filter(secrecy__in=CLASSIFIED)
        keys = list(classified.select_for_update().values_list("pk", flat=True))
        if page.pk not in keys:
            raise PublicationRefused("Mục này không có độ mật.", article="7")
        ground = f"Quyết định giải mật số {number.strip()} ngày {decided_on:%d/%m/%Y}"
        for target in base.objects.filter(pk__in=keys).specific():
            secrecy_lowered.send(sender=type(page), page=target, user=user, ground=ground)
        base._base_manager.filter(pk__in=keys).update(secrecy=Secrecy.UNDECLARED)
        opened: PortalPage = page.specific_class.objects.get(pk=page.pk)
        _bring_back_text(opened)
    audit.record("secrecy.lowered", user=user, target=opened, ground=ground)
    return opened


def _bring_back_text(page: PortalPage) -> None:
    """As a revision of nobody: whoever records a decision doesn't become an author by it."""
    for revision in page.revisions.order_by("-pk"):
        if not is_classified(revision.content["secrecy"]):
            draft = revision.as_object()
            draft.secrecy = Secrecy.UNDECLARED
            draft.save_revision(clean=False)
            return
    page.title = stub_title(page)
    page.save_revision(clean=False)


def scrub(page: PortalPage) -> None:
    """Empty an instance of every text, file and child row; leave a stub title and slug."""
    stub = stub_title(page)
    page.title = page.draft_title = stub
    if page.pk and not page.slug.startswith("muc-"):
        page.slug = f"muc-{page.pk}"
    for field in page._meta.concrete_fields:
        if field.name in KEPT_TEXT or field.name in ("title", "draft_title", "slug"):
            continue
        if isinstance(field, StreamField):
            setattr(page, field.name, field.stream_block.normalize([]))
        elif isinstance(field, (models.CharField, models.TextField)) and not field.choices:
            setattr(page, field.name, "")
    page.cover_id = None
    for relation in get_all_child_relations(page):
        getattr(page, relation.get_accessor_name()).set([])


def stub_title(page: PortalPage) -> str:
    """All that anybody is shown of a classified item: its level and its number."""
    return f"[{Secrecy(page.secrecy).label}] mục {page.pk or 'mới'}"


def _close(page: PortalPage, user: Any) -> None:
    """Scrub the row, drop schedules and the running workflow, forget the title elsewhere."""
    page.save(clean=False)
    if page.current_workflow_state:
        page.current_workflow_state.cancel(user=user)
    page.revisions.update(approved_go_live_at=None, object_str=page.title)
    PageLogEntry.objects.filter(page=page.pk).update(label=page.title, data={})
    index.remove_object(page)


def _addresses(pages: Iterable[PortalPage]) -> list[str]:
    """Every public address that shows one of the pages, read while they still have one: their
    own, their parents', and those of the pages that refer to them."""
    found: set[str] = set()
    for page in pages:
        if not page.live:
            continue
        referring = [
            reference.content_type.get_object_for_this_type(pk=reference.object_id)
            for reference in ReferenceIndex.get_references_to(page)
        ]
        for shown in [page, page.get_parent().specific, *referring]:
            url = getattr(shown, "full_url", None)
            if url:
                found.update(url.rstrip("/") + path for path in shown.get_cached_paths())
    return sorted(found)
