"""Personal data is deleted on time; only figures stay."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.roles import Role
from questions import handling
from questions.models import DataRequest, Enquiry, EnquiryTerm, Sender
from tests import factories
from tests.questions.citizen import (
    EMAIL,
    MARKERS,
    NAME,
    TEXT,
    Citizen,
    answered_privately,
    desk_of,
    enquiry,
    officer,
)

pytestmark = pytest.mark.dieu(10)


def kept_text(message: Enquiry) -> str:
    """Every stored word about a message."""
    row = Enquiry.objects.values().get(pk=message.pk)
    senders = Sender.objects.filter(enquiry=message).values()
    steps = message.steps.values_list("note", flat=True)
    return f"{row} {list(senders)} {list(steps)}"


@pytest.fixture
def message(people: factories.People) -> Enquiry:
    made = enquiry(people.office, text=TEXT)
    Sender.objects.create(enquiry=made, name=NAME, email=EMAIL)
    return made


def purge(*options: str) -> str:
    out = StringIO()
    call_command("purge_enquiries", *options, stdout=out)
    return out.getvalue()


def test_each_kind_is_kept_its_time(
    people: factories.People, message: Enquiry, time_machine: Any
) -> None:
    answered_privately(people, message, "Gửi bà Mạch Vân.")
    handling.rate(message, 3, "Cảm ơn, tôi Mạch Vân.")
    closed = timezone.now()
    time_machine.move_to(closed + datetime.timedelta(days=364))
    assert "0 mục" in purge()
    time_machine.move_to(closed + datetime.timedelta(days=366))
    listed = purge("--dry-run")
    assert "1 mục" in listed
    assert not any(marker in listed for marker in MARKERS)
    assert NAME in kept_text(message)
    purge()
    assert not any(marker in kept_text(message) for marker in MARKERS)
    message.refresh_from_db()
    assert (message.outcome, message.score, message.body) == ("private", 3, people.office)
    assert "0 mục" in purge(), "once"
    assert "đã được xóa theo thời hạn lưu" in Citizen().look_up(message.code).text


def test_terms_are_data_and_rubbish_goes_sooner(
    people: factories.People, message: Enquiry, time_machine: Any
) -> None:
    spam = enquiry(people.office, text=TEXT)
    handling.close(spam, people.unit_head, "spam", "Tin rác.")
    handling.close(message, people.unit_head, "out_of_scope", "Gửi nơi khác.")
    EnquiryTerm.objects.create(
        kind="question", days=10, own_days=10, forward_days=2, warn_days=2, keep_days=60
    )
    time_machine.move_to(timezone.now() + datetime.timedelta(days=31))
    purge()
    assert TEXT not in kept_text(spam)
    assert NAME in kept_text(message)
    time_machine.move_to(timezone.now() + datetime.timedelta(days=30))
    purge()
    assert NAME not in kept_text(message)


def test_what_is_open_is_never_purged(message: Enquiry, time_machine: Any) -> None:
    time_machine.move_to(timezone.now() + datetime.timedelta(days=4000))
    assert "0 mục" in purge()
    assert NAME in kept_text(message)


def test_a_wish_to_delete_is_carried_out(people: factories.People, message: Enquiry) -> None:
    wish = DataRequest.objects.create(enquiry=message, wish="delete")
    screen = reverse("enquiries:data_requests")
    act = reverse("enquiries:data_request", args=[wish.pk])
    assert str(message) in desk_of(people.contributor).get(screen).text
    stranger = officer(factories.BodyFactory(), Role.UNIT_HEAD)
    for user in (stranger, people.member, people.chair, people.tech, people.superuser):
        assert desk_of(user).post(act, {"done": "1", "result": "Đã xóa."}).status_code == 403
    assert desk_of(people.contributor).get(act).status_code == 403
    desk_of(people.contributor).post(act)
    wish.refresh_from_db()
    assert (wish.answered_at is None, wish.done_at) == (False, None)
    desk_of(people.contributor).post(act, {"done": "1", "result": ""})
    assert NAME in kept_text(message), "a result is asked for first"
    desk_of(people.contributor).post(act, {"done": "1", "result": "Đã xóa theo yêu cầu."})
    assert not any(marker in kept_text(message) for marker in MARKERS)
    message.refresh_from_db()
    assert (message.state, message.outcome) == ("closed", "withdrawn")
    assert desk_of(people.contributor).post(act, {"done": "1"}).status_code == 404


def test_a_wish_to_see_deletes_nothing(people: factories.People, message: Enquiry) -> None:
    wish = DataRequest.objects.create(enquiry=message, wish="view")
    act = reverse("enquiries:data_request", args=[wish.pk])
    desk_of(people.head).post(act, {"done": "1", "result": "Đã gửi bản in."})
    assert NAME in kept_text(message)
    assert "Đã gửi bản in." in Citizen().look_up(message.code).text
