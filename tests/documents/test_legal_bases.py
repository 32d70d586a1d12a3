"""The basis check: warned of on saving, reported by night (Điều 2 QĐ 2112; clauses.md 2.9)."""

from __future__ import annotations

import datetime
import logging
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from documents.legal_bases import stale_at_issue, stale_bases, tell_of_new
from documents.models import DocumentPage
from tests.chain import fresh
from tests.documents.shelf import draft_document, kind, outside, public_document, relation
from tests.factories import People
from tests.pages.forms import blank_form

pytestmark = pytest.mark.usefixtures("people")

D = datetime.date
TODAY = D(2026, 11, 25)


def government(number: str, issued: D, ended: D | None, **own: object) -> DocumentPage:
    return public_document(
        number,
        document_type=kind("NĐ"),
        issuer=None,
        issuer_name="Chính phủ",
        level="central",
        issued_on=issued,
        expires_on=ended,
        **own,
    )


@pytest.fixture
def regulation(people: People) -> DocumentPage:
    """2112/QĐ-UBND with the bases that its preamble names."""
    old = government("43/2011/NĐ-CP", D(2011, 6, 13), D(2022, 8, 14))
    later = government("64/2007/NĐ-CP", D(2007, 4, 10), D(2026, 6, 30))
    alive = public_document("2111/QĐ-UBND")
    bases = [relation("based_on", page) for page in (old, later, alive)]
    law = relation("based_on", outside=outside(), cited_as="Luật số 67/2006/QH11")
    return public_document("2112/QĐ-UBND", relations=[*bases, law])


def test_what_ended_before_the_issue_is_warned_of(regulation: DocumentPage) -> None:
    assert [basis.words for basis in stale_at_issue(regulation)] == [
        "Căn cứ 43/2011/NĐ-CP: hết hiệu lực từ 15/8/2022 (từ trước ngày ban hành)."
    ]


def test_the_three_stale_bases_of_the_seed(regulation: DocumentPage) -> None:
    told = [(b.document.number, b.cited, b.validity.label, b.at_issue) for b in stale_bases(TODAY)]
    assert told == [
        ("2112/QĐ-UBND", "43/2011/NĐ-CP", "Hết hiệu lực từ 15/8/2022", True),
        ("2112/QĐ-UBND", "64/2007/NĐ-CP", "Hết hiệu lực từ 1/7/2026", False),
        ("2112/QĐ-UBND", "Luật số 67/2006/QH11", "Hết hiệu lực từ 1/7/2026", False),
    ]


@pytest.mark.parametrize(
    ("day", "stale"), [(D(2022, 8, 14), 0), (D(2022, 8, 15), 1), (D(2026, 6, 30), 1)]
)
def test_from_the_first_day_on(regulation: DocumentPage, day: D, stale: int) -> None:
    assert len(stale_bases(day)) == stale


def test_ended_documents_and_drafts_are_nobodys_concern(regulation: DocumentPage) -> None:
    target = DocumentPage.objects.get(number="43/2011/NĐ-CP")
    draft_document("5/QĐ-UBND", relations=[relation("based_on", target)])
    public_document(
        "883/QĐ-UBND",
        issued_on=D(2016, 4, 19),
        expires_on=D(2022, 9, 11),
        relations=[relation("based_on", target)],
    )
    assert {basis.document.number for basis in stale_bases(TODAY)} == {"2112/QĐ-UBND"}


def test_queries_do_not_grow(
    regulation: DocumentPage, django_assert_max_num_queries: object
) -> None:
    target = DocumentPage.objects.get(number="43/2011/NĐ-CP")
    for number in range(30, 34):
        public_document(f"{number}/QĐ-UBND", relations=[relation("based_on", target)])
    with django_assert_max_num_queries(4):
        assert len(stale_bases(TODAY)) == 7


@pytest.mark.usefixtures("regulation")
def test_the_board_is_told_once(people: People, caplog: pytest.LogCaptureFixture) -> None:
    mail.outbox.clear()
    out = StringIO()
    with caplog.at_level(logging.WARNING, logger="nhuxuan.documents"):
        call_command("check_legal_bases", stdout=out)
    assert "Căn cứ hết hiệu lực: 3, mới: 3." in out.getvalue()
    assert "43/2011/NĐ-CP" in caplog.text
    board = {person.email for person in (people.head, people.deputy, people.member)}
    assert {to for message in mail.outbox for to in message.to} == board
    assert len(mail.outbox) == len(board)
    assert reverse("stale_bases") in mail.outbox[0].body
    assert "2112/QĐ-UBND ngày 12/9/2022" in mail.outbox[0].body
    assert tell_of_new()[1] == 0
    assert len(mail.outbox) == len(board)


@pytest.mark.usefixtures("regulation")
def test_report_opens_to_the_board_only(people: People, client: Client) -> None:
    for user, status in ((people.member, 200), (people.head, 200), (people.contributor, 302)):
        client.force_login(user)
        answer = client.get(reverse("stale_bases"))
        assert answer.status_code == status
    client.force_login(people.member)
    text = client.get(reverse("stale_bases")).content.decode()
    assert "Luật số 67/2006/QH11" in text
    assert "Hết hiệu lực từ 15/8/2022" in text


def test_saving_warns(regulation: DocumentPage, people: People, client: Client) -> None:
    client.force_login(people.member)
    url = reverse("wagtailadmin_pages:edit", args=[regulation.pk])
    answer = client.post(url, blank_form(client, url), follow=True)
    assert "Căn cứ 43/2011/NĐ-CP: hết hiệu lực từ 15/8/2022" in answer.content.decode()
    assert fresh(regulation).has_unpublished_changes
