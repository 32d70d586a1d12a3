"""Điều 13 khoản 2 d: the Head proposes, the Chair decides, what is decided stays."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from contributions.models import AllowanceLine, AllowanceSheet
from contributions.models.allowances import SheetIsDecided
from core.refusal import PublicationRefused
from tests.attacks.scene import Scene

pytestmark = pytest.mark.dieu(13)

MONTH = datetime.date(2026, 3, 1)
DAY = datetime.date(2026, 4, 2)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def sheet(desk: Scene) -> AllowanceSheet:
    """A sheet of March, drawn up by the screen, with an amount for each seat."""
    head = signed_in(desk.people.head)
    head.post(reverse("contributions:sheets"), {"month": "15/03/2026"})
    sheet = AllowanceSheet.objects.get(month=MONTH)
    amounts = {f"amount-{line.pk}": "1.500.000" for line in sheet.lines.all()}
    head.post(reverse("contributions:sheet", args=[sheet.pk]), amounts)
    return sheet


def decided(desk: Scene, sheet: AllowanceSheet) -> AllowanceSheet:
    sheet.propose(desk.people.head)
    sheet.decide(desk.people.chair, number="12/QĐ-UBND", day=DAY)
    return sheet


def test_a_line_for_each_seat(desk: Scene, sheet: AllowanceSheet) -> None:
    people = desk.people
    assert {line.member for line in sheet.lines.all()} == {
        people.head,
        people.deputy,
        people.member,
    }
    assert sheet.total == 3 * 1_500_000


def test_the_whole_way_by_the_screens(desk: Scene, sheet: AllowanceSheet) -> None:
    address = reverse("contributions:sheet", args=[sheet.pk])
    amounts = {f"amount-{line.pk}": "2.000.000" for line in sheet.lines.all()}
    signed_in(desk.people.head).post(address, {**amounts, "propose": "1"})
    sheet.refresh_from_db()
    assert sheet.state == AllowanceSheet.State.PROPOSED
    chair = signed_in(desk.people.chair)
    chair.post(address, {"decide": "1", "number": "", "day": "02/04/2026"})
    sheet.refresh_from_db()
    assert sheet.state == AllowanceSheet.State.PROPOSED
    chair.post(address, {"decide": "1", "number": "12/QĐ-UBND", "day": "02/04/2026"})
    sheet.refresh_from_db()
    assert (sheet.state, sheet.decision_date) == (AllowanceSheet.State.DECIDED, DAY)
    assert "Quyết định số 12/QĐ-UBND ngày 02/04/2026" in chair.get(address).content.decode()


def test_only_the_head_proposes_and_only_the_chair_decides(
    desk: Scene, sheet: AllowanceSheet
) -> None:
    for person in (desk.people.deputy, desk.people.member, desk.people.chair):
        with pytest.raises(PublicationRefused):
            sheet.propose(person)
    with pytest.raises(PublicationRefused):
        sheet.decide(desk.people.chair, number="12/QĐ-UBND", day=DAY)
    sheet.propose(desk.people.head)
    for person in (desk.people.head, desk.people.deputy, desk.people.superuser):
        with pytest.raises(PublicationRefused):
            sheet.decide(person, number="12/QĐ-UBND", day=DAY)


def test_amounts_changed_after_the_proposal_are_proposed_again(
    desk: Scene, sheet: AllowanceSheet
) -> None:
    sheet.propose(desk.people.head)
    address = reverse("contributions:sheet", args=[sheet.pk])
    signed_in(desk.people.head).post(address, {})
    sheet.refresh_from_db()
    assert sheet.state == AllowanceSheet.State.DRAFT


def test_what_is_decided_is_closed(desk: Scene, sheet: AllowanceSheet) -> None:
    decided(desk, sheet)
    line = AllowanceLine.objects.filter(sheet=sheet)[0]
    line.amount = 9
    deeds = [
        line.save,
        line.delete,
        sheet.save,
        sheet.delete,
        lambda: AllowanceLine.objects.update(amount=9),
        lambda: AllowanceLine.objects.all().delete(),
        lambda: AllowanceSheet.objects.update(state="draft"),
        lambda: sheet.propose(desk.people.head),
        AllowanceLine(sheet=sheet, member=desk.people.tech, name="Thêm", seat="").save,
    ]
    for deed in deeds:
        with pytest.raises(SheetIsDecided), transaction.atomic():
            deed()
    address = reverse("contributions:sheet", args=[sheet.pk])
    forged = signed_in(desk.people.head).post(address, {f"amount-{line.pk}": "9"})
    assert forged.status_code == 403
    assert sheet.lines.first().amount == 1_500_000


def test_no_lock_without_a_decision_even_by_the_database(
    desk: Scene, sheet: AllowanceSheet
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AllowanceSheet.objects.filter(pk=sheet.pk).update(state="decided")


def test_a_wrong_amount_saves_none(desk: Scene, sheet: AllowanceSheet) -> None:
    first, second, *_rest = sheet.lines.all()
    typed = {f"amount-{first.pk}": "7", f"amount-{second.pk}": "-5 nghìn"}
    address = reverse("contributions:sheet", args=[sheet.pk])
    answer = signed_in(desk.people.head).post(address, typed)
    assert "không phải số tiền" in answer.content.decode()
    assert sheet.lines.get(pk=first.pk).amount == 1_500_000


@pytest.mark.parametrize("name", ["contributor", "unit_head", "member", "deputy", "tech"])
def test_others_do_not_see_it(desk: Scene, sheet: AllowanceSheet, name: str) -> None:
    client = signed_in(getattr(desk.people, name))
    for address in (
        reverse("contributions:sheets"),
        reverse("contributions:sheet", args=[sheet.pk]),
    ):
        assert client.get(address).status_code in (302, 403)
