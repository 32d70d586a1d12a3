"""Deadlines in working days against a count by hand, over holidays that move; warnings, the one
overdue list, and the ladder of reminders."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import PublicationRefused
from core.roles import Role
from questions import handling
from questions.deadlines import due_day
from questions.models import DataRequest, Enquiry, EnquiryTerm, Kind
from tests import factories
from tests.questions.citizen import enquiry, officer
from workflows.clocks import overdue
from workflows.models import Holiday
from workflows.working_time import WorkingCalendar, office_hours

pytestmark = pytest.mark.dieu(10)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = datetime.timedelta(days=1)
days_of_2026 = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 1))
exceptions = st.dictionaries(days_of_2026, st.booleans(), max_size=40)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


def by_hand(
    exceptions: dict[datetime.date, bool], start: datetime.date, days: int
) -> datetime.date:
    """List the working days after the start one by one and take the last."""
    later = (start + DAY * number for number in range(1, 400))
    works = [day for day in later if exceptions.get(day, day.isoweekday() <= 5)]
    return works[days - 1] if days else start


@given(exceptions, days_of_2026, st.integers(0, 30))
def test_due_day_is_the_one_counted_by_hand(
    exceptions: dict[datetime.date, bool], start: datetime.date, days: int
) -> None:
    calendar = WorkingCalendar(exceptions, office_hours())
    assert due_day(calendar, start, days) == by_hand(exceptions, start, days)


def test_no_working_day_in_sight_is_an_error() -> None:
    start = datetime.date(2026, 1, 1)
    calendar = WorkingCalendar(dict.fromkeys((start + DAY * n for n in range(99)), False), ())
    with pytest.raises(ValueError, match="sight"):
        due_day(calendar, start, 1)


@pytest.mark.parametrize(
    ("kind", "by_office", "due"),
    [
        (Kind.QUESTION, False, "16/03/2026 17:00"),
        (Kind.FEEDBACK, False, "23/03/2026 17:00"),
        (Kind.ERROR, False, "23/03/2026 17:00"),
        (Kind.ERROR, True, "09/03/2026 17:00"),
        (Kind.ACCESS, False, "16/03/2026 17:00"),
    ],
)
def test_each_kind_has_its_term(db: None, kind: Kind, by_office: bool, due: str) -> None:
    message = Enquiry(
        kind=kind, found_by_office=by_office, received_at=at("02/03/2026 09:00")
    )  # a Monday
    message.set_due()
    assert message.due == at(due)


def test_the_term_is_data_and_stays_with_the_message(people: factories.People) -> None:
    received = at("02/03/2026 09:00")
    before = enquiry(people.office, received_at=received)
    EnquiryTerm.objects.create(
        kind="question", days=3, own_days=3, forward_days=3, warn_days=1, keep_days=9
    )
    after = enquiry(people.office, received_at=received)
    assert (before.due, after.due) == (at("16/03/2026 17:00"), at("05/03/2026 17:00"))
    before.set_due()
    assert before.due == at("16/03/2026 17:00"), "what the citizen was told doesn't change"


def test_tet_moves_the_deadline_of_what_is_open(people: factories.People) -> None:
    """Received on the Monday before Tết 2026 (17/02)."""
    received = at("09/02/2026 10:00")
    message = enquiry(people.office, received_at=received)
    closed = enquiry(people.office, received_at=received)
    handling.close(closed, people.unit_head, "out_of_scope", "Gửi nơi khác.")
    assert message.due == at("23/02/2026 17:00")
    for number in range(5):
        Holiday.objects.create(day=datetime.date(2026, 2, 16) + DAY * number, name="Tết")
    swapped = Holiday.objects.create(day=datetime.date(2026, 2, 28), name="Làm bù", is_working=True)
    message.refresh_from_db()
    assert message.due == at("28/02/2026 17:00"), "five days later, one of them a swapped Saturday"
    swapped.delete()
    message.refresh_from_db()
    closed.refresh_from_db()
    assert (message.due, closed.due) == (at("02/03/2026 17:00"), at("23/02/2026 17:00"))


def test_extension_once_and_only_where_the_law_lets_it(
    people: factories.People, time_machine: Any
) -> None:
    time_machine.move_to(at("02/03/2026 09:00"), tick=False)
    question = enquiry(people.office)
    access = enquiry(people.office, kind=Kind.ACCESS)
    with pytest.raises(PublicationRefused, match="không được gia hạn"):
        handling.extend(question, people.contributor, "Cần thêm thời gian.")
    with pytest.raises(PublicationRefused, match="lý do"):
        handling.extend(access, people.contributor, "  ")
    extended = handling.extend(access, people.contributor, "Phải hỏi thêm đơn vị khác.")
    assert extended.due == at("06/04/2026 17:00")
    with pytest.raises(PublicationRefused, match="đã gia hạn"):
        handling.extend(access, people.contributor, "Lần nữa.")
    late = enquiry(people.office, kind=Kind.ACCESS, received_at=at("02/02/2026 09:00"))
    with pytest.raises(PublicationRefused, match="quá hạn"):
        handling.extend(late, people.contributor, "Muộn rồi.")


def test_passing_on_too_late_is_seen(people: factories.People, time_machine: Any) -> None:
    time_machine.move_to(at("02/03/2026 09:00"), tick=False)
    other = factories.BodyFactory()
    in_time, late = (enquiry(people.office, kind=Kind.FEEDBACK) for _ in range(2))
    time_machine.move_to(at("04/03/2026 16:00"), tick=False)
    handling.transfer(in_time, people.contributor, other, "Thuộc đơn vị khác.")
    time_machine.move_to(at("05/03/2026 08:00"), tick=False)
    handling.transfer(late, people.contributor, other, "Thuộc đơn vị khác.")
    assert [message.steps.get(action="transfer").is_late for message in (in_time, late)] == [
        False, True,
    ]  # fmt: skip
    in_time.refresh_from_db()
    assert in_time.due == at("23/03/2026 17:00"), "the deadline stays"


def test_warned_then_overdue_then_climbing(
    people: factories.People, time_machine: Any, mailoutbox: Any
) -> None:
    time_machine.move_to(at("02/03/2026 09:00"), tick=False)
    message = enquiry(people.office)
    stranger = officer(factories.BodyFactory(), Role.UNIT_HEAD)
    unit = {people.contributor.email, people.unit_head.email}
    reached = []
    for moment in (
        "11/03/2026 17:01", "12/03/2026 08:00", "16/03/2026 16:59", "16/03/2026 17:01",
        "17/03/2026 16:59", "18/03/2026 08:31", "19/03/2026 09:01",
    ):  # fmt: skip
        mailoutbox.clear()
        time_machine.move_to(at(moment), tick=False)
        call_command("send_reminders", stdout=StringIO())
        call_command("send_reminders", stdout=StringIO())
        told = [mail for mail in mailoutbox if "Cảnh báo vận hành" not in mail.subject]
        reached.append({mail.to[0] for mail in told})
        assert all(message.text[:20] not in mail.body + mail.subject for mail in mailoutbox)
    assert reached == [
        set(), unit, set(), unit | {people.member.email}, set(), {people.deputy.email},
        {people.head.email},
    ]  # fmt: skip
    assert stranger.email not in set().union(*reached)
    matter = next(matter for matter in overdue() if matter.key == f"enquiry:{message.pk}")
    assert (matter.step, matter.times) == ("Trả lời công dân", 3)
    handling.close(message, people.unit_head, "spam", "Không đọc được.")
    assert not [matter for matter in overdue() if matter.key.startswith("enquiry:")]


def test_requests_about_personal_data_have_their_days(
    people: factories.People, time_machine: Any
) -> None:
    time_machine.move_to(at("02/03/2026 09:00"), tick=False)
    message = enquiry(people.office)
    dues = {
        wish: DataRequest.objects.create(enquiry=message, wish=wish).due
        for wish in DataRequest.Wish
    }
    assert dues == {
        "view": at("16/03/2026 17:00"),
        "correct": at("16/03/2026 17:00"),
        "withdraw": at("23/03/2026 17:00"),
        "delete": at("30/03/2026 17:00"),
    }
    assert {wish.answer_due for wish in DataRequest.objects.all()} == {at("04/03/2026 17:00")}
    assert not [matter for matter in overdue(at("04/03/2026 16:59")) if "data" in matter.key]
    DataRequest.objects.exclude(wish="view").update(answered_at=timezone.now())
    late = [matter for matter in overdue(at("17/03/2026 08:00")) if "data" in matter.key]
    assert {(matter.step, matter.since) for matter in late} == {
        ("Xem dữ liệu đang lưu về tôi", at("04/03/2026 17:00")),
        ("Sửa dữ liệu về tôi", at("16/03/2026 17:00")),
    }
