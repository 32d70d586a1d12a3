"""What a draft points at must be fit for the public too (publish-paths.md rows E07-E10, E36)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, ReferenceIndex, Revision

from core.content_hash import files_used_by
from core.secrecy import CLASSIFIED, Secrecy

if TYPE_CHECKING:
    from core.models import PortalPage


def blocking_references(page: PortalPage) -> list[str]:
    """What the instance refers to and may not be shown, one phrase each, without its title:
    pages that aren't public, images and files that aren't declared "Không mật"."""
    phrases = [f"trang số {key}" for key in _pages_not_shown(page)]
    unread = Q(must_open=True, opened_at__isnull=True)
    for model, keys in files_used_by(page).items():
        files = model._base_manager.filter(pk__in=keys).order_by("pk")
        for key in files.exclude(secrecy=Secrecy.NONE).values_list("pk", flat=True):
            phrases.append(f"{model._meta.verbose_name} số {key}")
        for key in files.filter(unread, secrecy=Secrecy.NONE).values_list("pk", flat=True):
            phrases.append(f"{model._meta.verbose_name} số {key} (bản quét chưa có người mở đọc)")
    return phrases


def files_in_use() -> dict[Any, set[str]]:
    """Primary keys of the images and documents that any page, or the latest draft of one, uses."""
    used: dict[Any, set[str]] = {}
    for model in (get_image_model(), get_document_model()):
        kind = ContentType.objects.get_for_model(model)
        rows = ReferenceIndex.objects.filter(to_content_type=kind)
        used[model] = set(rows.values_list("to_object_id", flat=True))
    for model, keys in files_in_drafts().items():
        used[model] |= keys
    return used


def files_in_drafts(*, except_of: PortalPage | None = None) -> dict[Any, set[str]]:
    """The same of the latest drafts alone, whose rows don't say; classified pages left out."""
    pages = apps.get_model("core", "PortalPage")._base_manager
    drafts = pages.filter(has_unpublished_changes=True).exclude(secrecy__in=CLASSIFIED)
    if except_of is not None:
        drafts = drafts.exclude(pk=except_of.pk)
    used: dict[Any, set[str]] = {}
    latest = Revision.objects.filter(pk__in=drafts.values("latest_revision"))
    for revision in latest.iterator(chunk_size=100):
        for model, keys in files_used_by(revision.as_object()).items():
            used.setdefault(model, set()).update(keys)
    return used


def _pages_not_shown(page: PortalPage) -> list[int]:
    wanted = set()
    for content_type_id, object_id, *_ in ReferenceIndex._extract_references_from_object(page):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None and issubclass(model, AbstractPage):
            wanted.add(int(object_id))
    wanted.discard(page.pk)
    shown = page.base_page_model.objects.filter(pk__in=wanted).shown()
    return sorted(wanted - set(shown.values_list("pk", flat=True)))
