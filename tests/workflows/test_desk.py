"""The reviewer's desk: what changed, at which widths, and the approval sheet."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from core.roles import Role
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from workflows.sheet import Sheet

pytestmark = pytest.mark.dieu(14)


def desk_of(page: Any, user: Any) -> str:
    client = Client()
    client.force_login(user)
    state = fresh(page).current_workflow_task_state
    answer = client.get(reverse("workflows:review", args=[state.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def changed(desk: Scene, **values: Any) -> Any:
    """A public item with another draft submitted over it."""
    page = desk.public(
        title="Tin cũ", summary="Tóm tắt cũ", content=[("paragraph", "<p>Đoạn cũ</p>")]
    )
    draft = page.get_latest_revision().as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return submit(draft, desk.people.contributor)


def test_a_first_version_is_compared_with_nothing(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin mới"), desk.people.contributor)
    assert "Thay đổi so với" not in desk_of(page, desk.people.unit_head)


def test_the_desk_shows_what_changed_in_text_and_blocks(desk: Scene) -> None:
    page = changed(desk, title="Tin mới", content=[("paragraph", "<p>Đoạn khác</p>")])
    shown = desk_of(page, desk.people.unit_head)
    assert "Thay đổi so với bản duyệt lúc" in shown
    assert '<span class="deletion">cũ</span>' in shown
    assert '<span class="addition">mới</span>' in shown
    assert "khác" in shown
    assert "Tóm tắt cũ" not in shown.split("desk-changes")[1].split("</dl>")[0]


def test_the_desk_names_the_files_that_come_and_go(desk: Scene) -> None:
    page = changed(desk, cover=factories.image(title="Ảnh hội nghị"))
    assert "Thêm: Ảnh hội nghị" in desk_of(page, desk.people.unit_head)


def test_the_desk_shows_nothing_where_nothing_changed(desk: Scene) -> None:
    assert "Nội dung không khác bản đã duyệt" in desk_of(changed(desk), desk.people.unit_head)


def test_text_overwritten_since_its_approval_is_no_yardstick(desk: Scene) -> None:
    page = desk.public(title="Tin cũ")
    revision = page.get_latest_revision()
    draft = revision.as_object()
    draft.title = "Tin mới"
    submit(draft, desk.people.contributor)
    revision.content["title"] = "Bị ghi đè"
    revision.save()
    assert "Thay đổi so với" not in desk_of(page, desk.people.unit_head)


def test_preview_at_three_widths(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin mới"), desk.people.contributor)
    shown = desk_of(page, desk.people.unit_head)
    assert [f'value="{width}"' in shown for width in (360, 768, 1366)] == [True] * 3


# The approval sheet.


def sheet_text(desk: Scene, page: Any, user: Any) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("workflows:sheet_pdf", args=[page.pk]))
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(part.extract_text().split()) for part in pages)


def test_the_sheet_names_everybody_on_screen_and_on_paper(desk: Scene) -> None:
    page = publish(desk.draft(title="Tin về hội nghị"), author=desk.people.contributor)
    client = Client()
    client.force_login(desk.people.head)
    screen = client.get(reverse("workflows:sheet", args=[page.pk])).content.decode()
    paper = sheet_text(desk, page, desk.people.head)
    for words in (
        "Tin về hội nghị", "Phòng Nội vụ", "Thủ trưởng đơn vị", "Phó Trưởng Ban Biên tập",
        "Đã duyệt đăng", "Không mật",
    ):  # fmt: skip
        assert words in screen
        assert words in paper
    for person in (desk.people.unit_head, desk.people.member, desk.people.deputy):
        assert person.get_full_name() in screen


def test_the_sheet_tells_a_run_that_is_not_over(desk: Scene) -> None:
    page = act(submit(desk.draft(title="Tin"), desk.people.contributor), desk.people.unit_head)
    sheet = Sheet.of(page.pk)
    assert [entry.action for entry in sheet.entries] == ["submit", "sign"]
    assert dict(sheet.facts)["Kết quả"] == "Chưa duyệt"


def test_the_sheet_outlives_its_page(desk: Scene) -> None:
    page = desk.public(title="Tin đã xóa")
    page.unpublish()
    fresh(page).delete()
    assert "Tin đã xóa" in sheet_text(desk, page, desk.people.chair)


def test_the_sheet_of_a_classified_item_has_no_title(desk: Scene) -> None:
    page = desk.public(title="Tin kín")
    page.secrecy = "secret"
    page.save_revision(user=desk.people.contributor)
    assert "Tin kín" not in sheet_text(desk, page, desk.people.head)


@pytest.mark.parametrize("name", ["sheet", "sheet_pdf"])
def test_others_do_not_read_the_sheet(desk: Scene, name: str) -> None:
    page = desk.public(title="Tin")
    stranger = factories.UserFactory(
        role=Role.CONTRIBUTOR, body=factories.BodyFactory(name="Phòng khác", code="khac")
    )
    address = reverse(f"workflows:{name}", args=[page.pk])
    client = Client()
    assert client.get(address).status_code in (302, 403)
    for person, code in [(stranger, 302), (desk.people.superuser, 200), (desk.people.chair, 200)]:
        client.force_login(person)
        assert client.get(address).status_code == code, person
    assert client.get(reverse(f"workflows:{name}", args=[999_999])).status_code == 404


def test_long_sheets_break_into_pages(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin " + "rất dài " * 25), desk.people.contributor)
    for turn in range(12):
        page = act(page, desk.people.unit_head, "reject", f"Lần {turn}: " + "sửa câu chữ " * 30)
        page.current_workflow_state.resume(user=desk.people.contributor)
    reader = PdfReader(BytesIO(Sheet.of(page.pk).pdf()))
    assert len(reader.pages) > 1
