"""The register as files, open data and feeds: public items only, valid, and safe to open."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from core.classification import raise_secrecy
from core.secrecy import Secrecy
from documents import exports
from documents.models import DocumentIndexPage, DocumentPage
from tests.pages.planting import parent_for, plant, specimen
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

PLACES = [
    "register_csv", "register_xlsx", "register_json", "register_json_page", "register_rss",
    "register_atom",
]  # fmt: skip
ROWS: list[dict[str, Any]] = [
    {"number": "12-NQ/HU", "summary": '=HYPERLINK("http://x")', "level": "district"},
    {"number": "2112/QĐ-UBND", "summary": "Quy chế & <b>đậm</b>", "level": "province"},
]


@pytest.fixture
def register(people: People) -> DocumentIndexPage:
    parent = parent_for(DocumentPage, people)

    def build(number: int) -> DocumentPage:
        page: DocumentPage = specimen(
            DocumentPage, people, **ROWS[number], title=f"Văn bản {number}"
        )
        return page

    bulk_public(build, len(ROWS), parent=parent, people=people)
    plant(DocumentPage, people, number="999/BN-UBND", summary="Bản nháp", title="Nháp", files=[])
    return parent


def body_of(client: Client, name: str, query: str = "") -> bytes:
    answer = client.get(f"{reverse(name)}?{query}")
    assert answer.status_code == 200
    return answer.getvalue()


def rows_of(client: Client, query: str = "") -> list[dict[str, str]]:
    text = body_of(client, "register_csv", query).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.dieu(2, khoan=3)
@pytest.mark.usefixtures("register")
def test_csv(client: Client) -> None:
    rows = rows_of(client)
    assert {row["Số, ký hiệu"] for row in rows} == {"12-NQ/HU", "2112/QĐ-UBND"}
    by_number = {row["Số, ký hiệu"]: row for row in rows}
    assert by_number["12-NQ/HU"]["Trích yếu"] == '\'=HYPERLINK("http://x")'
    assert by_number["12-NQ/HU"]["Ngày ban hành"] == "2026-03-02"
    assert client.get(by_number["12-NQ/HU"]["Địa chỉ"]).status_code == 200


@pytest.mark.usefixtures("register")
def test_xlsx(client: Client) -> None:
    sheet = load_workbook(io.BytesIO(body_of(client, "register_xlsx"))).active
    headings, *rows = sheet.iter_rows(values_only=True)
    assert headings == tuple(exports.COLUMNS)
    assert len(rows) == 2
    day = rows[0][headings.index("Ngày ban hành")]
    assert day == datetime.datetime(2026, 3, 2)


@pytest.mark.dieu(2, khoan=3)
@pytest.mark.usefixtures("register")
def test_json(client: Client) -> None:
    data = json.loads(body_of(client, "register_json"))
    assert data["tong_so"] == len(data["van_ban"]) == 2
    row = next(row for row in data["van_ban"] if row["so_ky_hieu"] == "2112/QĐ-UBND")
    assert row["trich_yeu"] == "Quy chế & <b>đậm</b>"
    assert row["ngay_ban_hanh"] == "2026-03-02"
    assert client.get(row["dia_chi"]).status_code == 200
    assert client.get(row["tep"][0]["dia_chi"]).status_code == 200


@pytest.mark.usefixtures("register")
def test_json_of_nothing_is_valid(client: Client) -> None:
    assert json.loads(body_of(client, "register_json", "loai=zzz"))["van_ban"] == []


@pytest.mark.usefixtures("register")
def test_every_field_is_documented(client: Client) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "open-data.md").read_text("utf-8")
    data = json.loads(body_of(client, "register_json"))
    page = json.loads(body_of(client, "register_json_page"))
    for name in {*data, *page, *data["van_ban"][0]}:
        assert f"`{name}`" in text, name


@pytest.mark.usefixtures("register")
def test_pages_of_json_lead_to_each_other(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.open_data.PER_PAGE", 1)
    first = json.loads(body_of(client, "register_json_page", "q=&cap="))
    assert (first["tong_so"], first["trang"], first["so_trang"]) == (2, 1, 2)
    second = client.get(first["trang_sau"]).json()
    assert second["trang_sau"] is None
    assert {first["van_ban"][0]["id"], second["van_ban"][0]["id"]} == set(
        DocumentPage.objects.shown().values_list("pk", flat=True)
    )


@pytest.mark.dieu(2, khoan=3)
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("name", "version"), [("register_rss", "rss20"), ("register_atom", "atom10")]
)
def test_feeds_are_valid(client: Client, name: str, version: str) -> None:
    """feedparser has read the web's feeds for twenty years; it names what is malformed."""
    feed = feedparser.parse(body_of(client, name))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == version
    assert {entry.title.split(":")[0] for entry in feed.entries} == {"12-NQ/HU", "2112/QĐ-UBND"}
    assert all(
        entry.get("published_parsed") or entry.get("updated_parsed") for entry in feed.entries
    )
    assert all(client.get(entry.link).status_code == 200 for entry in feed.entries)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", PLACES)
def test_each_takes_the_same_filter(client: Client, name: str) -> None:
    found = body_of(client, name, "cap=province")
    if name == "register_xlsx":
        sheet = load_workbook(io.BytesIO(found)).active
        found = repr(list(sheet.iter_rows(values_only=True))).encode()
    assert b"2112/" in found
    assert b"12-NQ/HU" not in found


@pytest.mark.dieu(7)
@pytest.mark.parametrize("name", PLACES)
def test_only_what_is_public(register: Any, client: Client, name: str) -> None:
    page = DocumentPage.objects.get(number="12-NQ/HU")
    raise_secrecy(page, Secrecy.SECRET)
    hidden = DocumentPage.objects.get(number="2112/QĐ-UBND")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    found = body_of(client, name)
    if name == "register_xlsx":
        found = repr(list(load_workbook(io.BytesIO(found)).active.values)).encode()
    for forbidden in (b"12-NQ/HU", b"2112/", b"999/BN", b"HYPERLINK"):
        assert forbidden not in found


@pytest.mark.parametrize("name", PLACES)
def test_nothing_without_a_public_register(register: Any, client: Client, name: str) -> None:
    PageViewRestriction.objects.create(page=register, restriction_type="login")
    assert client.get(reverse(name)).status_code == 404


@pytest.mark.usefixtures("register")
def test_so_many_files_and_no_more(client: Client) -> None:
    answers = [client.get(reverse("register_csv"), REMOTE_ADDR="203.0.113.7") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert "Xin đợi ít phút" in answers[-1].content.decode()


@pytest.mark.usefixtures("register")
def test_a_file_has_an_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 1)
    assert len(rows_of(client)) == 1
