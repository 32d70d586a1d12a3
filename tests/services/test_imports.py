"""Figures and dossiers come in by file: whole or not at all, names masked before anything is
kept."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from openpyxl import Workbook

from core.roles import Role
from library.imports.models import ImportRun
from library.imports.registry import kind_of
from library.imports.running import ImportRefused, commit, start
from services.models import Dossier, OneStopReportPage, ProcedurePage
from tests import factories
from tests.chain import publish
from tests.pages.planting import parent_for, public

if TYPE_CHECKING:
    from tests.factories import People

FIGURES = "Từ ngày;Đến ngày;Lĩnh vực;Đơn vị;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết"
DOSSIERS = "Mã hồ sơ;Thủ tục;Ngày nhận;Hẹn trả;Ngày trả;Trạng thái;Người nộp"
NAME = "Nguyễn Văn An"


def tried(code: str, by: Any, *lines: str) -> ImportRun:
    kind = kind_of(code)
    assert kind is not None
    return start(kind, ContentFile("\n".join(lines).encode(), name="tep.csv"), by)


def imported(code: str, by: Any, *lines: str) -> ImportRun:
    run = tried(code, by, *lines)
    assert run.first_faults == []
    return commit(run, by)


def faults(run: ImportRun) -> list[tuple[int, str]]:
    return [(fault["row"], fault["column"]) for fault in run.first_faults]


# --- period figures --------------------------------------------------------------------------


def figures_line(field: str, *counts: int, unit: str = "", ends: str = "31/10/2026") -> str:
    return ";".join(["01/10/2026", ends, field, unit, *map(str, counts)])


@pytest.fixture
def results(people: People) -> None:
    """The section below which reports stand."""
    parent_for(OneStopReportPage, people)


@pytest.mark.dieu(4, khoan="2.e")
@pytest.mark.usefixtures("results")
def test_columns_that_do_not_add_up_are_refused_with_the_row(people: People) -> None:
    run = tried(
        "so-lieu-mot-cua",
        people.contributor,
        FIGURES,
        figures_line("Đất đai", 100, 60, 30, 4, 6),
        figures_line("Hộ tịch", 100, 60, 30, 4, 5),
        figures_line("Xây dựng", 1, 1, 0, 0, 0, ends="30/9/2026"),
        figures_line("Y tế", 1, 1, 0, 0, 0, unit="Xã không có"),
    )
    assert faults(run) == [(3, "Tiếp nhận"), (4, "Đến ngày"), (5, "Đơn vị")]
    assert "100 khác 60 + 30 + 4 + 5" in run.first_faults[0]["reason"]
    with pytest.raises(ImportRefused):
        commit(run, people.contributor)
    assert not OneStopReportPage.objects.exists()


@pytest.mark.usefixtures("results")
def test_a_period_becomes_a_draft_that_goes_through_the_chain(people: People) -> None:
    lines = [
        FIGURES,
        figures_line("Đất đai", 100, 60, 30, 4, 6, unit="phòng nội vụ"),
        figures_line("Hộ tịch", 10, 10, 0, 0, 0),
    ]
    run = imported("so-lieu-mot-cua", people.contributor, *lines)
    assert (run.created, run.updated, run.unchanged) == (2, 0, 0)
    page = OneStopReportPage.objects.get()
    assert (page.live, page.secrecy, page.owner) == (False, "undeclared", people.contributor)
    assert {row.unit for row in page.rows.all()} == {people.office, None}
    again = imported("so-lieu-mot-cua", people.contributor, *lines)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    assert OneStopReportPage.objects.count() == 1
    page.secrecy = "none"
    page.save()
    assert publish(page, author=people.contributor).live
    changed = imported(
        "so-lieu-mot-cua", people.contributor, FIGURES, lines[1],
        figures_line("Hộ tịch", 11, 10, 0, 1, 0),
    )  # fmt: skip
    assert (changed.created, changed.updated, changed.unchanged) == (0, 1, 1)
    page = OneStopReportPage.objects.get()
    assert page.totals.received == 110
    assert page.get_latest_revision_as_object().totals.received == 111


@pytest.mark.usefixtures("results")
def test_two_periods_are_two_reports_and_a_field_stands_once(people: People) -> None:
    september = figures_line("Đất đai", 1, 1, 0, 0, 0).replace("01/10/2026", "01/09/2026")
    lines = [september.replace("31/10", "30/09"), figures_line("Đất đai", 2, 2, 0, 0, 0)]
    imported("so-lieu-mot-cua", people.contributor, FIGURES, *lines)
    assert OneStopReportPage.objects.count() == 2
    twice = tried("so-lieu-mot-cua", people.contributor, FIGURES, lines[1], lines[1])
    assert faults(twice) == [(3, "")]


def test_without_the_section_nothing_is_imported(people: People) -> None:
    run = tried(
        "so-lieu-mot-cua", people.contributor, FIGURES, figures_line("Đất đai", 1, 1, 0, 0, 0)
    )
    assert "không được thêm báo cáo" in run.first_faults[0]["reason"]


# --- dossiers -----------------------------------------------------------------------------------


@pytest.fixture
def procedure(people: People) -> ProcedurePage:
    return public(ProcedurePage, people, code="9.000001.H56", title="Đăng ký khai sinh")


def dossier_line(code: str, **values: str) -> str:
    cells = {
        "procedure": "Đăng ký khai sinh",
        "received": "01/10/2026",
        "due": "05/10/2026",
        "returned": "",
        "status": "4",
        "applicant": NAME,
        **values,
    }
    return ";".join([code, *cells.values()])


@pytest.mark.usefixtures("procedure")
def test_an_unknown_status_is_refused_with_its_row(people: People) -> None:
    run = tried(
        "ho-so-mot-cua",
        people.member,
        DOSSIERS,
        dossier_line("A1"),
        dossier_line("A2", status="11"),
        "",
        dossier_line("A3", status="Đang chờ"),
        dossier_line("A4", status="0"),
    )
    assert faults(run) == [(3, "Trạng thái"), (5, "Trạng thái"), (6, "Trạng thái")]
    assert not Dossier.objects.exists()


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"procedure": "Thủ tục lạ"}, "Thủ tục"),
        ({"received": ""}, "Ngày nhận"),
        ({"received": "31/02/2026"}, "Ngày nhận"),
        ({"due": "30/09/2026"}, "Ngày hẹn trả"),
        ({"returned": "30/09/2026"}, "Ngày trả"),
        ({"status": "10"}, "Ngày trả"),
        ({"received": "01/01/2099", "due": ""}, "Ngày nhận"),
    ],
)
def test_a_wrong_row_is_refused_by_its_column(
    people: People, values: dict[str, str], column: str
) -> None:
    run = tried("ho-so-mot-cua", people.member, DOSSIERS, dossier_line("A1", **values))
    assert faults(run) == [(2, column)]


def test_the_second_run_creates_nothing_and_a_change_updates(
    people: People, procedure: ProcedurePage
) -> None:
    lines = [
        DOSSIERS,
        dossier_line("a1 ", procedure="9.000001.h56", status="Đang xử lý"),
        dossier_line("A2", status="10", returned="2026-10-04T16:30:00Z"),
    ]
    first = imported("ho-so-mot-cua", people.member, *lines)
    assert (first.created, first.updated, first.unchanged) == (2, 0, 0)
    second = imported("ho-so-mot-cua", people.member, *lines)
    assert (second.created, second.updated, second.unchanged) == (0, 0, 2)
    one, two = Dossier.objects.order_by("code")
    assert (one.code, one.procedure, one.field) == ("A1", procedure, procedure.field)
    assert (one.body, one.applicant) == (people.office, "Nguyễn V. A.")
    assert two.returned_on == datetime.date(2026, 10, 4)
    third = imported(
        "ho-so-mot-cua", people.member, DOSSIERS,
        dossier_line("A1", status="9", returned="06/10/2026"),
    )  # fmt: skip
    assert (third.created, third.updated, third.unchanged) == (0, 1, 0)
    assert Dossier.objects.get(code="A1").status == 9


@pytest.mark.usefixtures("procedure")
def test_no_whole_name_is_kept_anywhere(people: People) -> None:
    """Not in the row, not in the file of the run, not in its report."""
    run = tried(
        "ho-so-mot-cua", people.member, DOSSIERS, dossier_line("A1"), "",
        dossier_line("A2", status="x"),
    )  # fmt: skip
    kept = run.file.open("rb").read().decode()
    assert "Nguyễn V. A." in kept
    assert NAME not in kept
    assert NAME not in str(run.first_faults)
    assert faults(run) == [(4, "Trạng thái")]
    dossier = Dossier(
        code="B1", received_on=timezone.localdate(), status=2, field="Hộ tịch", applicant=NAME
    )
    dossier.save()
    assert dossier.applicant == "Nguyễn V. A."


@pytest.mark.usefixtures("procedure")
def test_a_workbook_is_masked_too_and_its_days_are_read(people: People) -> None:
    book = Workbook()
    book.active.append(DOSSIERS.split(";"))
    moment = datetime.datetime(2026, 10, 1, 16, 45)
    book.active.append(["A1", "Đăng ký khai sinh", moment, moment, None, 4, NAME])
    buffer = BytesIO()
    book.save(buffer)
    kind = kind_of("ho-so-mot-cua")
    assert kind is not None
    run = start(kind, ContentFile(buffer.getvalue(), name="ho-so.xlsx"), people.member)
    assert run.first_faults == []
    assert run.file_name == "ho-so.csv"
    assert NAME not in run.file.open("rb").read().decode()
    commit(run, people.member)
    dossier = Dossier.objects.get()
    assert dossier.received_on == dossier.due_on == datetime.date(2026, 10, 1)


@pytest.mark.usefixtures("procedure")
def test_the_same_dossier_twice_in_a_file_is_refused(people: People) -> None:
    run = tried("ho-so-mot-cua", people.member, DOSSIERS, dossier_line("A1"), dossier_line("a1"))
    assert faults(run) == [(3, "")]


@pytest.mark.parametrize("role", ["contributor", "unit_head", "chair", "superuser"])
def test_who_may_not_import_dossiers(people: People, role: str) -> None:
    with pytest.raises(ImportRefused):
        tried("ho-so-mot-cua", getattr(people, role), DOSSIERS, dossier_line("A1"))


def test_another_unit_may_not_change_a_report(people: People) -> None:
    parent_for(OneStopReportPage, people)
    line = figures_line("Đất đai", 1, 1, 0, 0, 0)
    imported("so-lieu-mot-cua", people.contributor, FIGURES, line)
    stranger = factories.UserFactory(role=Role.CONTRIBUTOR, body=factories.BodyFactory())
    run = tried("so-lieu-mot-cua", stranger, FIGURES, figures_line("Đất đai", 2, 2, 0, 0, 0))
    assert "không được sửa" in run.first_faults[0]["reason"]
