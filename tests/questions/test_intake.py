"""Asking: what is stored, what is refused, and what attackers get."""

from __future__ import annotations

import datetime
import re
import unicodedata
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.audit import AuditEntry
from questions.models import (
    ConsentText,
    Enquiry,
    EnquiryField,
    EnquiryRoute,
    Kind,
    Sender,
    body_for,
)
from questions.ticket import sum_of
from questions.views import NEAR, SENDINGS
from tests import factories
from tests.questions.citizen import EMAIL, HOME, NAME, PHONE, Citizen, land, ticket_in
from tests.questions.test_pages import question

pytestmark = pytest.mark.dieu(10)


@pytest.fixture
def citizen(people: factories.People) -> Citizen:
    land()
    return Citizen()


def errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("cau-hoi", "question"),
        ("gop-y", "feedback"),
        ("bao-loi", "error"),
        ("yeu-cau-thong-tin", "access"),
    ],
)
def test_each_kind_is_taken_in(citizen: Citizen, slug: str, kind: str) -> None:
    message = citizen.ask(slug)
    assert (message.kind, message.state) == (kind, "received")
    assert message.consent == ConsentText.current()
    assert message.received_at.date() == timezone.now().date()
    assert message.steps.get().action == "receive"


def test_unknown_kind_is_not_found(citizen: Citizen) -> None:
    assert citizen.client.get(reverse("ask", args=["khieu-nai"])).status_code == 404


def test_only_what_was_given_is_kept_and_apart(citizen: Citizen) -> None:
    message = citizen.ask()
    assert not Sender.objects.exists()
    message = citizen.ask(name=NAME, email=EMAIL, phone=PHONE, reply="email")
    sender = Sender.objects.get(enquiry=message)
    assert (sender.name, sender.email, sender.phone, sender.home) == (NAME, EMAIL, PHONE, "")


def test_consent_is_asked_never_presumed(citizen: Citizen) -> None:
    html = citizen.client.get(reverse("ask", args=["cau-hoi"])).text
    box = re.search(r'<input type="checkbox" name="consent"[^>]*>', html)
    assert box
    assert "checked" not in box[0]
    assert "đồng ý" in errors(citizen.send(consent=None))["consent"][0]
    assert not Enquiry.objects.exists()
    ConsentText.objects.create(text="Bản thứ hai.")
    assert "Bản thứ hai." in citizen.client.get(reverse("ask", args=["cau-hoi"])).text
    assert citizen.ask().consent.text == "Bản thứ hai."
    opened = citizen.fill()
    ConsentText.objects.create(text="Bản thứ ba.")
    answer = citizen.post("cau-hoi", opened)
    assert set(errors(answer)) == {"consent_version"}, "nobody agrees to what wasn't shown"
    assert "Bản thứ ba." in answer.text


def test_nothing_typed_is_lost(citizen: Citizen) -> None:
    answer = citizen.send(consent=None, name=NAME, phone="12", text="Câu hỏi dài của tôi đây.")
    assert set(errors(answer)) == {"consent", "phone"}
    for value in (NAME, "Câu hỏi dài của tôi đây.", 'value="12"'):
        assert value in answer.text
    assert 'aria-invalid="true"' in answer.text
    again = citizen.post(
        "cau-hoi",
        {
            "text": "Câu hỏi dài của tôi đây.",
            "reply": "code",
            "consent": "on",
            "consent_version": str(ConsentText.current().pk),
            "field": str(land().pk),
            "ticket": ticket_in(answer.text),
        },
    )
    assert "receipt" in again.text, "the page carries the old ticket on: no waiting again"


def test_way_of_answering_needs_its_address(citizen: Citizen) -> None:
    assert set(errors(citizen.send(reply="email"))) == {"email"}
    assert set(errors(citizen.send(reply="phone"))) == {"phone"}
    assert set(errors(citizen.send("bao-loi", reply="public"))) == {"reply"}
    assert set(errors(citizen.send("yeu-cau-thong-tin", name="", home="", identity_number=""))) == {
        "name", "home", "identity_number",
    }  # fmt: skip


def test_sending_twice_makes_one(citizen: Citizen, mailoutbox: Any) -> None:
    data = citizen.fill(email=EMAIL)
    first, second = citizen.post("cau-hoi", data), citizen.post("cau-hoi", data)
    assert Enquiry.objects.count() == 1
    shown = {Enquiry.objects.get().shown_code in answer.text for answer in (first, second)}
    assert shown == {True}
    assert len([sent for sent in mailoutbox if sent.to == [EMAIL]]) == 1


