"""Documents from a table: drafts of the register, known by issuer, number and year."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from core.secrecy import Secrecy
from directory.models import Body, BodyKind
from documents.imports import DocumentImport
from documents.models import DocumentIndexPage, DocumentPage
from library.imports.running import commit, start
from tests import factories
from tests.chain import act, fresh, publish, submit

if TYPE_CHECKING:
    from library.imports.models import ImportRun
    from tests.factories import People

HEADER = "Số, ký hiệu;Loại văn bản;Cơ quan ban hành;Ngày ban hành;Trích yếu;Cấp ban hành\n"
ROWS = (
    "2112/QĐ-UBND;Quyết định;UBND huyện;12/09/2022;Ban hành Quy chế;\n"
    "18/2020/NQ-HĐND;nghi quyet;Ủy ban nhân dân huyện Như Xuân;1/2/2020;Về mức thu;Huyện\n"
    "42/2022/NĐ-CP;NĐ;Chính phủ;24/06/2022;Về cung cấp thông tin;Trung ương\n"
)


@pytest.fixture
def register(people: People) -> DocumentIndexPage:
    call_command("sync_document_types", stdout=io.StringIO())
    Body.objects.create(
        name="Ủy ban nhân dân huyện Như Xuân",
        short_name="UBND huyện",
        code="ubnd-huyen",
        kind=BodyKind.COMMITTEE,
    )
    home = factories.home()
    return home.add_child(instance=DocumentIndexPage(title="Văn bản", slug="van-ban", live=True))


def checked(people: People, rows: str | bytes, name: str = "van-ban.csv", by: Any = None) -> Any:
    data = rows if isinstance(rows, bytes) else (HEADER + rows).encode()
    return start(DocumentImport, SimpleUploadedFile(name, data), by or people.contributor)


def imported(people: People, rows: str | bytes, name: str = "van-ban.csv") -> ImportRun:
    run = checked(people, rows, name)
    assert run.first_faults == []
    return commit(run, people.contributor)


def reasons(run: ImportRun) -> dict[tuple[int, str], str]:
    return {(fault["row"], fault["column"]): fault["reason"] for fault in run.first_faults}


@pytest.mark.usefixtures("register")
def test_rows_become_drafts_never_public(people: People) -> None:
    run = imported(people, ROWS)
    assert (run.created, DocumentPage.objects.live().count()) == (3, 0)
    decision = DocumentPage.objects.get(number="2112/QĐ-UBND")
    assert decision.document_type.code == "QĐ"
    assert decision.issuer.code == "ubnd-huyen"
    assert (decision.owner, decision.body) == (people.contributor, people.office)
    assert (decision.secrecy, decision.issued_on) == (
        Secrecy.UNDECLARED,
        datetime.date(2022, 9, 12),
    )
    resolution = DocumentPage.objects.get(number="18/2020/NQ-HĐND")
    assert resolution.document_type.code == "NQ-QPPL"
    decree = DocumentPage.objects.get(number="42/2022/NĐ-CP")
    assert (decree.level, decree.issuer, decree.issuer_name) == ("central", None, "Chính phủ")


@pytest.mark.usefixtures("register")
def test_an_imported_draft_goes_through_the_chain(people: People) -> None:
    imported(people, ROWS)
    page = DocumentPage.objects.get(number="2112/QĐ-UBND")
    page.secrecy = Secrecy.NONE
    page.save()
    assert publish(page, author=people.contributor).live


@pytest.mark.dieu(2, khoan=3)
@pytest.mark.usefixtures("register")
def test_second_run_creates_nothing_and_a_change_is_a_new_draft(people: People) -> None:
    imported(people, ROWS)
    again = imported(people, ROWS)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    # The same document with its number and issuer written otherwise.
    other = "2112/qd–ubnd;QĐ;ủy ban nhân dân huyện Như Xuân;12/9/2022;Ban hành Quy chế mới;\n"
    run = imported(people, other)
    assert (run.created, run.updated) == (0, 1)
    assert DocumentPage.objects.count() == 3
    page = DocumentPage.objects.get(number_key="2112/QD-UBND")
    assert page.summary == "Ban hành Quy chế"
    assert page.get_latest_revision_as_object().summary == "Ban hành Quy chế mới"


@pytest.mark.usefixtures("register")
def test_a_column_that_is_not_there_changes_nothing(people: People) -> None:
    full = HEADER.strip() + ";Lĩnh vực;Người ký;Có hiệu lực từ\n"
    told = "42/2022/NĐ-CP;NĐ;Chính phủ;24/06/2022;Về thông tin;Trung ương;Báo chí;Ông A;15/8/2022\n"
    imported(people, (full + told).encode())
    short = "Số, ký hiệu;Loại văn bản;Cơ quan ban hành;Ngày ban hành;Trích yếu;Cấp;Lĩnh vực\n"
    run = imported(
        people, (short + "42/2022/NĐ-CP;NĐ;Chính phủ;24/06/2022;Mới;Trung ương;\n").encode()
    )
    assert run.updated == 1
    draft = DocumentPage.objects.get().get_latest_revision_as_object()
    assert (draft.summary, draft.field) == ("Mới", ""), "an empty cell is an answer"
    assert (draft.signer_name, draft.effective_from) == ("Ông A", datetime.date(2022, 8, 15))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_ends_of_validity_are_written_in_bulk_in_the_export(people: People, form: str) -> None:
    """What the register's list leaves as, comes back: as it is, nothing; with days written into
    it, drafts for the chain (reference/domain.md section 10: until 1/3/2027)."""
    run = commit(checked(people, ROWS, by=people.head), people.head)
    assert run.created == 3
    client = Client()
    client.force_login(people.head)
    list_of = reverse("document_register:index")
    taken = client.get(list_of, {"export": form}).getvalue()
    again = commit(checked(people, taken, f"so.{form}", people.head), people.head)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    rows = list(
        csv.reader(
            io.StringIO(client.get(list_of, {"export": "csv"}).getvalue().decode("utf-8-sig"))
        )
    )
    at = rows[0].index("Hết hiệu lực sau ngày")
    for row in rows[1:]:
        row[at] = "28/02/2027"
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    ended = commit(checked(people, text.getvalue().encode(), "so.csv", people.head), people.head)
    assert (ended.created, ended.updated) == (0, 3)
    for page in DocumentPage.objects.all():
        assert page.expires_on is None
        draft = page.get_latest_revision_as_object()
        assert draft.expires_on == datetime.date(2027, 2, 28)
        assert draft.summary == page.summary


@pytest.mark.usefixtures("register")
def test_the_same_number_of_another_year_is_another_document(people: People) -> None:
    imported(people, ROWS)
    run = imported(people, "2112/QĐ-UBND;Quyết định;UBND huyện;1/3/2021;Về giao đất;\n")
    assert run.created == 1


@pytest.mark.usefixtures("register")
def test_a_public_document_stays_as_approved(people: People) -> None:
    imported(people, ROWS)
    page = DocumentPage.objects.get(number="2112/QĐ-UBND")
    page.secrecy = Secrecy.NONE
    page.save()
    publish(page, author=people.contributor)
    run = checked(people, ROWS.replace("Ban hành Quy chế", "Khác"), by=people.member)
    commit(run, people.member)
    page = fresh(page)
    assert (page.live, page.summary, page.has_unpublished_changes) == (
        True, "Ban hành Quy chế", True,
    )  # fmt: skip


@pytest.mark.usefixtures("register")
def test_what_waits_for_a_signature_and_others_documents_are_left(people: People) -> None:
    imported(people, ROWS)
    page = DocumentPage.objects.get(number="2112/QĐ-UBND")
    changed = ROWS.replace("Ban hành Quy chế", "Khác")
    other_unit = factories.UserFactory(
        role=factories.Role.CONTRIBUTOR, body=factories.BodyFactory()
    )
    assert "đơn vị khác" in reasons(checked(people, changed, by=other_unit))[2, ""]
    page.secrecy = Secrecy.NONE
    page.save()
    page = submit(page, people.contributor)
    assert "đang trình duyệt" in reasons(checked(people, changed))[2, ""]
    act(page, people.unit_head, "reject", comment="Sửa trích yếu")


@pytest.mark.usefixtures("register")
def test_what_is_wrong_is_told_by_row_and_column(people: People) -> None:
    run = checked(
        people,
        "QĐ-UBND;Quyết định;UBND huyện;12/09/2022;a;\n"
        "1/QĐ-UBND;Sắc lệnh;UBND huyện;12/09/2022;a;\n"
        "2/QĐ-UBND;Quyết định;UBND huyện Khác;12/09/2022;a;\n"
        "3/QĐ-UBND;Quyết định;UBND huyện;31/02/2022;a;\n"
        "4/QĐ-UBND;Quyết định;UBND huyện;12/09/2022;;Xứ\n"
        "5/QĐ-UBND;Quyết định;UBND huyện;12/09/2022;a;\n"
        "05/QĐ-UBND;Quyết định;UBND huyện;1/10/2022;b;\n",
    )
    found = reasons(run)
    assert "không phải số, ký hiệu" in found[2, "Số, ký hiệu"]
    assert "danh mục" in found[3, "Loại văn bản"]
    assert "danh bạ" in found[4, "Cơ quan ban hành"]
    assert "dd/mm/yyyy" in found[5, "Ngày ban hành"]
    assert found[6, "Trích yếu"].startswith("Thiếu giá trị")
    assert "Trung ương" in found[6, "Cấp ban hành"]
    assert "Trùng với dòng 7" in found[8, ""]
    assert not DocumentPage.objects.exists()


@pytest.mark.usefixtures("register")
def test_dates_of_excel_are_taken(people: People) -> None:
    book = Workbook()
    book.active.append(HEADER.strip().split(";"))
    day = datetime.date(2022, 9, 12)
    book.active.append(["7/QĐ-UBND", "Quyết định", "ubnd-huyen", day, "Giao đất", None])
    file = io.BytesIO()
    book.save(file)
    imported(people, file.getvalue(), "van-ban.xlsx")
    assert DocumentPage.objects.get().issued_on == day


def test_without_a_register_nothing_is_imported(people: People) -> None:
    call_command("sync_document_types", stdout=io.StringIO())
    assert "Chưa có sổ văn bản" in reasons(checked(people, ROWS))[2, ""]
