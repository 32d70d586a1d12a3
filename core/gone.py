"""Addresses of what was classified: answered 410, and remembered without their words, since a
slug or a file's name says what the item was about (reference/domain.md section 3, point 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.db import models
from django.utils.crypto import salted_hmac
from wagtail.documents import get_document_model

from core.content_hash import files_used_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.models import PortalPage


class GoneAddress(models.Model):
    """One address that will not come back by itself."""

    address_hash = models.CharField("dấu vân địa chỉ", max_length=64, unique=True)
    at = models.DateTimeField("từ lúc", auto_now_add=True)

    class Meta:
        app_label = "core"
        verbose_name = "địa chỉ không còn"
        verbose_name_plural = "địa chỉ không còn"

    def __str__(self) -> str:
        return self.address_hash


def remember(addresses: Iterable[str]) -> None:
    """Answer these addresses (paths or full URLs) with 410 wherever they would be a 404."""
    hashes = {_hash_of(unquote(urlsplit(address).path)) for address in addresses}
    GoneAddress.objects.bulk_create(
        [GoneAddress(address_hash=value) for value in sorted(hashes)], ignore_conflicts=True
    )


def is_gone(path: str) -> bool:
    """True when the path, as a request has it, once showed something that was classified."""
    return GoneAddress.objects.filter(address_hash=_hash_of(path)).exists()


def addresses_of(page: PortalPage) -> Iterator[str]:
    """Every public address of a page that is live, and of the files that it shows."""
    if page.url:
        yield from (page.url.rstrip("/") + path for path in page.get_cached_paths())
    for model, keys in files_used_by(page).items():
        for file in model._base_manager.filter(pk__in=keys):
            yield from addresses_of_file(file)


def addresses_of_file(file: Any) -> Iterator[str]:
    """Every address of an image with its renditions, or of a document."""
    yield file.file.url
    if isinstance(file, get_document_model()):
        yield file.url
        return
    for rendition in file.renditions.all():
        yield rendition.file.url


def _hash_of(path: str) -> str:
    return salted_hmac("core.gone", path, algorithm="sha256").hexdigest()
