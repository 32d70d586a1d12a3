"""What becomes of opinions: at the desk, in the table of answers, in reminders."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from documents.consultation_reminders import remind
from documents.consulting import Phase
from documents.models import ConsultationPage, DocumentPage, Opinion, OpinionAnswer
from documents.opinion_admin import compile_answers
from tests import factories
from tests.chain import act, fresh, submit
from tests.documents.scene import TYPED, at, clock, close, open_page
from tests.pages.forms import blank_form
from tests.pages.planting import public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People


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