# Routing.


def test_field_and_commune_decide_who_answers(people: factories.People) -> None:
    commune = factories.BodyFactory(kind="commune")
    other = factories.BodyFactory(kind="commune")
    anything, field_only, commune_only, both = (factories.BodyFactory() for _ in range(4))
    assert body_for(land(), commune) is None
    for field, place, body in (
        (None, None, anything), (land(), None, field_only), (None, commune, commune_only),
        (land(), commune, both),
    ):  # fmt: skip
        EnquiryRoute.objects.create(field=field, commune=place, body=body)
    family = EnquiryField.objects.create(name="Hộ tịch")
    assert body_for(land(), commune) == both
    assert body_for(land(), other) == field_only
    assert body_for(land(), None) == field_only
    assert body_for(family, commune) == commune_only
    assert body_for(family, other) == anything
    assert body_for(None, None) == anything
    both.valid_to = timezone.localdate() - datetime.timedelta(days=1)
    both.save()
    assert body_for(land(), commune) == field_only, "a body that is no more answers nothing"


def test_an_office_that_was_chosen_answers_itself(citizen: Citizen) -> None:
    office = factories.BodyFactory(name="Phòng Tư pháp", code="phong-tu-phap")
    EnquiryRoute.objects.create(field=land(), body=factories.BodyFactory())
    assert citizen.ask(place="phong-tu-phap").body == office
    assert "place" in errors(citizen.send(place="khong-co"))


def test_an_error_goes_to_whoever_supplied_the_page(citizen: Citizen) -> None:
    from_nowhere = citizen.ask("bao-loi", address="/khong-co/")
    assert (from_nowhere.body, from_nowhere.found_by_office) == (None, False)
    page = question("Câu trả lời có chỗ sai")
    assert citizen.ask("bao-loi", address=page.url).body == page.body


def test_an_error_found_by_an_officer_is_the_offices_own(
    citizen: Citizen, people: factories.People
) -> None:
    citizen.client.force_login(people.contributor)
    own = citizen.ask("bao-loi")
    assert own.found_by_office
    assert own.days == 5
    assert not citizen.ask("cau-hoi").found_by_office


# Against machines and attackers.


def test_honeypot(citizen: Citizen) -> None:
    assert set(errors(citizen.send(website="http://spam.example"))) == {"website"}
    assert not Enquiry.objects.exists()


def test_faster_than_anybody_types(citizen: Citizen) -> None:
    ticket = citizen.open()
    answer = citizen.post("cau-hoi", {**citizen.fill(), "ticket": ticket})
    assert "quá nhanh" in errors(answer)["__all__"][0]
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("ticket", ["", "a:b:c", "0" * 4000, "x\x00y"])
def test_forged_ticket(citizen: Citizen, ticket: str) -> None:
    answer = citizen.send(ticket=ticket)
    assert "mở đã lâu" in errors(answer)["__all__"][0]
    assert ticket_in(answer.text) != ticket


def test_old_ticket(citizen: Citizen, time_machine: Any) -> None:
    data = citizen.fill()
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=13))
    assert "mở đã lâu" in errors(citizen.post("cau-hoi", data))["__all__"][0]


def test_after_a_few_messages_a_sum_is_asked(citizen: Citizen) -> None:
    for _ in range(NEAR):
        citizen.ask()
    data = citizen.fill()
    question, result = sum_of(data["ticket"])
    answer = citizen.post("cau-hoi", data)
    assert set(errors(answer)) == {"sum"}
    assert question in answer.text
    assert "receipt" not in citizen.post("cau-hoi", {**data, "sum": str(result + 1)}).text
    assert "receipt" in citizen.post("cau-hoi", {**data, "sum": f" {result} "}).text


def test_mass_posting_is_stopped_by_network(citizen: Citizen) -> None:
    for _ in range(SENDINGS):
        citizen.post("cau-hoi", {})
    answer = citizen.send(text="Chữ của tôi vẫn còn đây.")
    assert answer.status_code == 429
    assert "Chữ của tôi vẫn còn đây." in answer.text
    assert Citizen("198.51.100.4").send().status_code == 200


