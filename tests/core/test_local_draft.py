"""Điều 10: what a browser kept comes back into the editor, nothing is stored by it, and what has
arrived is known by its number."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from core.local_draft import accept
from core.models import PortalPage
from news.models import ArticlePage
from tests.attacks.scene import Scene
from tests.home.screens import Editor, story

pytestmark = pytest.mark.dieu(10)

NEW = ("news", "articlepage")


@pytest.fixture
def editor(desk: Scene) -> Editor:
    return Editor(desk.people.contributor)


def typed(editor: Editor, desk: Scene, **changes: Any) -> dict[str, Any]:
    url = reverse("wagtailadmin_pages:add", args=[*NEW, desk.section.pk])
    values = {
        "title": "Tin viết dở",
        "secrecy": "none",
        "summary": "Tóm tắt đã gõ.",
        **story(("paragraph", "<p>Đoạn văn đã gõ.</p>"), ("heading", "Mục đã gõ")),
    }
    del values["content-1-value"]
    heading = {"content-1-value-text": "Mục đã gõ", "content-1-value-level": "2"}
    return editor._form(url, {**values, **heading, **changes})


def counts() -> tuple[int, int]:
    return PortalPage.objects.count(), Revision.objects.count()


def test_a_new_page_comes_back_whole_and_unsaved(desk: Scene, editor: Editor) -> None:
    data, before = typed(editor, desk), counts()
    url = reverse("local_draft_create", args=[*NEW, desk.section.pk])
    answer = editor.client.post(url, data)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["form"]["title"].value() == "Tin viết dở"
    assert answer.context["form"]["summary"].value() == "Tóm tắt đã gõ."
    content = answer.context["form"]["content"].value()
    assert [part.block_type for part in content] == ["paragraph", "heading"]
    assert "Đoạn văn đã gõ." in str(content[0].value)
    assert content[1].value["text"] == "Mục đã gõ"
    assert 'data-w-unsaved-force-value="true"' in shown
    assert "data-filled" in shown
    add = reverse("wagtailadmin_pages:add", args=[*NEW, desk.section.pk])
    assert f'action="{add}"' in shown
    assert counts() == before


def test_an_unfinished_page_comes_back_without_reproach(desk: Scene, editor: Editor) -> None:
    data = typed(editor, desk, summary="")
    url = reverse("local_draft_create", args=[*NEW, desk.section.pk])
    assert not editor.client.post(url, data).context["form"].errors


def test_a_draft_comes_back_into_its_page(desk: Scene, editor: Editor) -> None:
    page = desk.draft(title="Bản đã lưu", owner=desk.people.contributor)
    before = counts()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {**editor._form(edit, {"title": "Bản gõ thêm"}), "content-count": "0"}
    answer = editor.client.post(reverse("local_draft_edit", args=[page.pk]), data)
    assert answer.context["form"]["title"].value() == "Bản gõ thêm"
    assert f'action="{edit}"' in answer.content.decode()
    assert ArticlePage.objects.get(pk=page.pk).title == "Bản đã lưu"
    assert counts() == before


def test_what_others_may_not_edit_they_do_not_fill(desk: Scene) -> None:
    page = desk.draft(title="Bản của đơn vị")
    client = Client()
    address = reverse("local_draft_edit", args=[page.pk])
    assert client.post(address, {}).status_code == 302
    client.force_login(desk.people.chair)
    assert client.post(address, {"title": "x"}).status_code in (302, 403)


def test_broken_data_breaks_nothing(desk: Scene, editor: Editor) -> None:
    url = reverse("local_draft_create", args=[*NEW, desk.section.pk])
    for data in ({}, {"title": "\x00", "content-count": "abc"}, {"corrections-TOTAL_FORMS": "x"}):
        answer = editor.client.post(url, data, follow=True)
        assert answer.status_code == 200
        assert "không khôi phục được" in answer.content.decode()


def test_marks_of_secrecy_are_told_to_the_browser(desk: Scene, editor: Editor) -> None:
    url = reverse("wagtailadmin_pages:add", args=[*NEW, desk.section.pk])
    answer = editor.client.post(url, typed(editor, desk, summary="ĐỘ MẬT: TỐI MẬT"))
    assert "data-marked" in answer.content.decode()
    assert "data-marked" not in editor.client.get(url).content.decode()


def test_sent_twice_under_one_number_it_is_one_page(desk: Scene, editor: Editor) -> None:
    url = reverse("wagtailadmin_pages:add", args=[*NEW, desk.section.pk])
    data = typed(editor, desk, local_draft="a1b2c3")
    first, second = editor.client.post(url, data), editor.client.post(url, data)
    page = ArticlePage.objects.get(title="Tin viết dở")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (first.status_code, second.url) == (302, edit)
    status = editor.client.get(reverse("local_draft_status"))
    assert status.json()["saved"] == ["a1b2c3"]
    assert "no-store" in status["Cache-Control"]


def test_a_refused_form_has_not_arrived(desk: Scene, editor: Editor) -> None:
    url = reverse("wagtailadmin_pages:add", args=[*NEW, desk.section.pk])
    editor.client.post(url, typed(editor, desk, title="", local_draft="a1b2c3"))
    assert editor.client.get(reverse("local_draft_status")).json()["saved"] == []


def test_only_the_last_numbers_are_remembered(rf: Any) -> None:
    session: dict[str, Any] = {}
    for number in [*range(40), "<b>", "x" * 41, ""]:
        request = rf.post("/", {"local_draft": f"n{number}" if number != "" else ""})
        request.session = session
        accept(request, "/")
    assert list(session["local_drafts"]) == [f"n{number}" for number in range(10, 40)]


def test_the_status_is_for_those_signed_in(desk: Scene) -> None:
    assert Client().get(reverse("local_draft_status")).status_code == 302
