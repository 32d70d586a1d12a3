"""Working time, limits of steps, reminders that climb, one overdue list."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.attacks.scene import Scene
from tests.chain import act, submit
from workflows.clocks import overdue
from workflows.models import Assignment, Holiday, StepLimit
from workflows.models.clocks import working_calendar
from workflows.working_time import WorkingCalendar, office_hours

pytestmark = pytest.mark.dieu(13)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Tết 2026 (17/02) with the Saturday before it made a working day.
EXCEPTIONS = {
    **{datetime.date(2026, 2, 16) + datetime.timedelta(days=n): False for n in range(5)},
    datetime.date(2026, 2, 14): True,
}
CALENDAR = WorkingCalendar(EXCEPTIONS, office_hours())
DAY_HOURS = 7.5
moments = st.datetimes(
    datetime.datetime(2026, 1, 1), datetime.datetime(2026, 12, 1), timezones=st.just(HANOI)
)
hours = st.floats(0, 80, allow_nan=False)
MINUTE = 1 / 60


def at(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("02/03/2026 08:00", 1, "02/03/2026 09:00"),
        ("02/03/2026 11:00", 1, "02/03/2026 14:00"),  # over noon
        ("02/03/2026 16:30", 1, "03/03/2026 08:00"),  # overnight
        ("06/03/2026 16:30", 1, "09/03/2026 08:00"),  # over the weekend
        ("07/03/2026 10:00", 0.5, "09/03/2026 08:00"),  # from a Saturday
        ("13/02/2026 16:00", 2, "14/02/2026 08:30"),  # into the swapped Saturday
        ("14/02/2026 16:00", 2, "23/02/2026 08:30"),  # over Tết
    ],
)
def test_hours_of_work(start: str, hours: float, end: str) -> None:
    assert CALENDAR.add(at(start), hours) == at(end)
    assert CALENDAR.between(at(start), at(end)) == pytest.approx(hours)


@given(moments, hours)
def test_adding_and_measuring_agree(start: datetime.datetime, amount: float) -> None:
    end = CALENDAR.add(start, amount)
    assert end >= start
    assert CALENDAR.between(start, end) == pytest.approx(amount, abs=MINUTE)


@given(moments, hours, hours)
def test_hours_add_up(start: datetime.datetime, first: float, second: float) -> None:
    both = CALENDAR.between(start, CALENDAR.add(CALENDAR.add(start, first), second))
    assert both == pytest.approx(first + second, abs=2 * MINUTE)


@given(st.tuples(moments, moments, moments))
def test_time_is_additive_and_never_negative(three: tuple[datetime.datetime, ...]) -> None:
    first, middle, last = sorted(three)
    parts = CALENDAR.between(first, middle) + CALENDAR.between(middle, last)
    assert CALENDAR.between(first, last) == pytest.approx(parts, abs=MINUTE)
    assert CALENDAR.between(last, first) == 0


@given(moments, st.floats(0.1, 80, allow_nan=False))
def test_it_never_ends_outside_working_time(start: datetime.datetime, amount: float) -> None:
    end = CALENDAR.add(start, amount)
    assert CALENDAR.works_on(end.date())
    assert any(opens <= end.time() <= closes for opens, closes in CALENDAR.hours)


def test_wrong_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add(at("02/03/2026 08:00"), -1)
    never = WorkingCalendar(dict.fromkeys(_days(400), False), office_hours())
    with pytest.raises(ValueError, match="sight"):
        never.add(at("02/03/2026 08:00"), 1)


def _days(count: int) -> list[datetime.date]:
    return [datetime.date(2026, 1, 1) + datetime.timedelta(days=n) for n in range(count)]


def test_holidays_of_a_year_are_entered_once(db: None) -> None:
    call_command("make_holidays", "2026", stdout=StringIO())
    calendar = working_calendar()
    for day in ("2026-01-01", "2026-02-17", "2026-04-26", "2026-04-30", "2026-05-01", "2026-09-02"):
        assert not calendar.works_on(datetime.date.fromisoformat(day)), day
    count = Holiday.objects.count()
    Holiday.objects.filter(day="2026-01-01").update(is_working=True)
    call_command("make_holidays", "2026", stdout=StringIO())
    assert Holiday.objects.count() == count
    assert working_calendar().works_on(datetime.date(2026, 1, 1))
    with pytest.raises(CommandError):
        call_command("make_holidays", "1890")


# The chain's clocks.


def waiting(desk: Scene) -> Any:
    return submit(desk.draft(title="Tin chờ ký"), desk.people.contributor)


def told(mailoutbox: list[Any]) -> list[Any]:
    """The reminders; nothing was ever published here, of which the alarm speaks."""
    return [mail for mail in mailoutbox if not mail.subject.startswith("Cảnh báo vận hành")]


def test_a_step_over_its_limit_climbs_once_to_each(desk: Scene, time_machine, mailoutbox) -> None:
    time_machine.move_to(at("02/03/2026 07:30"), tick=False)
    StepLimit.objects.create(step="sign", hours=4)
    waiting(desk)
    people = desk.people
    reached = []
    for moment in (
        "02/03/2026 11:30", "02/03/2026 13:31", "03/03/2026 08:01", "03/03/2026 16:31",
        "04/03/2026 16:00",
    ):  # fmt: skip
        mailoutbox.clear()
        time_machine.move_to(at(moment), tick=False)
        call_command("send_reminders", stdout=StringIO())
        call_command("send_reminders", stdout=StringIO())
        reached.append({mail.to[0] for mail in told(mailoutbox)})
    assert reached == [
        set(),
        {people.unit_head.email, people.member.email},
        {people.deputy.email},
        {people.head.email},
        set(),
    ]


def test_what_is_done_in_time_is_never_overdue(desk: Scene, time_machine) -> None:
    time_machine.move_to(at("02/03/2026 07:30"), tick=False)
    page = waiting(desk)
    act(page, desk.people.unit_head)
    time_machine.move_to(at("02/03/2026 16:00"), tick=False)
    assert overdue() == []


def test_the_list_shows_chain_and_assignments_worst_first(desk: Scene, time_machine) -> None:
    time_machine.move_to(at("02/03/2026 07:30"), tick=False)
    waiting(desk)
    Assignment(
        topic="Viết tin hội nghị", assignee=desk.people.member, assigned_by=desk.people.head,
        due=at("03/03/2026 08:00"),
    ).save()  # fmt: skip
    time_machine.move_to(at("04/03/2026 16:00"), tick=False)
    matters = overdue()
    assert [matter.step for matter in matters] == ["Thủ trưởng đơn vị ký", "Việc được giao"]
    assert matters[0].people == (desk.people.unit_head,)
    client = Client()
    client.force_login(desk.people.deputy)
    shown = client.get(reverse("workflows:overdue")).content.decode()
    assert shown.index("Tin chờ ký") < shown.index("Viết tin hội nghị")
    client.force_login(desk.people.contributor)
    assert client.get(reverse("workflows:overdue")).status_code == 302


def test_a_classified_item_is_named_nowhere(desk: Scene, time_machine, mailoutbox) -> None:
    time_machine.move_to(at("02/03/2026 07:30"), tick=False)
    page = waiting(desk)
    page.secrecy = "secret"
    page.save_revision(user=desk.people.contributor)
    mailoutbox.clear()
    time_machine.move_to(at("05/03/2026 16:00"), tick=False)
    call_command("send_reminders", stdout=StringIO())
    assert told(mailoutbox) == []
    assert overdue() == []