def test_an_ipv6_household_is_one_sender(people: factories.People) -> None:
    land()
    for number in range(SENDINGS):
        Citizen(f"2001:db8:0:1::{number:x}").post("cau-hoi", {})
    assert Citizen("2001:db8:0:1:ffff::1").send().status_code == 429
    assert Citizen("2001:db8:0:2::1").send().status_code == 200


def test_a_secret_is_not_even_kept(citizen: Citizen) -> None:
    answer = citizen.send(text="Tôi nhặt được giấy này:\nTUYỆT MẬT\nKế hoạch phòng thủ.")
    assert "không được gửi qua mạng" in errors(answer)["text"][0]
    assert not Enquiry.objects.exists()
    entry = AuditEntry.objects.get(event="enquiry.refused")
    assert "phòng thủ" not in str(entry.detail)


@pytest.mark.parametrize("name", ["Ă" * 4096, "a" * 81])
def test_names_of_four_kilobytes(citizen: Citizen, name: str) -> None:
    assert set(errors(citizen.send(name=name))) == {"name"}


def test_text_is_stored_composed_and_shown_as_text(
    citizen: Citizen, people: factories.People
) -> None:
    text = unicodedata.normalize("NFD", "Hỏi\x00 về đất <script>alert(1)</script> 😀")
    message = citizen.ask(text=text, name="<b>Tên</b>")
    assert message.text == "Hỏi về đất <script>alert(1)</script> 😀"
    assert unicodedata.is_normalized("NFC", message.text)
    message.body = people.office
    message.save()
    desk = Client()
    desk.force_login(people.contributor)
    shown = desk.get(reverse("enquiries:enquiry", args=[message.pk]), {"nguoi-gui": "1"}).text
    assert "<script>alert(1)" not in shown
    assert "<b>Tên</b>" not in shown
    assert "&lt;b&gt;Tên" in shown


@pytest.mark.parametrize(
    "email",
    [
        "a@example.com\nBcc: b@example.com",
        "a@example.com\r\nSubject: x",
        "a@example.com, b@example.com",
        "a@example.com%0ABcc:b@example.com,c",
        "<a@example.com>",
    ],
)
def test_no_header_gets_into_a_mail(citizen: Citizen, email: str) -> None:
    assert "email" in errors(citizen.send(email=email))
    assert mail.outbox == []


def test_a_name_gets_into_no_mail(citizen: Citizen) -> None:
    citizen.ask(name="Tên\r\nBcc: x@example.com", email=EMAIL, text="Nội dung riêng của tôi.")
    for sent in mail.outbox:
        assert "Bcc" not in sent.message().as_string()
        assert "Nội dung riêng" not in sent.body


def test_a_dead_mail_server_holds_up_nobody(citizen: Citizen, monkeypatch: Any) -> None:
    def broken(*_args: Any, **_kwargs: Any) -> None:
        raise SMTPException

    monkeypatch.setattr("questions.mailing.send_mail", broken)
    assert citizen.ask(email=EMAIL).pk


@pytest.mark.parametrize(
    "address",
    ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "tin-tuc", "/a b"],
)
def test_the_address_of_an_error_is_a_path_of_ours(citizen: Citizen, address: str) -> None:
    assert "address" in errors(citizen.send("bao-loi", address=address))


def test_the_form_of_an_error_knows_the_page(citizen: Citizen) -> None:
    answer = citizen.client.get(reverse("ask", args=["bao-loi"]), {"trang": '/tin"><b>/'})
    assert 'value="/tin&quot;&gt;&lt;b&gt;/"' in answer.text


def test_pages_of_messages_are_kept_nowhere(citizen: Citizen) -> None:
    message = citizen.ask()
    data = citizen.fill()
    for answer in (
        citizen.client.get(reverse("ask", args=["cau-hoi"])),
        citizen.post("cau-hoi", data),
        citizen.client.get(reverse("look_up")),
        citizen.look_up(message.code),
    ):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert 'name="robots" content="noindex"' in answer.text


def test_kinds_are_told_apart_for_who_reads(citizen: Citizen) -> None:
    assert "Khiếu nại, tố cáo không gửi ở đây" in citizen.client.get("/gui/gop-y/").text
    assert [kind.value for kind in Kind] == ["question", "feedback", "error", "access"]
    assert HOME not in citizen.client.get("/gui/yeu-cau-thong-tin/").text
