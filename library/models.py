"""Images and files: private until a public page uses them (design.md section 6)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import ReferenceIndex
from wagtail.utils.file import hash_filelike

from core import audit, gone
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.secrecy import RANKS, SECRECY_HELP, Secrecy, is_classified
from core.text import nfc
from library.imports.models import ImportAgeLimit, ImportRun
from library.scan import Examination, FileRefused, examine

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = [
    "DeclaredFile",
    "ImportAgeLimit",
    "ImportRun",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
]


class DeclaredFile(models.Model):
    """What images and files share: a declared level, and bytes that stay what was approved."""

    # Wagtail's fields and methods of the models that this is mixed into.
    file: Any
    file_hash: Any
    open_file: Any
    _set_file_hash: Any

    secrecy = models.CharField(
        "độ mật",
        max_length=16,
        choices=Secrecy.choices,
        default=Secrecy.UNDECLARED,
        help_text=SECRECY_HELP,
    )

    findings = models.JSONField("dấu hiệu cần xác nhận", default=list, editable=False)
    must_open = models.BooleanField("bản quét phải mở đọc", default=False, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người đã mở đọc",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    opened_at = models.DateTimeField("mở đọc lúc", null=True, editable=False)

    class Meta:
        abstract = True

    def note(self, examination: Examination, name: str) -> None:
        """Keep what the scan said of new bytes of this name; nobody has opened them yet."""
        self.findings, self.must_open = examination.noted(), examination.must_open
        self.opened_by, self.opened_at = None, None
        self._examined = name

    def declare_opened(self, user: Any) -> None:
        """Somebody opened and read the scanned file and answers for it."""
        self.opened_by, self.opened_at = user, timezone.now()
        audit.record("file.opened", user=user, target=self)

    def users_in_public(self) -> Any:
        """The public pages that use this file, by the reference index of what was saved."""
        references = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(self),
            to_object_id=str(self.pk),
            base_content_type=ContentType.objects.get_for_model(PortalPage),
        )
        keys = [int(key) for key in references.values_list("object_id", flat=True)]
        return PortalPage.objects.filter(pk__in=keys).shown()

    @property
    def is_public(self) -> bool:
        """True while it is declared unclassified and a public page uses it."""
        return self.secrecy == Secrecy.NONE and self.users_in_public().exists()

    def bytes_hash(self) -> str:
        """SHA-1 of the bytes as they lie in the storage now, as Wagtail computes file_hash."""
        with self.open_file() as file:
            digest: str = hash_filelike(file)
        return digest

    def check_before_save(self) -> None:
        """Refuse bytes that the scan forbids, and what would change a public page without an
        approval.

        Raises:
            PublicationRefused: marked or unreadable bytes; other bytes behind a public page; a
                level that falls.
        """
        rows: Any = type(self)._base_manager.filter(pk=self.pk)
        stored = rows.values("file", "file_hash", "secrecy").first() if self.pk else None
        self._scan_new_bytes(stored)
        if not self.file._committed or not self.file_hash:
            self._set_file_hash()
        if stored is None:
            return
        if RANKS[self.secrecy] < RANKS[stored["secrecy"]]:
            raise PublicationRefused("Tệp đã khai mật thì không hạ được.", article="7")
        if not self.users_in_public().exists():
            return
        if stored["file"] != self.file.name or stored["file_hash"] != self.file_hash:
            raise PublicationRefused(
                "Tệp đang dùng ở trang công khai: hãy tải lên tệp mới, gắn vào bài và trình duyệt "
                "lại, thay vì thay ruột tệp đã duyệt.",
                article="14",
            )

    def _scan_new_bytes(self, stored: dict[str, Any] | None) -> None:
        """Whoever brings bytes, by whichever way, they are scanned once."""
        is_new = stored is None or not self.file._committed or stored["file"] != self.file.name
        if not is_new or getattr(self, "_examined", None) == self.file.name:
            return
        try:
            with _at_start(self.file) as file:
                self.note(examine(file), self.file.name)
        except FileRefused as refusal:
            raise PublicationRefused(str(refusal), article="7") from refusal

    def follow_raised_secrecy(self) -> None:
        """A classified file takes the pages that show it offline; its addresses are gone."""
        if is_classified(self.secrecy):
            gone.remember(gone.addresses_of_file(self))
            for page in self.users_in_public().specific():
                page.unpublish()


class PortalImage(DeclaredFile, AbstractImage):  # noqa: DJ008 - Wagtail's has __str__
    """A photo or drawing with who made it."""

    credit = models.CharField("tác giả ảnh", max_length=120, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "secrecy")

    class Meta(AbstractImage.Meta):
        verbose_name = "hình ảnh"
        verbose_name_plural = "hình ảnh"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the rule of DeclaredFile; a classified image keeps no renditions."""
        _compose(self, "title", "description")
        self.check_before_save()
        super().save(*args, **kwargs)
        self.follow_raised_secrecy()
        if is_classified(self.secrecy):
            for rendition in self.renditions.all():
                rendition.file.delete(save=False)
                rendition.delete()

    @property
    def default_alt_text(self) -> str:
        """The description that was written, never the file's title."""
        return self.description


class PortalRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(DeclaredFile, AbstractDocument):  # noqa: DJ008 - Wagtail's has __str__
    """An attached file."""

    admin_form_fields = (*Document.admin_form_fields, "secrecy")

    class Meta(AbstractDocument.Meta):
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the rule of DeclaredFile."""
        _compose(self, "title")
        self.check_before_save()
        # Wagtail's forms note the size; a file that comes another way would be measured, and its
        # row written, by the first visitor of a page that names it.
        if self.file and (self.file_size is None or not self.file._committed):  # type: ignore[has-type]
            self.file_size = self.file.size
        super().save(*args, **kwargs)
        self.follow_raised_secrecy()


@contextmanager
def _at_start(file: Any) -> Iterator[Any]:
    """The file, open; new bytes stay open for the storage, which writes them next."""
    if file._committed:
        with file.open("rb") as opened:
            yield opened
    else:
        yield file.file


def _compose(file: Any, *names: str) -> None:
    for name in names:
        setattr(file, name, nfc(getattr(file, name)))
