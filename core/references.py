"""What a draft points at must be fit for the public too (publish-paths.md rows E07-E10, E36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from wagtail.models import AbstractPage, ReferenceIndex

from core.content_hash import files_used_by
from core.secrecy import Secrecy

if TYPE_CHECKING:
    from core.models import PortalPage


def blocking_references(page: PortalPage) -> list[str]:
    """What the instance refers to and may not be shown, one phrase each, without its title:
    pages that aren't public, images and files that aren't declared "Không mật"."""
    phrases = [f"trang số {key}" for key in _pages_not_shown(page)]
    for model, keys in files_used_by(page).items():
        undeclared = model._base_manager.filter(pk__in=keys).exclude(secrecy=Secrecy.NONE)
        phrases += [
            f"{model._meta.verbose_name} số {key}"
            for key in undeclared.order_by("pk").values_list("pk", flat=True)
        ]
    return phrases


def _pages_not_shown(page: PortalPage) -> list[int]:
    wanted = set()
    for content_type_id, object_id, *_ in ReferenceIndex._extract_references_from_object(page):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None and issubclass(model, AbstractPage):
            wanted.add(int(object_id))
    wanted.discard(page.pk)
    shown = page.base_page_model.objects.filter(pk__in=wanted).shown()
    return sorted(wanted - set(shown.values_list("pk", flat=True)))
