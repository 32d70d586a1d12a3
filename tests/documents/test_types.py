"""Types as data (NĐ 30/2020/NĐ-CP, Phụ lục III)."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from documents.definitions import ADMINISTRATIVE, TYPES
from documents.models import DocumentType


@pytest.mark.dieu(7, khoan=3)
def test_the_29_administrative_types() -> None:
    assert len(ADMINISTRATIVE) == 29
    assert [name for _code, name, short in ADMINISTRATIVE if not short] == ["Công văn", "Thư công"]
    assert len({code for code, _name, _short in TYPES}) == len(TYPES)


@pytest.mark.django_db
def test_sync_twice_changes_nothing_and_mends_what_differs() -> None:
    call_command("sync_document_types", verbosity=0)
    rows = list(DocumentType.objects.order_by("pk").values())
    assert len(rows) == len(TYPES)
    DocumentType.objects.filter(code="QĐ").update(name="Sai", abbreviation="", is_normative=True)
    call_command("sync_document_types", verbosity=0)
    assert list(DocumentType.objects.order_by("pk").values()) == rows
    normative = set(DocumentType.objects.filter(is_normative=True).values_list("code", flat=True))
    assert {"L", "NĐ", "TT", "QĐ-QPPL", "NQ-QPPL"} <= normative
    assert not {"QĐ", "NQ", "KL", "CV"} & normative
