"""Điều 10: a question followed end to end by its code; nothing personal on the way out."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from core.audit import AuditEntry
from core.models import PortalPage
from core.secrecy import Secrecy
from questions.models import Enquiry, EnquiryRoute, EnquiryStep, QuestionPage
from tests import factories
from tests.chain import act, fresh, submit
from tests.questions.citizen import (
    EMAIL,
    HOME,
    MARKERS,
    NAME,
    PHONE,
    TEXT,
    Citizen,
    answered_privately,
    desk_of,
    land,
    questions_section,
    take,
)

pytestmark = pytest.mark.dieu(10)


@pytest.fixture
def office(people: factories.People) -> Any:
    """The unit that answers about land, and the section where answers stand."""
    questions_section()
    EnquiryRoute.objects.create(field=land(), body=people.office)
    return people.office


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Every log record; queries, which no setting logs, apart."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="django.db.backends")
    return caplog


@pytest.mark.usefixtures("office")
def test_from_the_question_to_the_public_page(
    people: factories.People, client: Client, mailoutbox: Any,
    django_capture_on_commit_callbacks: Any, records: Any,
) -> None:  # fmt: skip
    commune = factories.BodyFactory(name="UBND xã Bãi Trành", code="xa-bai-tranh", kind="commune")
    citizen = Citizen()
    message = citizen.ask(
        name=NAME, phone=PHONE, email=EMAIL, reply="public", place=commune.code,
        may_show_place="on",
    )  # fmt: skip
    assert message.body == people.office
    assert {mail.to[0] for mail in mailoutbox} == {
        EMAIL, people.contributor.email, people.unit_head.email,
    }  # fmt: skip
    assert "Phòng Nội vụ" in citizen.look_up(message.code).text

    # The officer's form comes with what the machine found already out of the text.
    screen = reverse("enquiries:compose", args=[message.pk])
    form = desk_of(people.contributor).get(screen).context["form"]
    assert not any(marker in form["question"].value() for marker in MARKERS)
    answer = desk_of(people.contributor).post(
        screen,
        {"title": "Tách thửa cần giấy tờ gì?", "question": TEXT, "answer": "Cần đơn."},
    )
    assert "Còn dữ liệu cá nhân" in str(answer.context["form"].errors["question"])
    assert not QuestionPage.objects.exists()
    desk_of(people.contributor).post(
        screen,
        {
            "title": "Tách thửa cần giấy tờ gì?",
            "question": form["question"].value(),
            "answer": "Cần đơn & bản sao.\n\nNộp tại một cửa.",
        },
    )
    page = QuestionPage.objects.get()
    assert (page.live, page.secrecy, page.asked_by) == (
        False, Secrecy.UNDECLARED, "Công dân xã Bãi Trành",
    )  # fmt: skip
    assert "<p>Nộp tại một cửa.</p>" in page.answer
    assert "đang duyệt để đăng công khai" in citizen.look_up(message.code).text

    # The chain of every page.
    page.secrecy = Secrecy.NONE
    page.save()
    page = submit(page, people.contributor)
    for person in (people.unit_head, people.member):
        page = act(page, person)
    assert "Tách thửa" not in citizen.look_up(message.code).text
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page = act(page, people.deputy)
    assert page.live
    message.refresh_from_db()
    assert (message.state, message.outcome) == ("answered", "public")
    assert f'href="{page.url}"' in citizen.look_up(message.code).text
    assert EMAIL in {mail.to[0] for mail in mailoutbox}

    # Nothing that the citizen typed about herself has come out anywhere.
    cache.clear()
    seen = [client.get(address).text for address in ("/", page.url, questions_section().url)]
    seen += [client.get(reverse("search"), {"q": word}).text.replace(word, "") for word in MARKERS]
    seen += [citizen.look_up(message.code).text, page.answer, page.question, records.text]
    seen += [str(entry.detail) + entry.target_id for entry in AuditEntry.objects.all()]
    seen += [step.note for step in EnquiryStep.objects.all()]
    assert [marker for marker in MARKERS for text in seen if marker in text] == []
    assert all(
        not PortalPage.objects.searched(word).count() for word in ("nguoihoi", "038085001234")
    )


def test_a_private_answer_is_read_by_code_only(
    people: factories.People, office: Any, client: Client, mailoutbox: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    citizen = Citizen()
    message = citizen.ask(reply="email", email=EMAIL, phone=PHONE, name=NAME, home=HOME)
    take(people.contributor, message, "draft", answer="Xin mang sổ đỏ tới phòng số 5.")
    assert "phòng số 5" not in citizen.look_up(message.code).text
    message.refresh_from_db()
    take(people.unit_head, message, "sign", seen=message.answer_mark)
    assert "phòng số 5" not in citizen.look_up(message.code).text
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        take(people.deputy, message, "confirm", seen=message.answer_mark)
    shown = citizen.look_up(message.code)
    assert "phòng số 5" in shown.text
    assert [mail.to for mail in mailoutbox] == [[EMAIL]]
    assert "phòng số 5" in mailoutbox[0].body
    assert not any(marker in shown.text for marker in MARKERS)
    for address in ("/", questions_section().url):
        assert "phòng số 5" not in client.get(address).text


def test_a_draft_of_the_page_that_is_deleted_reopens_the_message(
    people: factories.People, office: Any
) -> None:
    message = Citizen().ask()
    desk_of(people.contributor).post(
        reverse("enquiries:compose", args=[message.pk]),
        {"title": "Câu hỏi", "question": "Cần giấy gì?", "answer": "Cần đơn."},
    )
    message.refresh_from_db()
    assert message.state == "publishing"
    page: Any = message.page
    fresh(page).delete()
    message.refresh_from_db()
    assert (message.state, message.page) == ("received", None)
    assert message.steps.last().action == "reopen"


def test_both_codes_of_merged_messages_lead_to_one_answer(
    people: factories.People, office: Any
) -> None:
    citizen = Citizen()
    first, second = citizen.ask(), citizen.ask()
    take(people.unit_head, second, "merge", target=str(first.pk))
    second.refresh_from_db()
    assert (second.state, second.merged_into, second.outcome) == ("merged", first, "duplicate")
    refused = take(people.contributor, first, "draft", answer="Trả lời riêng.")
    assert refused.status_code == 403
    assert "gộp vào mục này" in refused.text
    desk_of(people.contributor).post(
        reverse("enquiries:compose", args=[first.pk]),
        {"title": "Tách thửa", "question": "Cần giấy gì?", "answer": "Cần đơn."},
    )
    page: Any = Enquiry.objects.get(pk=first.pk).page
    page.secrecy = Secrecy.NONE
    page.save()
    page = submit(page, people.contributor)
    for person in (people.unit_head, people.member, people.deputy):
        page = act(page, person)
    for code in (first.code, second.code):
        assert f'href="{page.url}"' in citizen.look_up(code).text


def test_a_private_answer_is_never_another_senders_to_read(
    people: factories.People, office: Any
) -> None:
    citizen = Citizen()
    first, second = citizen.ask(), citizen.ask()
    answered_privately(people, first, "Chỉ riêng người thứ nhất.")
    answer = take(people.unit_head, second, "merge", target=first.code)
    assert answer.status_code == 403
    second.refresh_from_db()
    assert second.merged_into is None
    assert "thứ nhất" not in citizen.look_up(second.code).text
