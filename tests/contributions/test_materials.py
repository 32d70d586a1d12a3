"""Điều 10: officers supply information, events and materials without writing an article."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from contributions.materials import compose, give_back
from contributions.models import Material, MaterialFile
from contributions.statistics import Period, figures
from core.models import AuditEntry
from core.refusal import PublicationRefused
from core.roles import Role
from core.secrecy import NOT_KEPT
from library.models import PortalDocument, PortalImage
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, submit

pytestmark = pytest.mark.dieu(10)

TYPED = {
    "secrecy": "none",
    "kind": "event",
    "title": "Lễ ra quân làm đường thôn",
    "text": "Sáng nay thôn huy động 60 người.\n\nĐường dài 400 m.",
    "happened_on": "05/03/2026",
    "place": "Thôn 3",
    "source_name": "Ban phát triển thôn",
}


def photo(name: str = "lễ ra quân.png") -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "#1B6B3A").save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def attachment(name: str = "so-lieu.txt", data: bytes = b"60 nguoi, 400 m") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "text/plain")


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(desk: Scene, **changes: Any) -> Any:
    return signed_in(desk.people.contributor).post(
        reverse("contributions:send_material"), {**TYPED, **changes}
    )


def sent(desk: Scene, **changes: Any) -> Material:
    values = {
        "pictures": [photo("a.png"), photo("b.png")],
        "caption": "Quang cảnh ra quân",
        "attachments": [attachment()],
        **changes,
    }
    answer = post(desk, **values)
    assert answer.status_code == 302, answer.context["form"].errors
    return Material.objects.latest("pk")


def step(desk: Scene, material: Material, person: Any, **data: Any) -> Any:
    return signed_in(person).post(reverse("contributions:material", args=[material.pk]), data)


def made(desk: Scene, material: Material) -> ArticlePage:
    answer = step(desk, material, desk.people.member, compose="1", section=desk.section.pk)
    assert answer.status_code == 302
    material.refresh_from_db()
    return ArticlePage.objects.get(pk=material.page_id)


def test_it_is_kept_whole_and_the_members_are_told(desk: Scene, mailoutbox: list[Any]) -> None:
    material = sent(desk)
    people = desk.people
    assert (material.sender, material.body) == (people.contributor, people.office)
    assert (material.state, material.happened_on) == ("sent", datetime.date(2026, 3, 5))
    assert [picture.description for picture in material.pictures] == ["Quang cảnh ra quân"] * 2
    assert {picture.credit for picture in material.pictures} == {people.contributor.get_full_name()}
    assert [file.secrecy for file in material.attachments] == ["none"]
    assert [mail.to for mail in mailoutbox] == [[people.member.email]]
    assert AuditEntry.objects.filter(event="material.sent", target_id=str(material.pk)).exists()


def test_a_member_makes_the_draft_that_stays_the_senders(
    desk: Scene, mailoutbox: list[Any]
) -> None:
    material = sent(desk)
    mailoutbox.clear()
    page = made(desk, material)
    draft = page.get_latest_revision_as_object()
    people = desk.people
    assert (page.owner, draft.body, page.get_parent().pk) == (
        people.contributor, people.office, desk.section.pk,
    )  # fmt: skip
    assert draft.pen_name == people.contributor.get_full_name()
    assert (draft.event_date, draft.source_name) == (material.happened_on, "Ban phát triển thôn")
    assert draft.cover == material.pictures[0]
    kinds = [part.block_type for part in draft.content]
    assert kinds == ["paragraph", "paragraph", "image", "document"]
    assert "<p>Đường dài 400 m.</p>" in str(draft.content[0].value)
    assert (page.live, page.latest_revision.user) == (False, people.member)
    assert (material.state, material.handled_by) == ("used", people.member)
    assert [mail.to for mail in mailoutbox] == [[people.contributor.email]]


def test_the_draft_takes_the_whole_chain(desk: Scene) -> None:
    page = submit(made(desk, sent(desk)), desk.people.member)
    act(page, desk.people.unit_head)
    assert fresh(page).current_workflow_task_state is not None
    assert not fresh(page).live


def test_markup_in_the_text_stays_text(desk: Scene) -> None:
    page = made(desk, sent(desk, text="<script>alert(1)</script>", place="<b>Thôn</b>"))
    words = "".join(str(part.value) for part in page.content)
    assert "<script>" not in words
    assert "<b>" not in words


def test_returned_with_a_reason_that_the_sender_reads(desk: Scene, mailoutbox: list[Any]) -> None:
    material = sent(desk)
    mailoutbox.clear()
    empty = step(desk, material, desk.people.member, reason=" ")
    assert "Hãy ghi lý do" in empty.content.decode()
    step(desk, material, desk.people.member, reason="Thiếu số liệu của thôn.")
    material.refresh_from_db()
    assert (material.state, material.reason) == ("returned", "Thiếu số liệu của thôn.")
    assert [mail.to for mail in mailoutbox] == [[desk.people.contributor.email]]
    assert "Thiếu số liệu của thôn." in mailoutbox[0].body
    shown = signed_in(desk.people.contributor).get(reverse("contributions:materials"))
    assert "Thiếu số liệu của thôn." in shown.content.decode()


@pytest.mark.parametrize("level", ["confidential", "secret", "top_secret"])
def test_nothing_classified_is_kept(desk: Scene, level: str) -> None:
    answer = post(desk, secrecy=level, pictures=[photo()], caption="Ảnh")
    assert NOT_KEPT in answer.content.decode()
    assert_nothing_kept()


def test_undeclared_is_asked_for(desk: Scene) -> None:
    answer = post(desk, secrecy="undeclared")
    assert "Hãy khai độ mật trước khi gửi" in answer.content.decode()
    assert "Lễ ra quân làm đường thôn" in answer.content.decode()
    assert_nothing_kept()


@pytest.mark.parametrize("name", ["title", "text", "place", "source_name", "caption"])
def test_a_mark_of_secrecy_in_any_text_keeps_it_out(desk: Scene, name: str) -> None:
    values = {"pictures": [photo()], "caption": "Ảnh", name: "ĐỘ MẬT: TỐI MẬT"}
    answer = post(desk, **values)
    assert "Có dấu hiệu tài liệu mật" in answer.content.decode()
    assert "data-marked" in answer.content.decode()
    assert AuditEntry.objects.filter(event="text.refused").exists()
    assert_nothing_kept()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"attachments": [attachment(data="ĐỘ MẬT: TUYỆT MẬT".encode())]}, "dấu hiệu tài liệu mật"),
        ({"attachments": [attachment("a.exe")]}, "a.exe"),
        ({"pictures": [photo(), SimpleUploadedFile("b.png", b"khong phai anh")]}, "b.png"),
        ({"pictures": [photo(f"{n}.png") for n in range(21)]}, "nhiều nhất 20"),
        ({"pictures": [photo()], "caption": ""}, "chú thích"),
    ],
)
def test_one_wrong_file_keeps_all_out(desk: Scene, files: dict[str, Any], said: str) -> None:
    answer = post(desk, **{"caption": "Ảnh", **files})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "Đường dài 400 m." in answer.content.decode()
    assert_nothing_kept()


def assert_nothing_kept() -> None:
    assert not Material.objects.exists()
    assert not PortalImage.objects.exists()
    assert not PortalDocument.objects.exists()


def test_the_database_refuses_too(desk: Scene) -> None:
    material = sent(desk)
    for change in (
        {"secrecy": "secret"},
        {"state": "returned", "handled_by": desk.people.member, "handled_at": timezone.now()},
        {"state": "used"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Material.objects.filter(pk=material.pk).update(**change)
    material.text = "ĐỘ MẬT: TỐI MẬT"
    with pytest.raises(PublicationRefused):
        material.save()


def test_only_a_member_handles_it(desk: Scene) -> None:
    material = sent(desk)
    people = desk.people
    for person in (people.contributor, people.unit_head, people.deputy, people.head):
        forged = step(desk, material, person, compose="1", section=desk.section.pk)
        assert forged.status_code == 403
        assert step(desk, material, person, reason="Không dùng").status_code == 403
        assert step(desk, material, person, destroy="1").status_code == 403
    for person in (people.chair, people.tech, people.superuser):
        assert step(desk, material, person, reason="Không dùng").status_code in (302, 403)
    material.refresh_from_db()
    assert (material.state, ArticlePage.objects.filter(title=material.title).count()) == ("sent", 0)


def test_somebody_elses_is_unknown(desk: Scene) -> None:
    material = sent(desk)
    other = factories.BodyFactory(name="Phòng khác", code="phong-khac")
    strangers = [
        factories.UserFactory(role=Role.CONTRIBUTOR, body=other),
        factories.UserFactory(role=Role.UNIT_HEAD, body=other),
        factories.UserFactory(role=Role.CONTRIBUTOR, body=desk.people.office),
    ]
    for person in strangers:
        client = signed_in(person)
        address = reverse("contributions:material", args=[material.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"compose": "1"}).status_code == 404
        shown = client.get(reverse("contributions:materials"), {"xlsx": "1"})
        assert load_workbook(BytesIO(b"".join(shown.streaming_content))).active.max_row == 1
    assert signed_in(desk.people.unit_head).get(address).status_code == 200


@pytest.mark.parametrize("name", ["member", "head", "chair", "tech", "superuser"])
def test_only_units_send(desk: Scene, name: str) -> None:
    client = signed_in(getattr(desk.people, name))
    client.post(reverse("contributions:send_material"), TYPED)
    assert not Material.objects.exists()


def test_somebody_without_a_unit_is_told(desk: Scene) -> None:
    desk.people.contributor.body = None
    desk.people.contributor.save()
    assert post(desk).status_code == 403
    shown = signed_in(desk.people.contributor).get(reverse("contributions:send_material"))
    assert "chưa thuộc đơn vị nào" in shown.content.decode()


def test_of_two_members_the_second_makes_nothing(desk: Scene) -> None:
    material = sent(desk)
    second = factories.UserFactory(role=Role.MEMBER, body=desk.people.office)
    stale = Material.objects.get(pk=material.pk)
    compose(material, desk.people.member, desk.section)
    for deed in (
        lambda: compose(stale, second, desk.section),
        lambda: give_back(stale, second, "Không dùng"),
    ):
        with pytest.raises(PublicationRefused, match="đã có người xử lý"):
            deed()
    assert step(desk, stale, second, compose="1", section=desk.section.pk).status_code == 403
    assert ArticlePage.objects.filter(title=material.title).count() == 1


def test_a_section_that_asks_for_a_source_says_so(desk: Scene) -> None:
    outside = NewsIndexPage(title="Trong tỉnh", slug="trong-tinh", live=True, scope="province")
    factories.home().add_child(instance=outside)
    material = sent(desk, source_name="")
    answer = step(desk, material, desk.people.member, compose="1", section=outside.pk)
    assert "phải ghi nguồn" in answer.content.decode()
    material.refresh_from_db()
    assert material.state == "sent"


def test_a_deleted_draft_lets_it_wait_again(desk: Scene) -> None:
    material = sent(desk)
    made(desk, material).delete()
    material.refresh_from_db()
    assert (material.state, material.page, material.handled_by) == ("sent", None, None)


def test_a_classified_article_empties_what_it_was_made_of(desk: Scene) -> None:
    material = sent(desk)
    page = made(desk, material)
    page.secrecy = "secret"
    page.save()
    material.refresh_from_db()
    assert (material.state, material.text, material.title) == ("destroyed", "", "Nội dung đã hủy")
    assert not MaterialFile.objects.exists()


def test_a_member_destroys_what_is_classified_after_all(desk: Scene) -> None:
    material = sent(desk)
    names = [file.file for file in [*material.pictures, *material.attachments]]
    step(desk, material, desk.people.member, destroy="1")
    material.refresh_from_db()
    assert (material.state, material.text, material.place) == ("destroyed", "", "")
    assert not PortalImage.objects.exists()
    assert not PortalDocument.objects.exists()
    assert len(names) == 3
    entry = AuditEntry.objects.get(event="material.destroyed")
    assert "Lễ ra quân" not in str(entry.detail)


def test_it_counts_as_material_and_not_as_a_written_article(desk: Scene) -> None:
    def office() -> Any:
        period = Period.of_quarter(timezone.localdate())
        return next(unit for unit in figures(period) if unit.body == desk.people.office)

    assert office().is_silent
    material = sent(desk)
    returned = sent(desk, title="Việc khác")
    give_back(returned, desk.people.member, "Đã đăng rồi.")
    page = submit(made(desk, material), desk.people.member)
    unit = office()
    assert (unit.sent, unit.materials, unit.sent_lately) == ([], [material.pk], 1)
    assert not unit.is_silent
    written = submit(desk.draft(title="Bài tự viết"), desk.people.contributor)
    assert office().sent == [written.pk]
    assert page.pk not in office().sent
    shown = signed_in(desk.people.member).get(
        reverse("contributions:unit", args=[desk.people.office.pk])
    )
    assert material.title in shown.content.decode()


def test_the_register_filters_searches_and_is_taken_away(desk: Scene) -> None:
    material = sent(desk)
    sent(desk, title="=HYPERLINK(1)", kind="information", text="Nội dung khác")
    give_back(Material.objects.latest("pk"), desk.people.member, "Trùng.")
    client, address = signed_in(desk.people.member), reverse("contributions:materials")

    def found(**query: Any) -> int:
        return client.get(address, query).context["page_obj"].paginator.count

    assert found() == 2
    assert found(state="sent") == found(kind="event") == found(q="400 m") == 1
    assert found(body=desk.people.office.pk) == 2
    assert found(body="999999", state="abc", q="\x00") == 2
    csv = b"".join(client.get(address, {"csv": "1", "state": "sent"}).streaming_content).decode()
    assert material.title in csv
    assert "HYPERLINK" not in csv
    book = b"".join(client.get(address, {"xlsx": "1"}).streaming_content)
    rows = list(load_workbook(BytesIO(book)).active.values)
    assert len(rows) == 3
    assert "'=HYPERLINK(1)" in rows[1]


def test_the_register_costs_the_same_with_many(desk: Scene) -> None:
    client = signed_in(desk.people.member)
    counts = []
    for _round in range(2):
        for number in range(4):
            sent(desk, title=f"Việc {number}")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("contributions:materials"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_sent_again_because_the_answer_was_lost_it_is_kept_once(desk: Scene) -> None:
    client = signed_in(desk.people.contributor)
    for _time in range(2):
        answer = client.post(
            reverse("contributions:send_material"), {**TYPED, "local_draft": "ab12"}
        )
        assert answer.status_code == 302
    assert Material.objects.count() == 1


def test_what_a_browser_kept_comes_back_into_the_form(desk: Scene) -> None:
    client = signed_in(desk.people.contributor)
    address = reverse("contributions:send_material_again")
    shown = client.post(address, {**TYPED, "source_url": "không phải địa chỉ"}).content.decode()
    assert "Đường dài 400 m." in shown
    assert 'value="05/03/2026"' in shown
    assert not Material.objects.exists()
    assert client.get(address).status_code == 302
