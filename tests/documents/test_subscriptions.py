"""Letters of new documents: asked for twice, ended by one click, each document once."""

from __future__ import annotations

import datetime
import re
from smtplib import SMTPRecipientsRefused
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.classification import raise_secrecy
from core.secrecy import Secrecy
from documents.models import DocumentPage, DocumentSubscription, RegisterEntry
from tests.pages.planting import parent_for, public

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from tests.factories import People

ADDRESS = "nguoi.dan@example.vn"
MONDAY = datetime.datetime(2026, 11, 23, 1, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def register(people: People) -> Any:
    return parent_for(DocumentPage, people)


def links_in(text: str) -> list[str]:
    return [link.removeprefix("http://localhost") for link in re.findall(r"http://\S+", text)]


def subscribe(client: Client, query: str = "", address: str = ADDRESS) -> DocumentSubscription:
    """The whole way, through both letters' links."""
    client.post(f"{reverse('document_subscription')}?{query}", {"email": address})
    confirm, _end = links_in(mail.outbox[-1].body)
    client.post(confirm)
    mail.outbox.clear()
    return DocumentSubscription.objects.get(email=address, confirmed_at__isnull=False)


def posted(people: People, **values: Any) -> Any:
    """A public document; the chain's own letters are put away."""
    page = public(DocumentPage, people, files=[], **values)
    mail.outbox.clear()
    return page


def digest_on(days: int) -> None:
    with time_machine.travel(MONDAY + datetime.timedelta(days=days), tick=False):
        call_command("send_document_digests", verbosity=0)


@pytest.mark.usefixtures("register")
def test_nothing_comes_before_the_confirmation(client: Client) -> None:
    answer = client.post(reverse("document_subscription"), {"email": ADDRESS})
    assert "Đã gửi thư xác nhận" in answer.content.decode()
    confirm, end = links_in(mail.outbox[0].body)
    assert ADDRESS not in confirm + end
    assert DocumentSubscription.objects.get().confirmed_at is None
    # A mail program that opens links by itself confirms nothing.
    assert "Xác nhận" in client.get(confirm).content.decode()
    assert DocumentSubscription.objects.get().confirmed_at is None
    client.post(confirm)
    assert DocumentSubscription.objects.get().confirmed_at is not None


@pytest.mark.usefixtures("register")
def test_who_does_not_confirm_is_forgotten(client: Client) -> None:
    client.post(reverse("document_subscription"), {"email": ADDRESS})
    confirm, _end = links_in(mail.outbox[0].body)
    digest_on(3)
    assert not DocumentSubscription.objects.exists()
    with time_machine.travel(MONDAY + datetime.timedelta(days=3), tick=False):
        assert client.post(confirm).status_code == 410


@pytest.mark.usefixtures("register")
def test_forged_links_do_nothing(client: Client) -> None:
    subscription = subscribe(client)
    for name in ("document_subscription_confirm", "document_subscription_end"):
        client.post(reverse(name, args=[str(subscription.pk)]))
    assert DocumentSubscription.objects.count() == 1


def test_each_document_once(people: People, register: Any, client: Client) -> None:
    posted(people, number="1/QĐ-UBND", title="Cũ")
    with time_machine.travel(MONDAY + datetime.timedelta(hours=1), tick=False):
        subscribe(client)
    with time_machine.travel(MONDAY + datetime.timedelta(hours=2), tick=False):
        posted(people, number="2/QĐ-UBND", title="Mới")
    digest_on(1)
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    assert "2/QĐ-UBND" in letter.body
    assert "1/QĐ-UBND" not in letter.body
    digest_on(1)
    digest_on(2)
    assert len(mail.outbox) == 1


def test_only_what_fits_the_filter(people: People, register: Any, client: Client) -> None:
    subscribe(client, "cap=province&q=đất đai")
    with time_machine.travel(MONDAY + datetime.timedelta(hours=1), tick=False):
        posted(people, number="1/QĐ-UBND", title="Khác")
        posted(people, number="2/QĐ-UBND", title="Hợp", level="province", summary="Về đất đai")
    digest_on(1)
    assert "2/QĐ-UBND" in mail.outbox[0].body
    assert "1/QĐ-UBND" not in mail.outbox[0].body
    assert "cấp ban hành Tỉnh" in mail.outbox[0].body


@pytest.mark.dieu(7)
def test_only_what_is_public_when_it_is_sent(people: People, register: Any, client: Client) -> None:
    subscribe(client)
    with time_machine.travel(MONDAY + datetime.timedelta(hours=1), tick=False):
        raise_secrecy(posted(people, number="1/QĐ-UBND", title="Lên rồi mật"), Secrecy.SECRET)
        posted(people, number="2/QĐ-UBND", title="Gỡ xuống").unpublish()
    digest_on(1)
    assert mail.outbox == []


def test_one_click_ends_it(people: People, register: Any, client: Client) -> None:
    subscribe(client)
    with time_machine.travel(MONDAY + datetime.timedelta(hours=1), tick=False):
        posted(people, number="2/QĐ-UBND", title="Mới")
    digest_on(1)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    end = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost")
    assert "Thôi nhận" in client.get(end).content.decode()
    assert DocumentSubscription.objects.exists()
    without_cookies = type(client)(enforce_csrf_checks=True)
    answer = without_cookies.post(end, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not DocumentSubscription.objects.exists()
    assert "Đã thôi nhận" in client.post(end).content.decode()


def test_one_bad_address_stops_no_other(
    people: People,
    register: Any,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    subscribe(client, address="hong@example.vn")
    subscribe(client, address="tot@example.vn")
    with time_machine.travel(MONDAY + datetime.timedelta(hours=1), tick=False):
        posted(people, number="2/QĐ-UBND", title="Mới")
    send = EmailBackend.send_messages

    def refuse_one(self: EmailBackend, messages: list[Any]) -> int:
        if messages[0].to == ["hong@example.vn"]:
            raise SMTPRecipientsRefused({"hong@example.vn": (550, b"unknown")})
        return send(self, messages)

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse_one)
        with pytest.raises(CommandError, match="1 thư"):
            digest_on(1)
    assert [letter.to for letter in mail.outbox] == [["tot@example.vn"]]
    assert "hong@example.vn" not in caplog.text
    digest_on(2)
    assert [letter.to for letter in mail.outbox] == [["tot@example.vn"], ["hong@example.vn"]]


@pytest.mark.usefixtures("register")
def test_the_answer_does_not_tell_who_subscribes(client: Client) -> None:
    subscribe(client)
    known = client.post(reverse("document_subscription"), {"email": ADDRESS})
    unknown = client.post(reverse("document_subscription"), {"email": "khac@example.vn"})
    assert known.content.replace(ADDRESS.encode(), b"") == unknown.content.replace(
        b"khac@example.vn", b""
    )


@pytest.mark.usefixtures("register")
def test_nobody_is_flooded(client: Client) -> None:
    for number in range(8):
        client.post(
            reverse("document_subscription"), {"email": ADDRESS}, REMOTE_ADDR=f"203.0.113.{number}"
        )
    assert len(mail.outbox) == 5
    answers = [
        client.post(
            reverse("document_subscription"),
            {"email": f"n{number}@example.vn"},
            REMOTE_ADDR="198.51.100.1",
        ).status_code
        for number in range(11)
    ]
    assert answers == [200] * 10 + [429]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("address", ["", "không phải", "a@b", "a@example.vn\nBcc: x@example.vn"])
def test_wrong_addresses_are_kept_and_explained(client: Client, address: str) -> None:
    answer = client.post(reverse("document_subscription"), {"email": address})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="field__error"' in page
    assert mail.outbox == []
    assert not DocumentSubscription.objects.exists()


def test_many_documents_in_one_letter(
    people: People, register: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("documents.subscriptions.digest.MOST_LISTED", 1)
    subscribe(client)
    with time_machine.travel(MONDAY + datetime.timedelta(hours=1), tick=False):
        posted(people, number="1/QĐ-UBND", title="Một")
        posted(people, number="2/QĐ-UBND", title="Hai")
    assert RegisterEntry.objects.count() == 2
    digest_on(1)
    assert "Và 1 văn bản khác" in mail.outbox[0].body
    assert mail.outbox[0].subject == "2 văn bản mới"
