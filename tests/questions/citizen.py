"""What a citizen and the officers do with one message, over HTTP and in code."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core.roles import Role
from questions import handling
from questions.codes import new_code
from questions.models import ConsentText, Enquiry, EnquiryField, Kind, QuestionIndexPage
from tests import factories
from tests.home.site_map import section

PHONE, EMAIL, NAME = "0912 987 654", "nguoihoi.bimat@example.com", "Lò Thị Mạch Vân"
HOME, IDENTITY = "Thôn Ná Cà 2", "038085001234"
TEXT = (
    "Tôi là Lò Thị Mạch Vân, số 0912 987 654, hộp thư nguoihoi.bimat@example.com, căn cước "
    "038085001234. Thửa đất nhà tôi tách cho con thì cần giấy tờ gì?"
)
MARKERS = ("987 654", "987654", "nguoihoi", "Mạch Vân", "Ná Cà", "038085001234")


def land() -> EnquiryField:
    return EnquiryField.objects.get_or_create(name="Đất đai")[0]


def questions_section() -> QuestionIndexPage:
    return QuestionIndexPage.objects.first() or section(QuestionIndexPage, "Hỏi – Đáp")


@dataclass
class Citizen:
    """A visitor without account and without script, behind one network address."""

    address: str = "203.0.113.7"
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.defaults["REMOTE_ADDR"] = self.address

    def open(self, slug: str = "cau-hoi", **query: str) -> str:
        """Open the form; returns its ticket."""
        answer = self.client.get(reverse("ask", args=[slug]), query)
        assert answer.status_code == 200
        return ticket_in(answer.text)

    def fill(self, slug: str = "cau-hoi", **values: Any) -> dict[str, Any]:
        """A form that was opened a minute ago and filled in as it should be."""
        with time_machine.travel(timezone.now() - datetime.timedelta(seconds=60), tick=False):
            ticket = self.open(slug)
        data = {"text": TEXT, "reply": "code", "consent": "on", "ticket": ticket}
        data["consent_version"] = str(ConsentText.current().pk)
        if slug in ("cau-hoi", "gop-y"):
            data["field"] = str(land().pk)
        if slug == "yeu-cau-thong-tin":
            data |= {"name": NAME, "home": HOME, "identity_number": IDENTITY}
        if slug == "bao-loi":
            data["address"] = "/"
        return {name: value for name, value in {**data, **values}.items() if value is not None}

    def send(self, slug: str = "cau-hoi", **values: Any) -> Any:
        """Fill the form and send it."""
        return self.post(slug, self.fill(slug, **values))

    def post(self, slug: str, data: dict[str, Any]) -> Any:
        return self.client.post(reverse("ask", args=[slug]), data)

    def ask(self, slug: str = "cau-hoi", **values: Any) -> Enquiry:
        """Send a message and return what was stored of it."""
        answer = self.send(slug, **values)
        assert "receipt" in answer.text, answer.context["form"].errors
        return Enquiry.objects.get(code=code_in(answer.text))

    def look_up(self, code: str, **values: str) -> Any:
        return self.client.post(reverse("look_up"), {"ma": code, **values})


def ticket_in(html: str) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', html)
    assert found
    return found[1]


def code_in(html: str) -> str:
    found = re.search(r'id="ma-bien-nhan">([^<]+)<', html)
    assert found
    return found[1].replace("-", "")


def enquiry(body: Any, **values: Any) -> Enquiry:
    """A message in the database, as the form would have left it."""
    made = Enquiry(
        **{
            "code": new_code(),
            "ticket": new_code(),
            "kind": Kind.QUESTION,
            "text": "Thửa đất tách cho con thì cần giấy tờ gì?",
            "reply": Enquiry.Reply.CODE,
            "body": body,
            "consent": ConsentText.current(),
            **values,
        }
    )
    made.set_due()
    made.save()
    return made


def officer(body: Any, role: Role = Role.CONTRIBUTOR, **values: Any) -> User:
    return factories.UserFactory(role=role, body=body, **values)


def desk_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def take(user: User, message: Enquiry, step: str, **values: Any) -> Any:
    """Take one step on the desk, as the form of the screen would."""
    data = {f"{step}-{name}": value for name, value in values.items()}
    address = reverse("enquiries:enquiry", args=[message.pk])
    return desk_of(user).post(address, {"step": step, **data})


def answered_privately(people: factories.People, message: Enquiry, answer: str) -> Enquiry:
    """Through the private path: draft, signature, confirmation."""
    handling.draft_answer(message, people.contributor, answer)
    mark = Enquiry.objects.get(pk=message.pk).answer_mark
    handling.sign(message, people.unit_head, mark)
    return handling.confirm(message, people.deputy, mark)
