"""Điều 9 and Điều 13 khoản 2 c: what units promise, send, have returned, publish; who is silent."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import Quota
from contributions.reminders import remind_silent_units, reminders_of
from contributions.statistics import Period, UnitFigures, coverage, figures
from news.models import ArticleCorrection
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from workflows.models import Assignment

pytestmark = [pytest.mark.dieu(9), pytest.mark.dieu(13)]

TUESDAY = "2026-03-10 09:00+07:00"


@pytest.fixture(autouse=True)
def _on_a_tuesday(time_machine) -> None:
    time_machine.move_to(TUESDAY)


def of_office(desk: Scene) -> UnitFigures:
    today = timezone.localdate()
    found = figures(Period.of_quarter(today))
    return next(unit for unit in found if unit.body == desk.people.office)


def test_every_figure_of_a_unit(desk: Scene) -> None:
    # From Thursday to Tuesday the office worked on Friday, Monday and Tuesday.
    public = desk.public(event_date=datetime.date(2026, 3, 5))
    returned = submit(desk.draft(title="Tin bị trả lại"), desk.people.contributor)
    act(returned, desk.people.unit_head, "reject", "Thiếu số liệu.")
    ArticleCorrection(page=public, on=datetime.date(2026, 3, 9), text="Sửa số liệu.").save()
    Assignment(
        topic="Tin ra quân", unit=desk.people.office, assignee=desk.people.member,
        assigned_by=desk.people.head, due=timezone.now() + datetime.timedelta(hours=3),
    ).save()  # fmt: skip
    unit = of_office(desk)
    assert unit.sent == [public.pk, returned.pk]
    assert unit.returned == [returned.pk]
    assert unit.published == [public.pk]
    assert (unit.lags, unit.lag) == ([3], 3)
    assert (unit.promised, unit.corrections) == (1, 1)


def test_an_item_sent_twice_counts_once_and_a_deleted_one_still_counts(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin gửi hai lần"), desk.people.contributor)
    act(page, desk.people.unit_head, "reject", "Sửa tiêu đề.")
    fresh(page).current_workflow_state.resume(desk.people.contributor)
    key = page.pk
    fresh(page).delete()
    assert of_office(desk).sent == [key]


def test_another_period_counts_nothing_of_this_one(desk: Scene) -> None:
    desk.public()
    february = Period(datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    assert all(not unit.sent and not unit.published for unit in figures(february))


def test_a_silent_unit_is_red_and_is_written_to_once_a_week(
    desk: Scene, mailoutbox: list[Any], time_machine
) -> None:
    assert of_office(desk).is_silent
    client = Client()
    client.force_login(desk.people.member)
    shown = client.get(reverse("contributions:units")).content.decode()
    assert "desk-silent" in shown
    assert "Thiếu: 0/1 trong 30 ngày" in shown
    call_command("remind_silent_units")
    call_command("remind_silent_units")
    to_head = [mail for mail in mailoutbox if mail.to == [desk.people.unit_head.email]]
    assert len(to_head) == 1
    time_machine.move_to("2026-03-17 09:00+07:00")
    assert remind_silent_units() == 1
    assert len(reminders_of(desk.people.office.pk)) == 2
    client.force_login(desk.people.member)
    shown = client.get(reverse("contributions:unit", args=[desk.people.office.pk]))
    assert "09:00 17/03/2026" in shown.content.decode()


def test_a_unit_that_sends_is_left_in_peace(desk: Scene, mailoutbox: list[Any]) -> None:
    submit(desk.draft(title="Tin mới"), desk.people.contributor)
    mailoutbox.clear()
    assert not of_office(desk).is_silent
    assert remind_silent_units() == 0
    assert mailoutbox == []


@pytest.mark.parametrize(("general", "own", "silent"), [(0, None, False), (1, 2, True)])
def test_quotas_are_data(desk: Scene, general: int, own: int | None, silent: bool) -> None:
    submit(desk.draft(title="Tin mới"), desk.people.contributor)
    Quota.objects.create(minimum=general)
    if own is not None:
        Quota.objects.create(body=desk.people.office, minimum=own, days=7)
    assert of_office(desk).is_silent is silent


def test_queries_do_not_grow_with_the_items(
    desk: Scene, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        publish(desk.draft(title=f"Tin số {number}"), author=desk.people.contributor)
    with django_assert_max_num_queries(12):
        figures(Period.of_quarter(timezone.localdate()))


def test_the_head_of_a_unit_sees_the_own_unit_only(desk: Scene) -> None:
    other = factories.BodyFactory(name="Phòng khác", code="phong-khac")
    client = Client()
    client.force_login(desk.people.unit_head)
    own = client.get(reverse("contributions:unit", args=[desk.people.office.pk]))
    assert own.status_code == 200
    for address in (
        reverse("contributions:unit", args=[other.pk]),
        reverse("contributions:units"),
        reverse("contributions:coverage"),
    ):
        assert client.get(address).status_code in (302, 403)


@pytest.mark.parametrize(
    "query", ["tu=2026-03-01&den=2026-01-01", "tu=abc", "den=9999-99-99", "tu=0001-01-01"]
)
def test_a_senseless_period_breaks_nothing(desk: Scene, query: str) -> None:
    client = Client()
    client.force_login(desk.people.head)
    assert client.get(reverse("contributions:units") + f"?{query}").status_code == 200


def test_the_matrix_shows_the_holes(desk: Scene) -> None:
    """Điều 9 gạch 2: the coverage of the sections."""
    desk.public()
    rows = {row["section"].title: row["months"] for row in coverage(2026)}
    assert rows["Tin trong huyện"] == [0, 0, 1, *[None] * 9]
    client = Client()
    client.force_login(desk.people.head)
    shown = client.get(reverse("contributions:coverage")).content.decode()
    assert shown.count("Trống") >= 2
    assert client.get(reverse("contributions:coverage") + "?nam=abc").status_code == 200


def test_a_correction_stays_on_the_item(desk: Scene) -> None:
    page = desk.draft(title="Tin có đính chính")
    page.corrections.add(
        ArticleCorrection(on=datetime.date(2026, 3, 9), text="Đúng là 12 hộ, không phải 21 hộ.")
    )
    public = publish(page, author=desk.people.contributor)
    shown = Client().get(public.url).content.decode()
    assert "Đính chính" in shown
    assert "09/03/2026" in shown
    assert "Đúng là 12 hộ" in shown
