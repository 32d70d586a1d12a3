"""The register in the admin: filters, search by number, the list taken away."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from core.classification import raise_secrecy
from core.secrecy import Secrecy
from documents.models import DocumentPage
from tests.pages.planting import plant, public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People


@pytest.fixture
def listing(people: People, client: Client) -> str:
    """A public document and a draft of one office, seen by a member of the board."""
    public(DocumentPage, people, number="12-NQ/HU", title="Nghị quyết", level="province", files=[])
    plant(
        DocumentPage,
        people,
        number="883/QĐ-UBND",
        title="Bản nháp",
        files=[],
        field="Đất đai",
        signer_name="Ông A",
    )
    client.force_login(people.member)
    return reverse("document_register:index")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"12-NQ/HU", "883/QĐ-UBND"}),
        ({"q": "883/qd"}, {"883/QĐ-UBND"}),
        ({"q": "nghị quyết"}, {"12-NQ/HU"}),
        ({"live": "True"}, {"12-NQ/HU"}),
        ({"live": "False"}, {"883/QĐ-UBND"}),
        ({"level": "province"}, {"12-NQ/HU"}),
        ({"year": "2026"}, {"12-NQ/HU", "883/QĐ-UBND"}),
        ({"year": "2019"}, set()),
        ({"field": "Đất đai"}, {"883/QĐ-UBND"}),
        ({"signer_name": "Ông A"}, {"883/QĐ-UBND"}),
        ({"issued_on_from": "2026-01-01"}, {"12-NQ/HU", "883/QĐ-UBND"}),
        ({"issued_on_to": "2025-12-31"}, set()),
        ({"year": "x"}, {"12-NQ/HU", "883/QĐ-UBND"}),
        ({"validity": "in-force"}, {"12-NQ/HU", "883/QĐ-UBND"}),
        ({"validity": "expired"}, set()),
        ({"ordering": "number_key"}, {"12-NQ/HU", "883/QĐ-UBND"}),
    ],
)
def test_filters(listing: str, client: Client, query: dict[str, str], found: set[str]) -> None:
    rows = client.get(listing, {**query, "export": "csv"}).getvalue().decode("utf-8-sig")
    exported = {row["Số, ký hiệu"] for row in csv.DictReader(io.StringIO(rows))}
    assert exported == found
    page = client.get(listing, query)
    assert page.status_code == 200
    assert {row.number for row in page.context["object_list"]} == found


def test_looks_vietnamese(listing: str, client: Client) -> None:
    page = client.get(listing).content.decode()
    for words in ("Sổ văn bản", "Cơ quan ban hành", "Gõ số, ký hiệu", "Còn hiệu lực"):
        assert words in page
    assert f"{DocumentPage.objects.get(number='12-NQ/HU').issued_on:%d/%m/%Y}" in page


def test_xlsx(listing: str, client: Client) -> None:
    book = load_workbook(io.BytesIO(client.get(listing, {"export": "xlsx"}).getvalue()))
    rows = list(book.active.iter_rows(values_only=True))
    at = rows[0].index("Công khai")
    assert {row[0]: row[at] for row in rows[1:]} == {"12-NQ/HU": "có", "883/QĐ-UBND": "không"}


@pytest.mark.dieu(7)
def test_nobody_lists_what_is_secret(listing: str, client: Client) -> None:
    raise_secrecy(DocumentPage.objects.get(number="12-NQ/HU"), Secrecy.SECRET)
    page = client.get(listing)
    assert {row.number for row in page.context["object_list"]} == {"883/QĐ-UBND"}


@pytest.mark.dieu(7)
def test_filters_offer_no_value_of_what_one_may_not_know(
    listing: str, people: People, client: Client
) -> None:
    assert "Đất đai" in client.get(listing).content.decode()
    raise_secrecy(DocumentPage.objects.get(number="883/QĐ-UBND"), Secrecy.SECRET)
    assert "Đất đai" not in client.get(listing).content.decode()


def test_another_unit_sees_no_draft(listing: str, people: People, client: Client) -> None:
    people.contributor.body = people.deputy.body
    people.contributor.save()
    DocumentPage.objects.get(number="883/QĐ-UBND")
    DocumentPage._base_manager.filter(number="883/QĐ-UBND").update(owner=people.member)
    client.force_login(people.contributor)
    page = client.get(listing)
    assert {row.number for row in page.context["object_list"]} == {"12-NQ/HU"}


def test_rows_cost_no_queries(listing: str, people: People, client: Client) -> None:
    client.get(listing)
    with CaptureQueriesContext(connection) as few:
        client.get(listing)
    for number in range(5):
        plant(
            DocumentPage,
            people,
            number=f"{number + 1}/KH-UBND",
            title=f"Kế hoạch {number}",
            files=[],
        )
    with CaptureQueriesContext(connection) as many:
        client.get(listing)
    # What Wagtail's own title column asks for each row (who may do what) isn't the register's.
    assert sum("documents_" in query["sql"] for query in many) <= sum(
        "documents_" in query["sql"] for query in few
    )
