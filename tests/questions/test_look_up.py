"""Following a message by its code: what is shown, and what nobody learns."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.secrecy import Secrecy
from questions import handling
from questions.codes import new_code, shown_code
from questions.models import DataRequest, Enquiry
from questions.views import LOOK_UPS
from tests import factories
from tests.home.site_map import draft
from tests.questions.citizen import (
    MARKERS,
    NAME,
    PHONE,
    Citizen,
    answered_privately,
    enquiry,
    questions_section,
)
from tests.questions.test_pages import question

pytestmark = pytest.mark.dieu(10)


@pytest.fixture
def message(people: factories.People) -> Enquiry:
    return enquiry(people.office)


def test_unknown_and_misspelt_codes_tell_nothing(message: Enquiry) -> None:
    citizen = Citizen()
    unknown = citizen.look_up(new_code())
    assert (unknown.status_code, "Không có nội dung nào" in unknown.text) == (200, True)
    for typed in ("", "ABC", "0" * 12, "x" * 5000, "<script>", "' OR 1=1 --"):
        answer = citizen.look_up(typed)
        assert answer.status_code == 200
        assert "chưa đúng" in answer.text
        assert "<script>" not in answer.text.partition('id="ma-loi"')[2].partition("</main>")[0]
    assert message.code not in unknown.text


def test_a_code_stands_in_no_address(message: Enquiry) -> None:
    answer = Client().get(reverse("look_up"), {"ma": message.code})
    assert "Tình trạng" not in answer.text, "a GET answers with the empty box"


def test_guessing_is_stopped(message: Enquiry) -> None:
    citizen = Citizen()
    for _ in range(LOOK_UPS):
        citizen.look_up(new_code())
    assert citizen.look_up(message.code).status_code == 429
    assert Citizen("198.51.100.9").look_up(message.code).status_code == 200


def test_typed_in_any_way(message: Enquiry) -> None:
    citizen = Citizen()
    for typed in (message.shown_code.lower(), f" {message.shown_code} ", message.code):
        assert "Tình trạng xử lý" in citizen.look_up(typed).text
    assert shown_code(message.code) == message.shown_code


def test_each_state_is_said_in_words(message: Enquiry, people: factories.People) -> None:
    citizen = Citizen()
    other = factories.BodyFactory(name="Phòng Tư pháp")
    assert "Đã tiếp nhận" in citizen.look_up(message.code).text
    handling.transfer(message, people.contributor, other, "Việc này do Phòng Tư pháp giữ.")
    text = citizen.look_up(message.code).text
    assert "Chuyển đến Phòng Tư pháp. Lý do: Việc này do Phòng Tư pháp giữ." in text
    handling.close(message, people.member, "out_of_scope", "Khiếu nại gửi Ban Tiếp công dân.")
    text = citizen.look_up(message.code).text
    assert "Không thuộc phạm vi" in text
    assert "Khiếu nại gửi Ban Tiếp công dân." in text
    assert people.contributor.get_full_name() not in text, "officers are no public matter"


def test_nothing_personal_is_shown(people: factories.People) -> None:
    citizen = Citizen()
    questions_section()
    message = citizen.ask(name=NAME, phone=PHONE)
    text = citizen.look_up(message.code).text
    assert [marker for marker in MARKERS if marker in text] == []
    assert message.text[:30] not in text


def test_a_withdrawn_answer_is_not_linked(message: Enquiry, people: factories.People) -> None:
    page = question("Câu trả lời đã đăng")
    Enquiry.objects.filter(pk=message.pk).update(
        page=page, state="answered", outcome="public", closed_at=message.due
    )
    citizen = Citizen()
    assert page.url in citizen.look_up(message.code).text
    page.unpublish()
    text = citizen.look_up(message.code).text
    assert page.url not in text
    assert "Câu trả lời đã đăng" not in text
    assert "hiện không đăng" in text


def test_a_classified_answer_takes_the_message_with_it(
    people: factories.People, message: Enquiry
) -> None:
    """Điều 7 *: what it was made of can't stay either."""
    page = question("Sắp thành mật")
    Enquiry.objects.filter(pk=message.pk).update(page=page, state="publishing")
    page.secrecy = Secrecy.SECRET
    page.save()
    message.refresh_from_db()
    assert (message.text, message.state, message.purged_at is None) == ("", "closed", False)
    text = Citizen().look_up(message.code).text
    assert "mời liên hệ trực tiếp" in text
    assert "mật" not in text.partition("<main")[2].partition("</main>")[0].lower()


def test_satisfaction_once_and_only_when_answered(
    message: Enquiry, people: factories.People
) -> None:
    citizen = Citizen()
    citizen.look_up(message.code, muc="3")
    message.refresh_from_db()
    assert message.score is None
    answered_privately(people, message, "Trả lời.")
    for wrong in ("0", "4", "-1", "x", "²", "9" * 400):
        assert citizen.look_up(message.code, muc=wrong).status_code == 200
    message.refresh_from_db()
    assert message.score is None
    said = citizen.look_up(message.code, muc="2", **{"y-kien": "Nhanh" * 200})
    assert "Cảm ơn" in said.text
    citizen.look_up(message.code, muc="1")
    message.refresh_from_db()
    assert (message.score, len(message.score_words)) == (2, 500)
    assert "hài lòng với việc trả lời" not in citizen.look_up(message.code).text


def test_request_about_the_own_data_once(message: Enquiry) -> None:
    citizen = Citizen()
    for wish in ("delete", "delete", "hack", "view"):
        citizen.look_up(message.code, **{"yeu-cau": wish})
    assert sorted(DataRequest.objects.values_list("wish", flat=True)) == ["delete", "view"]
    assert "Xóa dữ liệu về tôi: nhận ngày" in citizen.look_up(message.code).text


def test_the_public_counter_is_numbers_only(
    people: factories.People, client: Client, message: Enquiry, time_machine: Any
) -> None:
    section = questions_section()
    answered_privately(people, message, "Trả lời.")
    spam = enquiry(people.office)
    handling.close(spam, people.member, "spam", "Tin rác.")
    enquiry(people.office)
    counter = client.get(section.url).context["counter"]
    assert counter == {"received": 2, "in_time": 1, "too_late": 0, "waiting": 1, "overdue": 0}
    time_machine.move_to(timezone.now() + datetime.timedelta(days=90))
    assert client.get(section.url).context["counter"]["overdue"] == 1
    assert "Đang quá hạn" in client.get(section.url).text


def test_popular_fields_with_their_counts(people: factories.People, client: Client) -> None:
    for number in range(2):
        question(f"Đất {number}")
    question("Khai sinh", field="Hộ tịch")
    question("Nháp", make=draft)
    text = client.get(questions_section().url).text
    assert "Đất đai (2)" in text
    assert "Hộ tịch (1)" in text
