"""A draft under consultation: its days, and who may send what when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import PublicationRefused
from documents.consulting import Phase, earliest_close, phase_at
from documents.models import ConsultationPage, Opinion
from documents.receiving import CONSENT_VERSION, CONSENTS
from tests.chain import act, fresh, submit
from tests.documents.scene import TYPED, at, clock, open_page
from tests.pages.planting import plant

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1))


# Days.


@given(DAYS, st.integers(1, 60), st.integers(-60, 120), st.booleans())
def test_open_from_midnight_of_the_first_day_to_that_after_the_last(
    opens: datetime.date, length: int, offset: int, has_result: bool
) -> None:
    closes = opens + datetime.timedelta(days=length)
    after = Phase.ANSWERED if has_result else Phase.SUMMING

    def phase(day: datetime.date, hour: int = 0, minute: int = 0) -> Phase:
        moment = at(day, hour, minute).astimezone(datetime.UTC)
        return phase_at(moment, opens, closes, has_result=has_result)

    one = datetime.timedelta(days=1)
    assert phase(opens - one, 23, 59) == Phase.PENDING
    assert phase(opens) == phase(closes, 23, 59) == Phase.OPEN
    assert phase(closes + one) == after
    day = opens + datetime.timedelta(days=offset)
    assert (phase(day, 12) == Phase.OPEN) == (opens <= day <= closes)


@given(DAYS, st.integers(0, 60))
def test_twenty_days_are_twenty_nights(posted: datetime.date, days: int) -> None:
    closes = posted + datetime.timedelta(days=days)
    assert (closes >= earliest_close(posted)) == (days >= 20)


@pytest.mark.parametrize(
    ("days", "opens_in", "accepted"),
    [(20, 0, True), (19, 0, False), (20, 5, True), (24, -5, False)],
)
def test_fewer_days_than_the_law_wants_are_refused(
    people: People, days: int, opens_in: int, accepted: bool
) -> None:
    """Counted from the day on which it is posted, where that is later than the day written."""
    opens = timezone.localdate() + datetime.timedelta(days=opens_in)
    page = plant(ConsultationPage, people)
    page.opens_on, page.closes_on = opens, opens + datetime.timedelta(days=days)
    if accepted:
        page.full_clean()
        return
    with pytest.raises(ValidationError, match="ít nhất 20 ngày"):
        page.full_clean()
    page.is_shortened = True
    with pytest.raises(ValidationError, match="lý do"):
        page.full_clean()
    page.shortened_reason = "Theo Quyết định số 12/QĐ-UBND về trình tự rút gọn"
    page.full_clean()


def test_minimum_is_a_setting(people: People, settings: Any) -> None:
    settings.CONSULTATION_MIN_DAYS = 60
    with pytest.raises(ValidationError, match="ít nhất 60 ngày"):
        plant(ConsultationPage, people).full_clean()


def test_signature_that_comes_too_late_is_refused(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    page = plant(ConsultationPage, people, closes_on=today + datetime.timedelta(days=20))
    page = act(submit(page, people.contributor), people.unit_head)
    clock(monkeypatch, at(today + datetime.timedelta(days=2), 9))
    with pytest.raises(PublicationRefused, match="ít nhất 20 ngày"):
        act(page, people.member)
    assert not fresh(page).live


def test_last_day_before_the_first_is_refused_by_the_database_too(people: People) -> None:
    today = timezone.localdate()
    page = plant(ConsultationPage, people)
    page.closes_on = today - datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="Ngày hết hạn phải sau"):
        page.full_clean()


# Sending.


def test_opinion_on_an_article_is_kept_with_its_consent(people: People, client: Client) -> None:
    page = open_page(people)
    answer = client.post(page.url, TYPED)
    assert answer.status_code == 302
    assert "Đã nhận ý kiến" in client.get(answer.url.split("#")[0]).content.decode()
    opinion = Opinion.objects.get()
    assert (opinion.about, opinion.text) == ("Điều 1. Phạm vi", TYPED["text"])
    assert (opinion.consultation, opinion.state) == (page, "new")
    assert opinion.consent_version == CONSENT_VERSION in CONSENTS
    assert abs(opinion.consented_at - timezone.now()) < datetime.timedelta(minutes=1)


def test_the_whole_draft_is_commented_on_by_default(people: People, client: Client) -> None:
    page = open_page(people)
    client.post(page.url, TYPED | {"about": "", "sender_kind": "organisation"})
    assert Opinion.objects.get().about == "Toàn bộ dự thảo"
    chosen = client.get(f"{page.url}?dieu=1").content.decode()
    assert '<option value="1" selected>' in chosen


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": ""}, "Nội dung góp ý"),
        ({"consent": ""}, "đánh dấu đồng ý"),
        ({"name": ""}, "Họ tên"),
        ({"sender_kind": "robot"}, "tư cách"),
        ({"about": "99"}, "Góp ý về"),
        ({"website": "http://ban-hang.example"}, "Xin xóa chữ"),
        ({"text": "a" * 5001}, "5000"),
        ({"text": "Số 12-KH/TU (Tối mật) cần sửa"}, "dấu hiệu tài liệu mật"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    people: People, client: Client, changed: dict[str, str], words: str
) -> None:
    page = open_page(people)
    typed = TYPED | {"name": "Hội Nông dân thị trấn"} | changed
    answer = client.post(page.url, typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown
    assert typed["text"] in shown
    assert typed["name"] in shown
    assert not Opinion.objects.exists()


def test_the_same_opinion_sent_twice_is_kept_once(people: People, client: Client) -> None:
    page = open_page(people)
    for _time in range(2):
        assert client.post(page.url, TYPED).status_code == 302
    assert Opinion.objects.count() == 1


def test_too_many_are_asked_to_wait_with_what_they_typed(people: People, client: Client) -> None:
    page = open_page(people)
    answers = [client.post(page.url, TYPED | {"text": f"Ý kiến {n}"}) for n in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Ý kiến 10" in answers[-1].content.decode()
    assert Opinion.objects.count() == 10


@pytest.mark.parametrize(
    ("days", "hour", "minute", "received", "words"),
    [
        (-1, 23, 59, False, "Chưa đến thời gian"),
        (0, 0, 0, True, ""),
        (30, 23, 59, True, ""),
        (31, 0, 0, False, "Đã hết hạn"),
    ],
)
def test_doors_open_and_close_on_the_minute(
    people: People,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    *,
    days: int,
    hour: int,
    minute: int,
    received: bool,
    words: str,
) -> None:
    page = open_page(
        people,
        opens_on=timezone.localdate() + datetime.timedelta(days=2),
        closes_on=timezone.localdate() + datetime.timedelta(days=32),
    )
    clock(monkeypatch, at(page.opens_on + datetime.timedelta(days=days), hour, minute))
    answer = client.post(page.url, TYPED)
    assert Opinion.objects.exists() == received
    if received:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 409
        shown = answer.content.decode()
        assert words in shown
        assert TYPED["text"] in shown
        assert "Gửi góp ý</button>" not in shown


def test_a_draft_receives_nothing(people: People, client: Client) -> None:
    page = plant(ConsultationPage, people)
    assert client.post(page.url, TYPED).status_code == 404
    assert not Opinion.objects.exists()
