"""A draft under consultation: its days, who may send what when, and what becomes of it."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import PublicationRefused
from documents.consultation_reminders import remind
from documents.consulting import Phase, earliest_close, phase_at
from documents.models import ConsultationPage, DocumentPage, Opinion, OpinionAnswer
from documents.opinion_admin import compile_answers
from documents.receiving import CONSENT_VERSION, CONSENTS
from tests import factories
from tests.chain import act, fresh, submit
from tests.pages.forms import blank_form
from tests.pages.planting import plant, public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1))
TYPED = {
    "about": "1",
    "text": "Đề nghị ghi rõ mức thu ở khoản 2.",
    "sender_kind": "person",
    "name": "Công dân khu phố 2",
    "contact": "0237 000 0999",
    "consent": "on",
}
NOW = "django.utils.timezone.now"


def at(day: datetime.date, hour: int = 0, minute: int = 0) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def clock(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    monkeypatch.setattr(NOW, lambda: moment)


def open_page(people: People, **values: Any) -> ConsultationPage:
    return public(ConsultationPage, people, **values)


def close(page: ConsultationPage, monkeypatch: pytest.MonkeyPatch, days: int = 1) -> None:
    """Let the clock stand `days` after the last day, at nine."""
    clock(monkeypatch, at(page.closes_on + datetime.timedelta(days=days), 9))


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


# Never public by itself.


def test_opinion_shows_nowhere_before_its_line_is_approved(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(people)
    client.post(page.url, TYPED)
    opinion = Opinion.objects.get()

    def shown() -> str:
        places = (page.url, page.get_parent().url, "/tim-kiem/?q=mức+thu", "/sitemap.xml")
        return "".join(client.get(place).content.decode() for place in places)

    def assert_private() -> None:
        for private in (TYPED["name"], TYPED["contact"]):
            assert private not in shown()

    assert TYPED["text"] not in shown()
    close(page, monkeypatch)
    assert "đang tổng hợp" in shown()
    opinion.state = Opinion.State.TAKEN
    opinion.decide(people.contributor)
    assert compile_answers(page, people.contributor) == 1
    assert compile_answers(page, people.contributor) == 0
    assert TYPED["text"] not in shown()
    draft = fresh(page).get_latest_revision_as_object()
    row = draft.answers.get()
    assert (row.sender, row.about) == ("Công dân", "Điều 1. Phạm vi")
    row.decision, row.answer = OpinionAnswer.Decision.ACCEPTED, "Đã ghi rõ mức thu."
    draft.answers = [row]
    draft.save_revision(user=people.contributor)
    assert TYPED["text"] not in shown()
    page = fresh(page)
    publish_draft(page, people)
    for said in (TYPED["text"], "Tiếp thu.", "Đã ghi rõ mức thu."):
        assert said in shown()
    assert_private()


def publish_draft(page: ConsultationPage, people: People) -> None:
    """The latest draft as it is, through the chain."""
    page = submit(page.get_latest_revision_as_object(), people.contributor)
    for person in (people.unit_head, people.member, people.deputy):
        page = act(page, person)
    assert page.live
    assert not page.has_unpublished_changes


def test_lines_without_an_answer_are_not_approved(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(people)
    client.post(page.url, TYPED)
    opinion = Opinion.objects.get()
    opinion.state = Opinion.State.TAKEN
    opinion.decide(people.contributor)
    close(page, monkeypatch)
    compile_answers(page, people.contributor)
    with pytest.raises(ValidationError, match="Còn 1 ý kiến"):
        publish_draft(fresh(page), people)


def test_editor_keeps_an_unfinished_table_but_does_not_submit_it(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(people)
    client.post(page.url, TYPED)
    Opinion.objects.update(state="taken")
    close(page, monkeypatch)
    compile_answers(page, people.contributor)
    client.force_login(people.contributor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = blank_form(client, address).dict()
    kept = client.post(address, data)
    assert kept.status_code == 302
    refused = client.post(address, data | {"action-submit": "1"})
    assert refused.status_code == 200
    assert "Còn 1 ý kiến" in refused.content.decode()
    data |= {"answers-0-decision": "explained", "answers-0-answer": "Đã có ở khoản 3."}
    assert client.post(address, data | {"action-submit": "1"}).status_code == 302
    assert fresh(page).workflow_in_progress
    row = fresh(page).get_latest_revision_as_object().answers.get()
    assert (row.opinion, row.decision) == (Opinion.objects.get(), "explained")


def test_no_result_before_the_end(people: People) -> None:
    row = OpinionAnswer(sender="Công dân", text="a", decision="accepted", answer="b")
    page = open_page(people)
    page.answers = [row]
    with pytest.raises(ValidationError, match="Chưa hết hạn"):
        submit(page, people.contributor)


def test_issued_document_is_linked_both_ways(people: People, client: Client) -> None:
    document = public(DocumentPage, people)
    page = open_page(people, issued_document=document)
    assert document.url in client.get(page.url).content.decode()
    assert page.url in client.get(document.url).content.decode()


# The desk.


def test_hiding_wants_a_reason_and_units_see_their_own(people: People, client: Client) -> None:
    page = open_page(people)
    client.post(page.url, TYPED)
    opinion = Opinion.objects.get()
    edit = reverse("documents_opinion_modeladmin_edit", args=[opinion.pk])
    listing = reverse("documents_opinion_modeladmin_index")
    client.force_login(people.contributor)
    assert TYPED["name"] in client.get(listing).content.decode()
    answer = client.post(edit, {"state": "hidden", "hidden_reason": ""})
    assert "Hãy ghi lý do" in answer.content.decode()
    client.post(edit, {"state": "hidden", "hidden_reason": "Trùng ý kiến khác"})
    opinion.refresh_from_db()
    assert (opinion.state, opinion.decided_by, opinion.text) == (
        "hidden", people.contributor, TYPED["text"],
    )  # fmt: skip
    other = factories.UserFactory(role=factories.Role.CONTRIBUTOR, body=factories.BodyFactory())
    client.force_login(other)
    assert TYPED["name"] not in client.get(listing).content.decode()
    refused = client.post(edit, {"state": "taken", "hidden_reason": ""}, follow=True)
    opinion.refresh_from_db()
    assert opinion.state == "hidden"
    assert refused.status_code in (403, 404) or refused.redirect_chain
    client.force_login(people.tech)
    assert client.get(listing, follow=True).redirect_chain


def test_export_holds_no_contact_and_no_formula(people: People, client: Client) -> None:
    page = open_page(people)
    client.post(page.url, TYPED | {"text": "=HYPERLINK(1)"})
    client.force_login(people.member)
    listing = reverse("documents_opinion_modeladmin_index")
    answer = client.get(f"{listing}?state__exact=new&export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert TYPED["contact"] not in text
    assert client.get(f"{listing}?export=xlsx").status_code == 200
    filtered = client.get(f"{listing}?state__exact=hidden&export=csv")
    assert len(b"".join(filtered.streaming_content).decode().splitlines()) == 1


def test_the_table_is_made_by_whoever_may_edit_after_the_end(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(people)
    client.post(page.url, TYPED)
    Opinion.objects.update(state="taken")
    address = reverse("compile_opinions", args=[page.pk])
    client.force_login(people.contributor)
    assert "1 ý kiến đưa vào tổng hợp" in client.get(address).content.decode()
    client.post(address)
    assert not fresh(page).get_latest_revision_as_object().answers.all()
    close(page, monkeypatch)
    client.force_login(people.tech)
    assert client.post(address, follow=True).redirect_chain
    assert not fresh(page).get_latest_revision_as_object().answers.all()
    client.force_login(people.contributor)
    answer = client.post(address, follow=True)
    assert "Đã thêm 1 ý kiến" in answer.content.decode()
    assert fresh(page).get_latest_revision_as_object().answers.count() == 1


def test_opinions_outlive_their_page(people: People, client: Client) -> None:
    page = open_page(people)
    client.post(page.url, TYPED)
    page.unpublish()
    fresh(page).delete()
    opinion = Opinion.objects.get()
    assert (opinion.consultation, opinion.consultation_title) == (None, page.title)


# Reminders.


@pytest.mark.parametrize(
    ("left", "sent"),
    [(8, 0), (7, 1), (2, 1), (1, 1), (0, 1), (-1, 1)],
)
def test_reminders_before_and_after_each_once(people: People, left: int, sent: int) -> None:
    page = open_page(people)
    day = page.closes_on - datetime.timedelta(days=left)
    mail.outbox.clear()
    with pytest.MonkeyPatch.context() as patch:
        clock(patch, at(day, 9))
        assert remind() == sent
        told = {to for message in mail.outbox for to in message.to}
        assert (people.unit_head.email in told) == bool(sent)
        assert remind() == 0


def test_reminders_go_on_weekly_until_the_result_is_public(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(people)
    sent = []
    for days in range(1, 22):
        close(page, monkeypatch, days)
        sent.append(remind())
    assert [days for days, count in enumerate(sent, start=1) if count] == [1, 8, 15]
    page.conclusion = "<p>Không có ý kiến nào.</p>"
    page.save_revision(user=people.contributor)
    publish_draft(fresh(page), people)
    close(page, monkeypatch, 22)
    assert remind() == 0
    assert fresh(page).phase == Phase.ANSWERED


def test_command_says_how_many(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(people)
    close(page, monkeypatch)
    told = StringIO()
    call_command("remind_consultations", stdout=told)
    assert "Đã nhắc 1 việc" in told.getvalue()


def test_list_shows_the_phase_of_each(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(people)
    section = page.get_parent()
    assert "Đang lấy ý kiến" in client.get(section.url).content.decode()
    close(page, monkeypatch)
    assert "Đang tổng hợp ý kiến" in client.get(section.url).content.decode()
