"""The desk: who may know of a message and take which step; every POST attacked."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from core.audit import AuditEntry
from core.domains import Domain
from core.refusal import PublicationRefused
from core.roles import Role
from questions import handling
from questions.desk_views import STEP_FORMS
from questions.models import DataRequest, Enquiry, EnquiryField, EnquiryStep, QuestionPage, Sender
from tests import factories
from tests.questions.citizen import (
    EMAIL,
    NAME,
    PHONE,
    answered_privately,
    desk_of,
    enquiry,
    land,
    officer,
    questions_section,
    take,
)

pytestmark = pytest.mark.dieu(10)

SCREENS = ("register", "data_requests", "figures")
# What each step posts.
POSTED: dict[str, dict[str, Any]] = {
    "transfer": {"reason": "Thuộc đơn vị khác."},
    "extend": {"reason": "Cần thêm thời gian."},
    "draft": {"answer": "Trả lời lén."},
    "sign": {},
    "send_back": {"reason": "Sửa lại."},
    "confirm": {},
    "close": {"outcome": "spam", "reason": "Tin rác."},
    "merge": {},
}


@pytest.fixture
def message(people: factories.People) -> Enquiry:
    made = enquiry(people.office, field=land())
    Sender.objects.create(enquiry=made, name=NAME, phone=PHONE, email=EMAIL)
    return made


def posted(step: str, message: Enquiry) -> dict[str, Any]:
    extra: dict[str, Any] = {
        "transfer": {"body": str(factories.BodyFactory().pk)},
        "merge": {"target": str(enquiry(message.body).pk)},
        "sign": {"seen": message.answer_mark},
        "confirm": {"seen": message.answer_mark},
    }.get(step, {})
    return {**POSTED[step], **extra}


def test_every_step_is_attacked() -> None:
    assert set(POSTED) == set(STEP_FORMS)


def test_visitors_are_sent_to_sign_in(message: Enquiry) -> None:
    wish = DataRequest.objects.create(enquiry=message, wish="delete")
    for name, args in (
        *((screen, []) for screen in SCREENS), ("enquiry", [message.pk]),
        ("compose", [message.pk]), ("data_request", [wish.pk]),
    ):  # fmt: skip
        for method in ("get", "post"):
            answer = getattr(Client(), method)(reverse(f"enquiries:{name}", args=args))
            assert answer.status_code == 302
            assert "/login/" in answer["Location"]
    message.refresh_from_db()
    assert message.text


@pytest.mark.parametrize("step", sorted(POSTED))
def test_other_units_technicians_and_superusers_take_no_step(
    people: factories.People, message: Enquiry, step: str
) -> None:
    stranger = officer(factories.BodyFactory(), Role.UNIT_HEAD)
    handling.draft_answer(message, people.contributor, "Trả lời.")
    message.refresh_from_db()
    before = Enquiry.objects.values().get(pk=message.pk)
    for user in (stranger, people.tech, people.superuser, people.chair):
        answer = take(user, message, step, **posted(step, message))
        assert answer.status_code == 403, user
    assert Enquiry.objects.values().get(pk=message.pk) == before


def test_other_units_see_nothing(people: factories.People, message: Enquiry) -> None:
    stranger = officer(factories.BodyFactory(), Role.UNIT_HEAD)
    for name in ("enquiry", "compose"):
        address = reverse(f"enquiries:{name}", args=[message.pk])
        for user in (stranger, people.tech, people.superuser):
            assert desk_of(user).get(address).status_code == 403
    assert message.text not in desk_of(stranger).get(reverse("enquiries:register")).text
    for user in (people.tech, people.superuser):
        assert desk_of(user).get(reverse("enquiries:register")).status_code == 403
    assert desk_of(stranger).get(reverse("enquiries:figures")).status_code == 403


@pytest.mark.parametrize(
    ("step", "who"),
    [
        ("sign", "contributor"),
        ("confirm", "contributor"),
        ("confirm", "unit_head"),
        ("confirm", "member"),
        ("close", "contributor"),
        ("merge", "contributor"),
        ("draft", "member"),
        ("draft", "head"),
        ("sign", "head"),
    ],
)
def test_who_may_not_take_a_step_of_the_own_unit(
    people: factories.People, message: Enquiry, step: str, who: str
) -> None:
    handling.draft_answer(message, people.contributor, "Trả lời.")
    message.refresh_from_db()
    if step == "confirm":
        handling.sign(message, people.unit_head, message.answer_mark)
    state = Enquiry.objects.get(pk=message.pk).state
    answer = take(getattr(people, who), message, step, **posted(step, message))
    assert answer.status_code == 403
    assert Enquiry.objects.get(pk=message.pk).state == state


def test_wrong_states(people: factories.People, message: Enquiry) -> None:
    for step, who in (("sign", people.unit_head), ("confirm", people.deputy)):
        assert take(who, message, step, **posted(step, message)).status_code == 403
    answered_privately(people, message, "Trả lời.")
    for step in ("transfer", "draft", "close", "merge", "send_back", "extend"):
        answer = take(people.unit_head, message, step, **posted(step, message))
        assert answer.status_code == 403, step
        assert "Đã trả lời" in answer.text
    assert Enquiry.objects.get(pk=message.pk).state == "answered"


def test_four_eyes_over_a_private_answer(people: factories.People, message: Enquiry) -> None:
    party = factories.BodyFactory(kind="party_office")
    assert party.domain == Domain.PARTY
    both = officer(people.office, Role.UNIT_HEAD)
    factories.BoardMembership.objects.create(
        user=both, role="deputy", starts="2022-09-12", decision="2111/QĐ-UBND"
    )
    handling.draft_answer(message, both, "Trả lời.")
    message.refresh_from_db()
    handling.sign(message, both, message.answer_mark)
    with pytest.raises(PublicationRefused, match="Điều 14"):
        handling.confirm(message, both, message.answer_mark)
    Enquiry.objects.filter(pk=message.pk).update(body=party)
    with pytest.raises(PublicationRefused, match="Điều 14"):
        handling.confirm(message, people.deputy, message.answer_mark)
    assert handling.confirm(message, people.head, message.answer_mark).state == "answered"


def test_what_is_signed_is_what_was_read(people: factories.People, message: Enquiry) -> None:
    handling.draft_answer(message, people.contributor, "Bản thứ nhất.")
    read = Enquiry.objects.get(pk=message.pk).answer_mark
    handling.draft_answer(message, people.contributor, "Bản thứ hai.")
    with pytest.raises(PublicationRefused, match="vừa được sửa"):
        handling.sign(message, people.unit_head, read)
    message.refresh_from_db()
    handling.sign(message, people.unit_head, message.answer_mark)
    handling.draft_answer(message, people.contributor, "Bản thứ ba.")
    message.refresh_from_db()
    assert (message.state, message.signed_by) == ("drafted", None), "a rewrite voids the signature"


def test_a_refused_step_loses_nothing_typed(people: factories.People, message: Enquiry) -> None:
    answer = take(people.unit_head, message, "close", outcome="refused", reason="Lý do dài tôi gõ.")
    assert answer.status_code == 403
    assert "Lý do dài tôi gõ." in answer.text
    answer = take(people.contributor, message, "transfer", body="", reason="Chữ vẫn còn.")
    assert answer.status_code == 200
    assert "Chữ vẫn còn." in answer.text
    assert take(people.contributor, message, "khong-co").status_code == 302


def test_transfer_tells_the_next_unit_and_voids_the_draft(
    people: factories.People, message: Enquiry, mailoutbox: Any
) -> None:
    other = factories.BodyFactory()
    colleague = officer(other)
    handling.draft_answer(message, people.contributor, "Trả lời.")
    answer = take(
        people.contributor, message, "transfer", body=str(other.pk), reason="Thuộc đơn vị bạn."
    )
    assert answer.status_code == 302
    assert answer["Location"] == reverse("enquiries:register"), "it isn't theirs to see any more"
    message.refresh_from_db()
    assert (message.body, message.state, message.answer) == (other, "received", "")
    assert [mail.to for mail in mailoutbox] == [[colleague.email]]
    assert message.steps.filter(action="transfer").count() == 1


def test_sending_back_needs_a_reason_and_keeps_the_draft(
    people: factories.People, message: Enquiry
) -> None:
    handling.draft_answer(message, people.contributor, "Trả lời dở.")
    assert take(people.unit_head, message, "send_back", reason=" ").status_code == 200
    take(people.unit_head, message, "send_back", reason="Nêu rõ căn cứ.")
    message.refresh_from_db()
    assert (message.state, message.answer) == ("received", "Trả lời dở.")


def test_only_access_to_information_is_refused_by_law(people: factories.People) -> None:
    access = enquiry(people.office, kind="access")
    take(people.unit_head, access, "close", outcome="refused", reason="Thông tin bí mật đời tư.")
    access.refresh_from_db()
    assert (access.state, access.outcome) == ("closed", "refused")


def test_merging_with_what_is_not_there(people: factories.People, message: Enquiry) -> None:
    for target in ("999999", "ABCD-EFGH-JKLM", "9" * 39, "x"):
        answer = take(people.unit_head, message, "merge", target=target)
        assert answer.status_code == 200
        assert "Không có mục nào" in answer.text
    assert take(people.unit_head, message, "merge", target=str(message.pk)).status_code == 403
    stranger = enquiry(factories.BodyFactory())
    assert take(people.unit_head, message, "merge", target=str(stranger.pk)).status_code == 403


def test_the_sender_is_shown_on_purpose_and_noted(
    people: factories.People, message: Enquiry
) -> None:
    address = reverse("enquiries:enquiry", args=[message.pk])
    assert NAME not in desk_of(people.contributor).get(address).text
    assert not AuditEntry.objects.filter(event="enquiry.sender_read").exists()
    assert NAME in desk_of(people.contributor).get(address, {"nguoi-gui": ""}).text
    entry = AuditEntry.objects.get(event="enquiry.sender_read")
    assert (entry.actor_name, entry.target_id) == (people.contributor.username, str(message.pk))
    for user in (people.member, people.deputy, people.chair):
        answer = desk_of(user).get(address, {"nguoi-gui": ""})
        assert answer.status_code == 200
        assert NAME not in answer.text
    assert NAME in desk_of(people.head).get(address, {"nguoi-gui": ""}).text


def test_composing_is_the_units_own(people: factories.People, message: Enquiry) -> None:
    questions_section()
    texts = {"title": "Câu hỏi", "question": "Cần gì?", "answer": "Cần đơn."}
    address = reverse("enquiries:compose", args=[message.pk])
    stranger = officer(factories.BodyFactory(), Role.UNIT_HEAD)
    for user in (stranger, people.head, people.member, people.superuser):
        assert desk_of(user).post(address, texts).status_code == 403
        assert desk_of(user).get(address).status_code == 403
    assert not QuestionPage.objects.exists()
    assert desk_of(people.contributor).post(address, texts).status_code == 302
    assert desk_of(people.contributor).post(address, texts).status_code == 403, "once"
    assert QuestionPage.objects.count() == 1


def test_composing_without_a_section(people: factories.People, message: Enquiry) -> None:
    address = reverse("enquiries:compose", args=[message.pk])
    answer = desk_of(people.contributor).post(
        address, {"title": "Câu", "question": "Chữ tôi gõ?", "answer": "Cần đơn."}
    )
    assert answer.status_code == 403
    assert "Chữ tôi gõ?" in answer.text


# The register.


def test_filters(people: factories.People, message: Enquiry, time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T02:00:00+00:00", tick=False)
    other = enquiry(factories.BodyFactory(), kind="error", text="Ảnh sai chú thích ở trang tin.")
    desk = desk_of(people.member)

    def listed(**query: Any) -> set[int]:
        answer = desk.get(reverse("enquiries:register"), query)
        assert answer.status_code == 200
        return {found.pk for found in answer.context["page_obj"]}

    both = {message.pk, other.pk}
    assert listed() == both
    assert listed(kind="error") == {other.pk}
    assert listed(field=land().pk) == {message.pk}
    assert listed(body=people.office.pk) == {message.pk}
    assert listed(state="received") == both
    assert listed(q=other.shown_code.lower()) == {other.pk}
    assert listed(q=str(message.pk)) == {message.pk}
    assert listed(q="chú thích") == {other.pk}
    assert listed(kind="x", body="y", state="z", q="9" * 90, trang="-1") <= both
    time_machine.move_to("2026-06-02T02:00:00+00:00", tick=False)
    desk = desk_of(people.member)
    assert listed(state="qua-han") == {other.pk}
    handling.close(other, people.member, "spam", "Rác.")
    assert other.pk not in listed(state="chua-xong")


def test_workbook_without_and_with_personal_data(
    people: factories.People, message: Enquiry
) -> None:
    Enquiry.objects.filter(pk=message.pk).update(text="=1+1")
    address = reverse("enquiries:register")

    def cells(user: Any, which: str) -> str:
        answer = desk_of(user).get(address, {"xlsx": which})
        assert answer.status_code == 200
        sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        return " ".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row)

    for user in (people.contributor, people.member, people.head):
        plain = cells(user, "so-lieu")
        assert "Đất đai" in plain
        assert NAME not in plain
        assert "1+1" not in plain
    full = cells(people.head, "day-du")
    assert NAME in full
    assert "'=1+1" in full
    assert AuditEntry.objects.filter(event="enquiry.personal_export").count() == 1
    for user in (people.contributor, people.unit_head, people.member, people.deputy):
        assert desk_of(user).get(address, {"xlsx": "day-du"}).status_code == 403


def test_figures_by_unit(people: factories.People, message: Enquiry) -> None:
    answered_privately(people, message, "Trả lời.")
    handling.rate(message, 3, "")
    enquiry(people.office)
    answer = desk_of(people.head).get(reverse("enquiries:figures"), {"nam": "x"})
    row = answer.context["rows"][0]
    assert (row.unit, row.received, row.in_time, row.waiting, row.score) == (
        "Phòng Nội vụ", 2, 1, 1, 3.0,
    )  # fmt: skip
    assert row.share_in_time == 100.0
    file = desk_of(people.chair).get(reverse("enquiries:figures"), {"xlsx": "1"})
    sheet = load_workbook(BytesIO(b"".join(file.streaming_content))).active
    assert [cell.value for cell in sheet[2]][:3] == ["Phòng Nội vụ", 2, 1]


def test_register_costs_the_same(people: factories.People) -> None:
    desk, address = desk_of(people.member), reverse("enquiries:register")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            desk.get(address)
        return len(seen)

    enquiry(people.office, field=land())
    cost()
    before = cost()
    for _ in range(12):
        enquiry(factories.BodyFactory(), field=land())
    # Each body that the filter offers is a row of one query.
    assert cost() == before


# Tables.


def test_tables_are_kept_by_head_and_deputy(people: factories.People) -> None:
    add = reverse("questions_enquiryfield_modeladmin_create")
    for user, kept in (
        (people.head, True), (people.deputy, True), (people.member, False),
        (people.contributor, False), (people.tech, False), (people.chair, False),
    ):  # fmt: skip
        answer = desk_of(user).post(add, {"name": f"Lĩnh vực của {user.username}", "rank": "1"})
        made = EnquiryField.objects.filter(name__endswith=user.username).exists()
        assert (made, answer.status_code) == (kept, 302)
    answer = desk_of(people.head).post(add, {"name": "LĨNH VỰC CỦA TRUONGBAN", "rank": "1"})
    assert "Đã có lĩnh vực cùng tên" in answer.text


def test_consent_is_added_never_changed(people: factories.People, message: Enquiry) -> None:
    desk = desk_of(people.head)
    for action in ("edit", "delete"):
        address = reverse(f"questions_consenttext_modeladmin_{action}", args=[message.consent_id])
        desk.post(address, {"text": "Sửa lén"})
    message.consent.refresh_from_db()
    assert message.consent.text != "Sửa lén"


def test_history_names_who_did_what(people: factories.People, message: Enquiry) -> None:
    answered_privately(people, message, "Trả lời.")
    steps = EnquiryStep.objects.filter(enquiry=message).values_list("action", "actor_id")
    assert list(steps) == [
        ("draft", people.contributor.pk), ("sign", people.unit_head.pk),
        ("answer", people.deputy.pk),
    ]  # fmt: skip
    events = AuditEntry.objects.filter(event__startswith="enquiry.", target_id=str(message.pk))
    assert {entry.event for entry in events} == {
        "enquiry.draft", "enquiry.sign", "enquiry.answer",
    }  # fmt: skip
