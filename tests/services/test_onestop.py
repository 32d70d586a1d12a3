"""Reports of the one-stop desk: sums, shares, drawing, file."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from services.models import (
    Dossier,
    OneStopIndexPage,
    OneStopReportPage,
    OneStopRow,
    ProcedurePage,
)
from services.settlement import lines
from tests import factories
from tests.home.screens import rows
from tests.pages.forms import add_url, blank_form
from tests.pages.planting import parent_for, plant, public
from tests.services.conftest import dossier

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

OCTOBER = {"period_from": datetime.date(2026, 10, 1), "period_to": datetime.date(2026, 10, 31)}


def row(field: str, *counts: int, unit: Any = None) -> OneStopRow:
    names = ("received", "early", "on_time", "overdue", "pending")
    return OneStopRow(field=field, unit=unit, **dict(zip(names, counts, strict=True)))


def report(people: People, *figures: OneStopRow, **values: Any) -> OneStopReportPage:
    own = {**OCTOBER, "rows": list(figures), **values}
    title = f"Báo cáo {own['period_from']:%m/%Y}"
    return public(OneStopReportPage, people, own=own, title=title)


@pytest.mark.dieu(4, khoan="2.e")
def test_the_tables_sum_to_the_totals(people: People, client: Client) -> None:
    commune = factories.BodyFactory(name="Xã Cát Vân", code="xa-cat-van")
    page = report(
        people,
        row("Đất đai", 100, 60, 30, 4, 6, unit=people.office),
        row("Đất đai", 10, 0, 5, 5, 0, unit=commune),
        row("Hộ tịch", 50, 50, 0, 0, 0, unit=commune),
    )
    sums = page.totals
    assert (sums.received, sums.early, sums.on_time, sums.overdue, sums.pending) == (
        160, 110, 35, 9, 6,
    )  # fmt: skip
    assert sum(page.by_field.values(), start=type(sums)()) == sums
    assert sum(page.by_unit.values(), start=type(sums)()) == sums
    assert page.by_field["Đất đai"].share == pytest.approx(100 * 95 / 104)
    assert page.by_unit["Xã Cát Vân"].share_words == "91,7%"
    html = client.get(page.url).content.decode()
    assert html.count("<svg viewBox") == 2
    assert "Tỷ lệ đúng hạn theo đơn vị" in html
    assert '<td class="figures" data-label="Tỷ lệ trước, đúng hạn">91,7%</td>' in html


def test_a_report_without_units_has_one_table(people: People, client: Client) -> None:
    page = report(people, row("Đất đai", 2, 1, 1, 0, 0))
    html = client.get(page.url).content.decode()
    assert html.count("<svg viewBox") == 1
    assert "Theo đơn vị" not in html


@pytest.mark.dieu(4, khoan="2.e")
def test_columns_that_do_not_add_up_are_refused_with_the_row(
    people: People, client: Client
) -> None:
    parent = parent_for(OneStopReportPage, people)
    client.force_login(people.contributor)
    data = blank_form(client, add_url(OneStopReportPage, parent)).dict()
    data |= {"title": "Tháng 10", "secrecy": "none"}
    data |= {"period_from": "01/10/2026", "period_to": "31/10/2026"}
    good = {"field": "Hộ tịch", "received": "3", "early": "1", "on_time": "1", "overdue": "1"}
    wrong = {"field": "Đất đai", "received": "5", "early": "1", "on_time": "1", "overdue": "1"}
    data |= rows("rows", {**good, "pending": "0"}, {**wrong, "pending": "0"})
    answer = client.post(add_url(OneStopReportPage, parent), data)
    assert "Dòng 2 (Đất đai): số tiếp nhận phải bằng" in answer.content.decode()
    assert not OneStopReportPage.objects.exists()
    data["rows-1-pending"] = "2"
    assert client.post(add_url(OneStopReportPage, parent), data).status_code == 302


def test_the_file_holds_what_the_page_shows(people: People, client: Client) -> None:
    page = report(people, row("=Đất đai", 4, 1, 1, 1, 1, unit=people.office))
    answer = client.get(page.url, {"dang": "csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (found,) = csv.DictReader(io.StringIO(text))
    assert found == {
        "Lĩnh vực": "'=Đất đai",
        "Đơn vị": "Phòng Nội vụ",
        "Tiếp nhận": "4",
        "Trước hạn": "1",
        "Đúng hạn": "1",
        "Quá hạn": "1",
        "Đang giải quyết": "1",
        "Tỷ lệ trước, đúng hạn": "66,7%",
    }


def test_a_draft_gives_no_file(people: People, client: Client) -> None:
    page = plant(OneStopReportPage, people)
    assert (
        client.get(f"{parent_for(OneStopReportPage, people).url}{page.slug}/?dang=csv").status_code
        == 404
    )


def test_months_are_those_of_public_monthly_reports(people: People, client: Client) -> None:
    report(people, row("Đất đai", 4, 1, 2, 1, 0), row("Hộ tịch", 6, 6, 0, 0, 0))
    september = {
        "period_from": datetime.date(2026, 9, 1), "period_to": datetime.date(2026, 9, 30),
    }  # fmt: skip
    report(people, row("Đất đai", 1, 1, 0, 0, 0), **september)
    quarter = {"period_from": datetime.date(2026, 7, 1), "period_to": datetime.date(2026, 9, 30)}
    report(people, row("Đất đai", 900, 0, 0, 900, 0), **quarter)
    answer = client.get(OneStopIndexPage.objects.get().url)
    months = answer.context["months"]
    assert list(months) == ["Tháng 10/2026", "Tháng 9/2026"]
    assert months["Tháng 10/2026"].share_words == "90,0%"
    file = client.get(OneStopIndexPage.objects.get().url, {"dang": "csv"})
    lines_of_file = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert lines_of_file[1:] == [
        'Tháng 10/2026,10,7,2,1,0,"90,0%"',
        'Tháng 9/2026,1,1,0,0,0,"100,0%"',
    ]


# --- from dossiers ------------------------------------------------------------------------------


def test_lines_by_month_field_and_unit_leave_out_what_was_not_taken_in(people: People) -> None:
    page = public(ProcedurePage, people)
    dossier(page, "A1", "2026-10-01", due="2026-10-05", returned="2026-10-04", status=10)
    dossier(page, "A2", "2026-10-31", due="2026-11-05", returned="2026-11-05", status=9)
    dossier(page, "A3", "2026-11-01", due="2026-11-05", returned="2026-11-06", status=10)
    dossier(page, "A4", "2026-11-02", due="2026-11-05", status=4)
    for number, status in enumerate((1, 3, 7, 8)):
        dossier(page, f"B{number}", "2026-11-03", status=status)
    found = lines(datetime.date(2026, 10, 1), datetime.date(2026, 11, 30))
    october, november = found
    assert (october.month, november.month) == (
        datetime.date(2026, 10, 1), datetime.date(2026, 11, 1),
    )  # fmt: skip
    assert (october.figures.early, october.figures.on_time) == (1, 1)
    assert (november.figures.received, november.figures.overdue, november.figures.pending) == (
        2, 1, 1,
    )  # fmt: skip
    assert {line.unit_name for line in found} == {people.office.name}


def test_a_draft_report_is_made_and_goes_through_the_chain(people: People, client: Client) -> None:
    parent_for(OneStopReportPage, people)
    page = public(ProcedurePage, people)
    dossier(page, "A1", "2026-10-01", due="2026-10-05", returned="2026-10-04", status=10)
    address = reverse("services:statistics")
    period = {"begins": "01/10/2026", "ends": "31/10/2026"}
    client.force_login(people.contributor)
    html = client.get(address, period).content.decode()
    assert "Đất đai" in html
    assert "100,0%" in html
    text = b"".join(client.get(address, {**period, "dang": "csv"}).streaming_content).decode()
    assert "Tháng 10/2026,Đất đai,Phòng Nội vụ,1,1,0,0,0" in text
    answer = client.post(address, period)
    made = OneStopReportPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert (made.live, made.secrecy, made.body) == (False, "undeclared", people.office)
    assert made.totals.received == 1


def test_nothing_in_the_period_and_bad_days_are_said(people: People, client: Client) -> None:
    address = reverse("services:statistics")
    client.force_login(people.member)
    assert "Không có hồ sơ nào" in client.get(address).content.decode()
    backwards = {"begins": "31/10/2026", "ends": "01/10/2026"}
    assert "Ngày cuối phải sau" in client.get(address, backwards).content.decode()
    assert "Không có hồ sơ nào" in client.post(address, backwards).content.decode()
    client.force_login(people.superuser)
    assert client.get(address).status_code == 302


def test_the_registers_of_dossiers_and_of_statuses_are_to_read(
    people: People, client: Client
) -> None:
    page = public(ProcedurePage, people)
    made = dossier(page, "A1", "2026-10-01", applicant="Nguyễn Văn An")
    address = reverse("services_dossier_modeladmin_index")
    client.force_login(people.contributor)
    assert client.get(address).status_code == 302
    client.force_login(people.member)
    for query, found in [
        ({"status__exact": "4"}, [made]),
        ({"body": people.office.pk}, [made]),
        ({"q": "a1"}, [made]),
        ({"body": "khong-co"}, []),
        ({"status__exact": "9"}, []),
    ]:
        assert list(client.get(address, query).context["object_list"]) == found
    exported = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()
    assert "Nguyễn V. A." in exported
    changes = reverse("services_statuschange_modeladmin_index")
    assert page.title in client.get(changes, {"status__exact": "applied"}).content.decode()
    page.unpublish()
    assert page.title not in client.get(changes).content.decode()
    for verb in ("edit", "delete"):
        target = reverse(f"services_dossier_modeladmin_{verb}", args=[made.pk])
        assert client.get(target).status_code == 302
    assert Dossier.objects.get().updated_at <= timezone.now()
