"""A procedure is published whole, keeps its history, and says when its bases have lapsed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from core.refusal import PublicationRefused
from documents.models import DocumentPage, DocumentRelation
from services.models import (
    DossierItem,
    LegalBasis,
    ProcedureIndexPage,
    ProcedurePage,
    ProcedureReview,
    ProcedureStep,
    StatusChange,
)
from services.reviews import due_for_review, months_before
from tests.home.screens import rows
from tests.pages.forms import add_url, blank_form, filled_form
from tests.pages.planting import parent_for, plant, public, specimen
from tests.pages.specimens import VALUES

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.factories import People

DAY = datetime.date(2026, 3, 2)
# What NĐ 63/2010/NĐ-CP, Điều 8 and Điều 2 khoản 4 demand, and how the refusal names it.
EMPTIED = [
    ("ways", "", "cách thức thực hiện"),
    ("time_limit", "", "thời hạn giải quyết"),
    ("applicants", "", "đối tượng thực hiện"),
    ("competent_body", None, "cơ quan giải quyết"),
    ("field", "", "lĩnh vực"),
    ("result", "", "kết quả"),
    ("steps", [], "trình tự thực hiện"),
    ("dossier", [], "thành phần hồ sơ"),
]


def emptied(people: People, name: str, value: Any, **more: Any) -> ProcedurePage:
    return specimen(ProcedurePage, people, VALUES[ProcedurePage](people) | {name: value}, **more)


# --- whole at submission ---------------------------------------------------------------------


@pytest.mark.dieu(2, khoan=4)
@pytest.mark.parametrize(("name", "value", "named"), EMPTIED, ids=[name for name, *_ in EMPTIED])
def test_submission_with_a_part_missing_is_refused_by_name(
    people: People, client: Client, name: str, value: Any, named: str
) -> None:
    parent = parent_for(ProcedurePage, people)
    client.force_login(people.contributor)
    data = filled_form(client, emptied(people, name, value), parent, people.contributor)
    data["action-submit"] = "1"
    answer = client.post(add_url(ProcedurePage, parent), data)
    assert answer.status_code == 200
    assert not ProcedurePage.objects.exists()
    said = " ".join(
        str(message) for errors in answer.context["form"].errors.values() for message in errors
    )
    assert named in said.lower()
    assert data["title"] in answer.content.decode()


@pytest.mark.parametrize(("name", "value", "named"), EMPTIED, ids=[name for name, *_ in EMPTIED])
def test_a_draft_may_lack_it_but_the_chain_refuses_to_start(
    people: People, client: Client, name: str, value: Any, named: str
) -> None:
    parent = parent_for(ProcedurePage, people)
    client.force_login(people.contributor)
    data = filled_form(client, emptied(people, name, value), parent, people.contributor)
    assert client.post(add_url(ProcedurePage, parent), data).status_code == 302
    page = ProcedurePage.objects.get()
    with pytest.raises(PublicationRefused) as refusal:
        Workflow.objects.get(active=True).start(page, people.contributor)
    assert named in str(refusal.value).lower()


def test_a_complete_one_goes_through(people: People, client: Client) -> None:
    page = public(ProcedurePage, people)
    html = client.get(page.url).content.decode()
    for shown in (
        "10 ngày làm việc",
        "Giấy chứng nhận",
        "Đơn đề nghị",
        "1 bản chính, 2 bản sao",
        "Nộp hồ sơ",
        "Cấp huyện",
        "1234/QĐ-UBND",
        "Rà soát lần cuối",
    ):
        assert shown in html


# --- status ------------------------------------------------------------------------------------


def with_history(people: People, *changes: tuple[str, datetime.date, str]) -> ProcedurePage:
    history = [StatusChange(status=s, since=on, reason=why) for s, on, why in changes]
    return emptied(people, "history", history)


@pytest.mark.dieu(7, khoan=2)
def test_the_newest_row_is_the_status_and_all_are_shown(people: People, client: Client) -> None:
    own = VALUES[ProcedurePage](people) | {
        "history": [
            StatusChange(status="paused", since=DAY, reason="Chờ hướng dẫn của tỉnh"),
            StatusChange(status="applied", since=datetime.date(2024, 1, 1), reason="QĐ 10/QĐ-UBND"),
        ],
        "online_level": "full",
        "online_url": "https://dichvucong.gov.vn/",
    }
    page = public(ProcedurePage, people, own=own)
    assert (page.status, page.status_since) == ("paused", DAY)
    html = client.get(page.url).content.decode()
    assert "<strong>Tạm dừng</strong> từ 02/03/2026: Chờ hướng dẫn của tỉnh" in html
    assert "01/01/2024" in html
    assert "QĐ 10/QĐ-UBND" in html
    assert "Nộp hồ sơ trực tuyến" not in html
    listed = client.get(ProcedureIndexPage.objects.get().url, {"tinh-trang": "paused"})
    assert [item.pk for item in listed.context["page_obj"]] == [page.pk]


def test_a_change_needs_its_day_and_reason(people: People, client: Client) -> None:
    page = plant(ProcedurePage, people)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(people.contributor)
    change = rows("history", {"status": "paused", "since": "", "reason": ""})
    data = blank_form(client, address).dict() | change | {"action-submit": "1"}
    wrong = client.post(address, data).context["form"].formsets["history"].errors
    assert set(wrong[0]) == {"since", "reason"}
    page.history = [StatusChange(status="paused", since=DAY, reason="")]
    with pytest.raises(ValidationError, match="Thiếu lý do"):
        page.full_clean()


def test_no_status_from_tomorrow_unless_published_then(people: People) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    page = with_history(people, ("repealed", tomorrow, "Bị bãi bỏ"))
    parent_for(ProcedurePage, people).add_child(instance=page)
    with pytest.raises(ValidationError, match="hẹn xuất bản"):
        page.full_clean()
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.full_clean()
    assert page.status == "repealed"


def test_the_history_is_never_emptied_in_silence(people: People) -> None:
    page = plant(ProcedurePage, people)
    page.full_clean()
    page.history = []
    with pytest.raises(ValidationError, match="ít nhất một dòng"):
        page.full_clean()


# --- online -------------------------------------------------------------------------------------


@pytest.mark.dieu(2, khoan=5)
def test_the_online_filter_lists_exactly_level_with_address(
    procedures: Callable[..., list[Any]], client: Client
) -> None:
    address = "https://dichvucong.gov.vn/"
    full, partial, _information, _none = procedures(
        {"title": "Toàn trình", "online_level": "full", "online_url": address},
        {"title": "Một phần", "online_level": "partial", "online_url": address},
        {"title": "Chỉ thông tin, có địa chỉ", "online_url": address},
        {"title": "Chỉ thông tin"},
    )
    url = ProcedureIndexPage.objects.get().url
    found = client.get(url, {"muc": "truc-tuyen"}).context["page_obj"]
    assert {item.pk for item in found} == {full.pk, partial.pk}
    found = client.get(url, {"muc": "partial"}).context["page_obj"]
    assert [item.pk for item in found] == [partial.pk]
    assert address in client.get(full.url).content.decode()


@pytest.mark.dieu(2, khoan=5)
def test_an_online_level_needs_its_address(people: People) -> None:
    page = plant(ProcedurePage, people, own=VALUES[ProcedurePage](people))
    page.online_level = "full"
    with pytest.raises(ValidationError, match="địa chỉ nộp hồ sơ trực tuyến"):
        page.full_clean()


@pytest.mark.parametrize("name", ["linh-vuc", "muc", "cap", "co-quan", "tinh-trang"])
def test_a_senseless_filter_finds_nothing_and_breaks_nothing(
    people: People, client: Client, name: str
) -> None:
    public(ProcedurePage, people)
    answer = client.get(ProcedureIndexPage.objects.get().url, {name: "x' OR 1=1 --%"})
    assert answer.status_code == 200
    assert list(answer.context["page_obj"]) == []


def test_filters_by_field_body_and_tier(
    procedures: Callable[..., list[Any]], people: People, client: Client
) -> None:
    land, civil = procedures(
        {"title": "Đất", "field": "Đất đai", "tier": "commune"},
        {"title": "Hộ tịch", "field": "Hộ tịch", "competent_body": people.member.body},
    )
    url = ProcedureIndexPage.objects.get().url
    for query, page in [
        ({"linh-vuc": "Đất đai"}, land),
        ({"cap": "commune"}, land),
        ({"co-quan": people.member.body.code}, civil),
    ]:
        assert [item.pk for item in client.get(url, query).context["page_obj"]] == [page.pk]


# --- legal basis and review ---------------------------------------------------------------------


def lapsed_basis(people: People) -> tuple[ProcedurePage, DocumentPage]:
    old = public(DocumentPage, people, title="Quyết định cũ", number="1/QĐ-UBND")
    basis = LegalBasis(document=old, text="Điều 3")
    own = VALUES[ProcedurePage](people) | {"legal_basis_rows": [basis]}
    page = public(ProcedurePage, people, own=own)
    return page, old


def replace(people: People, old: DocumentPage) -> None:
    public(
        DocumentPage,
        people,
        own=VALUES[DocumentPage](people)
        | {"number": "2/QĐ-UBND", "relations": [DocumentRelation(kind="replaces", target=old)]},
        title="Quyết định mới",
    )


def test_a_lapsed_basis_is_said_and_to_be_reviewed(people: People, client: Client) -> None:
    page, old = lapsed_basis(people)
    html = client.get(page.url).content.decode()
    assert old.url in html
    assert "Căn cứ pháp lý đã thay đổi" not in html
    assert due_for_review() == []
    replace(people, old)
    html = client.get(page.url).content.decode()
    assert "Căn cứ pháp lý đã thay đổi" in html
    assert "Hết hiệu lực" in html
    (due,) = due_for_review()
    assert (due.procedure.pk, due.stale, due.is_old) == (page.pk, (old.title,), False)


def test_a_basis_says_something() -> None:
    with pytest.raises(ValidationError, match="chọn văn bản"):
        LegalBasis().clean()
    assert str(LegalBasis(text="Nghị định")) == "Nghị định"


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (datetime.date(2026, 8, 31), 6, datetime.date(2026, 2, 28)),
        (datetime.date(2026, 3, 15), 6, datetime.date(2025, 9, 15)),
        (datetime.date(2026, 12, 1), 12, datetime.date(2025, 12, 1)),
        (datetime.date(2028, 2, 29), 12, datetime.date(2027, 2, 28)),
    ],
)
def test_months_before(day: datetime.date, months: int, before: datetime.date) -> None:
    assert months_before(day, months) == before


@pytest.mark.dieu(7, khoan=2)
def test_the_owner_is_reminded_once_a_month_after_six(
    people: People, mailoutbox: list[Any]
) -> None:
    page = public(ProcedurePage, people)
    mailoutbox.clear()
    now = timezone.now()
    call_command("remind_procedure_reviews")
    assert mailoutbox == []
    with time_machine.travel(now + datetime.timedelta(days=190)):
        call_command("remind_procedure_reviews")
        call_command("remind_procedure_reviews")
        sent = sorted(mail.to[0] for mail in mailoutbox)
        assert sent == sorted([people.contributor.email, people.unit_head.email])
        assert page.title in mailoutbox[0].body
        ProcedureReview.objects.create(procedure=page, by=people.unit_head)
        assert due_for_review() == []
    with time_machine.travel(now + datetime.timedelta(days=225)):
        call_command("remind_procedure_reviews")
        assert len(mailoutbox) == 2


def test_a_configured_term(people: People, settings: Any) -> None:
    public(ProcedurePage, people)
    later = timezone.localdate() + datetime.timedelta(days=70)
    assert due_for_review(later) == []
    settings.PROCEDURE_REVIEW_MONTHS = 2
    assert len(due_for_review(later)) == 1


def test_only_the_owner_confirms(people: People, client: Client, settings: Any) -> None:
    page = public(ProcedurePage, people)
    address = reverse("services:reviews")
    settings.PROCEDURE_REVIEW_MONTHS = -1
    client.force_login(people.head)
    assert page.title in client.get(address).content.decode()
    assert client.post(address, {"procedure": page.pk}).status_code == 302
    assert not ProcedureReview.objects.exists()
    client.force_login(people.contributor)
    assert "Vẫn đúng" in client.get(address).content.decode()
    client.post(address, {"procedure": page.pk})
    assert ProcedureReview.objects.get().by == people.contributor
    for wrong in ("", "x", "999999"):
        assert client.post(address, {"procedure": wrong}).status_code == 404
    client.force_login(people.superuser)
    assert client.get(address).status_code == 302


# --- the way there ------------------------------------------------------------------------------


def test_rows_know_their_names() -> None:
    change = StatusChange(status="paused", since=DAY, reason="x")
    assert str(change) == "Tạm dừng từ 02/03/2026"
    assert DossierItem(name="Đơn", originals=0, copies=2).amount == "2 bản sao"
    assert str(ProcedureStep(title="Nộp")) == "Nộp"
