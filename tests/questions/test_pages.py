"""Questions of citizens: how they are written, listed and shown."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from directory.models import Body
from questions.models import QuestionIndexPage, QuestionPage
from tests import factories
from tests.home.screens import Editor
from tests.home.site_map import draft, public, section

ASKED, ANSWERED = datetime.date(2026, 11, 2), datetime.date(2026, 11, 9)


def index() -> QuestionIndexPage:
    return QuestionIndexPage.objects.first() or section(QuestionIndexPage, "Hỏi – Đáp")


def question(title: str, make: Any = public, **values: Any) -> QuestionPage:
    values = {
        "question": "Tôi cần\ngiấy tờ gì?",
        "field": "Đất đai",
        "asked_by": "Công dân xã Bãi Trành",
        "asked_on": ASKED,
        "answer": "<p>Cần đơn &amp; bản sao.</p><p>Nộp tại bộ phận một cửa.</p>",
        "answered_by": Body.objects.get(code="phong-noi-vu"),
        "answered_on": ANSWERED,
        **values,
    }
    return make(QuestionPage, title, index(), **values)


def test_a_unit_writes_an_answer(people: factories.People) -> None:
    editor = Editor(people.contributor)
    page = editor.create(
        index(),
        QuestionPage,
        title="Thủ tục tách thửa",
        slug="tach-thua",
        secrecy="none",
        body=str(people.office.pk),
        question="Tách thửa thế nào?",
        field="Đất đai",
        asked_by="Công dân xã Cát Tân",
        asked_on="02/11/2026",
        answered_by=str(people.office.pk),
        answered_on="09/11/2026",
        answer=rich_text("<p>Nộp đơn.</p>"),
    )
    assert (page.live, page.asked_on) == (False, ASKED)
    edited = editor.edit(page, field="Hộ tịch", answer=rich_text("<p>Đến một cửa.</p>"))
    assert (edited.field, "Đến một cửa" in edited.answer) == ("Hộ tịch", True)


def test_an_answer_follows_its_question(people: factories.People) -> None:
    page = question("Hỏi", make=draft, answered_on=ASKED - datetime.timedelta(days=1))
    with pytest.raises(ValidationError, match="trước ngày hỏi"):
        page.full_clean()


def test_one_question(people: factories.People, client: Client) -> None:
    text = client.get(question("Hỏi về đất").url).text
    assert "Tôi cần<br>giấy tờ gì?" in text
    assert "Công dân xã Bãi Trành" in text
    assert "Trả lời của Phòng Nội vụ" in text
    assert "<p>Nộp tại bộ phận một cửa.</p>" in text
    assert "duyệt ngày" in text


def test_list_by_day_of_the_answer(people: factories.People, client: Client) -> None:
    question("Cũ", answered_on=ANSWERED)
    question("Mới", answered_on=ANSWERED + datetime.timedelta(days=3))
    question("Chưa duyệt", make=draft, answered_on=ANSWERED + datetime.timedelta(days=9))
    answer = client.get(index().url)
    assert [item.title for item in answer.context["page_obj"]] == ["Mới", "Cũ"]
    assert "Cần đơn &amp; bản sao. Nộp tại" in answer.text, "paragraphs apart, entities once"
    assert "Chưa duyệt" not in answer.text
    assert reverse("ask", args=["cau-hoi"]) in answer.text


def test_list_by_field(people: factories.People, client: Client) -> None:
    question("Về đất", field="Đất đai")
    question("Về hộ tịch", field="Hộ tịch")
    question("Kín", field="Lĩnh vực chưa công khai", make=draft)
    answer = client.get(index().url, {"linh-vuc": "Hộ tịch"})
    assert [item.title for item in answer.context["page_obj"]] == ["Về hộ tịch"]
    assert answer.context["fields"] == ["Đất đai", "Hộ tịch"], "Vietnamese order, public ones only"
    assert "Có 1 câu hỏi đã được trả lời về Hộ tịch" in answer.text
    empty = client.get(index().url, {"linh-vuc": '"><b>'})
    assert "Chưa có câu hỏi nào được trả lời trong lĩnh vực này" in empty.text
    assert '"><b>' not in empty.text


def test_field_is_kept_from_page_to_page(people: factories.People, client: Client) -> None:
    for number in range(21):
        question(f"Câu {number}")
    first = client.get(index().url, {"linh-vuc": "Đất đai"})
    assert len(first.context["page_obj"]) == 20
    assert "linh-vuc=%C4%90%E1%BA%A5t+%C4%91ai&amp;trang=2" in first.text
    second = client.get(index().url, {"linh-vuc": "Đất đai", "trang": "2"})
    assert len(second.context["page_obj"]) == 1


def test_queries_do_not_grow_with_questions(people: factories.People, client: Client) -> None:
    def cost() -> int:
        client.get(index().url)
        with CaptureQueriesContext(connection) as seen:
            client.get(index().url)
        return len(seen)

    question("Một")
    before = cost()
    for number in range(4):
        question(f"Câu {number}")
    assert cost() == before <= 15
