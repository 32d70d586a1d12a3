"""Điều 7: what is secret is never public here, and isn't even kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from core.audit import AuditEntry
from core.refusal import PublicationRefused
from core.scan import section_findings
from core.secrecy import CLASSIFIED, Secrecy
from news.models import ArticlePage, NewsIndexPage
from services.models import StatusChange
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from workflows.routing import confirm_findings

pytestmark = pytest.mark.dieu(7)
BLOCKED = [Secrecy.UNDECLARED, *sorted(CLASSIFIED)]


@pytest.mark.parametrize("level", BLOCKED)
def test_only_what_is_declared_unclassified_becomes_public(desk: Scene, level: str) -> None:
    page = desk.draft(title="Tin", secrecy=level)
    page.live = True
    with pytest.raises(PublicationRefused) as refusal:
        page.save()
    assert refusal.value.article == "7"
    assert AuditEntry.objects.filter(event="publish.refused", target_id=page.pk).exists()


@pytest.mark.parametrize("level", BLOCKED)
def test_the_database_refuses_by_itself(desk: Scene, level: str) -> None:
    page = publish(desk.draft(title="Tin"), author=desk.people.contributor)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE core_portalpage SET secrecy = %s WHERE id = %s", [level, page.pk])


def test_what_nobody_declared_is_not_submitted(desk: Scene) -> None:
    with pytest.raises(PublicationRefused, match="Chưa khai"):
        submit(desk.draft(title="Tin", secrecy=Secrecy.UNDECLARED), desk.people.contributor)


@pytest.mark.parametrize("level", sorted(CLASSIFIED))
def test_form_keeps_no_new_classified_text(desk: Scene, level: str) -> None:
    client = Client()
    client.force_login(desk.people.contributor)
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", desk.section.pk])
    data = querydict_from_html(
        client.get(address).content.decode(), form_id="page-edit-form"
    ).copy()
    data.update({"title": "Kế hoạch", "secrecy": level, "content-count": "0"})
    before = ArticlePage.objects.count()
    answer = client.post(address, data)
    assert "không được soạn, lưu trên Cổng" in answer.content.decode()
    assert ArticlePage.objects.count() == before


def test_raising_the_level_takes_the_item_and_its_file_down_at_once(desk: Scene) -> None:
    file = factories.document(b"noi dung", name="ke-hoach.txt")
    content = [("document", {"document": file, "label": "Tệp"})]
    page = publish(desk.draft(title="Kế hoạch A", content=content), author=desk.people.contributor)
    visitor = Client()
    assert visitor.get(page.url).status_code == 200
    assert visitor.get(file.file.url).status_code == 200
    address = page.url
    page.secrecy = Secrecy.SECRET
    page.save_revision(user=desk.people.unit_head)
    assert visitor.get(address).status_code == 410
    assert visitor.get(file.file.url).status_code == 410
    assert AuditEntry.objects.filter(event="secrecy.raised", target_id=page.pk).exists()


def test_the_row_keeps_no_text_of_a_classified_item(desk: Scene) -> None:
    page = publish(
        desk.draft(title="Kế hoạch A", summary="Tóm tắt mật"), author=desk.people.contributor
    )
    page.secrecy = Secrecy.TOP_SECRET
    page.save_revision(user=desk.people.unit_head)
    page = fresh(page)
    assert page.title == f"[Tuyệt mật] mục {page.pk}"
    assert page.summary == ""
    assert not page.content


def test_a_level_does_not_fall_by_an_edit(desk: Scene) -> None:
    page = desk.draft(title="Tin")
    page.secrecy = Secrecy.SECRET
    page.save_revision(user=desk.people.contributor)
    page = fresh(page)
    page.secrecy = Secrecy.NONE
    with pytest.raises(PublicationRefused, match="giải mật"):
        page.save()


def test_an_undeclared_picture_holds_the_item_back(desk: Scene) -> None:
    picture = factories.image(secrecy=Secrecy.UNDECLARED)
    with pytest.raises(PublicationRefused, match="hình ảnh số"):
        submit(desk.draft(title="Tin có ảnh", cover=picture), desk.people.contributor)


@pytest.mark.dieu(7, khoan=2)
def test_a_changed_procedure_says_since_when_and_why(db: None) -> None:
    change = StatusChange(status="paused")
    with pytest.raises(ValidationError) as refused:
        change.full_clean(exclude=["page"])
    assert {"since", "reason"} <= set(refused.value.message_dict)


@pytest.mark.dieu(7, khoan=6)
def test_an_article_keeps_the_directive_it_follows(desk: Scene) -> None:
    page = publish(
        desk.draft(title="Tin", directive="Công văn số 12/UBND-VP"), author=desk.people.contributor
    )
    assert fresh(page).directive == "Công văn số 12/UBND-VP"


def test_defence_and_security_is_declared_a_second_time(desk: Scene) -> None:
    """Điều 7 khoản 5: nobody decides before the Head has said so for exactly this content."""
    section = desk.section.add_child(
        instance=NewsIndexPage(title="Quốc phòng – An ninh", live=True, is_sensitive=True)
    )
    page = submit(desk.draft(parent=section, title="Ngày hội"), desk.people.contributor)
    page = act(page, desk.people.unit_head)
    page = act(page, desk.people.member)
    with pytest.raises(PublicationRefused, match="Trưởng Ban xác nhận"):
        act(page, desk.people.deputy)
    assert not fresh(page).live
    state = fresh(page).current_workflow_state
    confirm_findings(state, user=desk.people.head, reason="Hoạt động công khai.")
    page = act(page, desk.people.deputy)
    assert page.live
    # A later text is another content: declared again.
    page.summary = "Nội dung khác."
    page = submit(page, desk.people.contributor)
    page = act(page, desk.people.unit_head)
    page = act(page, desk.people.member)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)


def test_other_sections_ask_once(desk: Scene) -> None:
    assert section_findings(desk.page) == []
