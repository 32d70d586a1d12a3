"""Two hundred and more made-up files through the admin's upload: what is marked is held and says
where, what is innocent passes, what is broken breaks nothing, what is refused leaves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.audit import AuditEntry
from library.models import PortalDocument, PortalImage
from tests import factories
from tests.library.corpus import KEPT, MARKED, REFUSED, TO_OPEN, Sample, samples

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.dieu(7), pytest.mark.slow]


@pytest.fixture
def media(tmp_path: Path, settings) -> Iterator[Path]:
    """A folder of its own for uploads, and another for temporary files."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "tmp")
    (tmp_path / "tmp").mkdir()
    yield tmp_path


def stored_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def upload(client: Client, sample: Sample) -> str:
    """Post it as the form does; the answer's text."""
    kind = "wagtailimages" if sample.is_image else "wagtaildocs"
    answer = client.post(
        reverse(f"{kind}:add"),
        {
            "title": "Tệp thử",
            "file": SimpleUploadedFile(sample.name, sample.data),
            "secrecy": "none",
            "collection": factories.Collection.get_first_root_node().pk,
            "description": "",
            "credit": "",
            "tags": "",
        },
    )
    assert answer.status_code in (200, 302), (sample.label, answer.status_code)
    return answer.content.decode()


def test_the_corpus(db: None, media: Path) -> None:
    client = Client()
    client.force_login(factories.people().unit_head)
    wrong, count = [], 0
    for sample in samples():
        count += 1
        model = PortalImage if sample.is_image else PortalDocument
        before = AuditEntry.objects.count()
        shown = upload(client, sample)
        row = model.objects.first()
        if sample.expected in (KEPT, TO_OPEN):
            if row is None or row.must_open != (sample.expected == TO_OPEN):
                wrong.append((sample.label, "not kept" if row is None else "opening"))
        elif row is not None or stored_files(media):
            wrong.append((sample.label, "kept"))
        elif sample.expected == MARKED and "Có dấu hiệu tài liệu mật" not in shown:
            wrong.append((sample.label, "not called marked"))
        elif sample.expected == MARKED and AuditEntry.objects.count() == before:
            wrong.append((sample.label, "not in the audit trail"))
        elif sample.expected == REFUSED and "Có dấu hiệu tài liệu mật" in shown:
            wrong.append((sample.label, "called marked"))
        for model in (PortalImage, PortalDocument):
            model.objects.all().delete()
        for path in stored_files(media):
            path.unlink()
    assert wrong == []
    assert count >= 200
    assert settings.FILE_UPLOAD_HANDLERS == ["library.uploads.BoundedMemoryUploadHandler"]
