"""The demo's dossiers, by the import that the one-stop desk uses."""

from __future__ import annotations

import csv
import datetime
import io

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from core.vietnamese import short_date
from demo.content.dossiers import DOSSIERS
from library.imports.running import commit, start
from services.imports import DossierImport
from services.models import Dossier

IMPORTER = "thanhvien"


def import_dossiers() -> None:
    """Once: a run in a later week changes nothing."""
    if Dossier.objects.exists():
        return
    importer = User.objects.get(username=IMPORTER)
    file = ContentFile(_file().encode(), name="ho-so-mot-cua.csv")
    commit(start(DossierImport, file, importer), importer)


def _file() -> str:
    """The file as the one-stop software would give it out today."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.header for column in DossierImport.columns)
    for number, row in enumerate(DOSSIERS, start=1):
        procedure, received_ago, promised, returned_ago, status, applicant = row
        received = _days_ago(received_ago)
        due = received + datetime.timedelta(days=promised)
        returned = "" if returned_ago is None else short_date(_days_ago(returned_ago))
        code = f"H56.30-{received:%y%m%d}-{number:04}"
        writer.writerow(
            [code, procedure, short_date(received), short_date(due), returned, status, applicant]
        )
    return text.getvalue()


def _days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)
