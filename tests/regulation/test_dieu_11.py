"""Điều 11: Vietnamese, in composed Unicode as TCVN 6909:2001 has it, on every way in."""

from __future__ import annotations

import unicodedata

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from core.text import fold, sort_key
from news.models import ArticlePage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import fresh

pytestmark = pytest.mark.dieu(11)
TITLE = "Đại hội Đảng bộ xã Hóa Quỳ"
DECOMPOSED = unicodedata.normalize("NFD", TITLE)


def test_the_two_spellings_differ() -> None:
    """Else the other tests would prove nothing."""
    assert DECOMPOSED != TITLE


def test_page_is_stored_composed(desk: Scene) -> None:
    page = desk.draft(
        title=DECOMPOSED, summary=DECOMPOSED, content=[("paragraph", f"<p>{DECOMPOSED}</p>")]
    )
    page = fresh(page)
    assert page.title == TITLE
    assert page.summary == TITLE
    assert TITLE in page.content[0].value.source


def test_form_stores_composed_text(desk: Scene) -> None:
    client = Client()
    client.force_login(desk.people.contributor)
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", desk.section.pk])
    data = querydict_from_html(
        client.get(address).content.decode(), form_id="page-edit-form"
    ).copy()
    data.update({"title": DECOMPOSED, "secrecy": "none", "content-count": "0"})
    client.post(address, data)
    assert ArticlePage.objects.filter(title=TITLE).exists()


def test_address_keeps_the_letter_d(desk: Scene) -> None:
    assert desk.draft(title=DECOMPOSED).slug == "dai-hoi-dang-bo-xa-hoa-quy"


def test_names_of_files_and_bodies_are_composed(db: None) -> None:
    file = factories.document(title=DECOMPOSED, name=f"{DECOMPOSED}.txt")
    for text in (file.title, file.file.name):
        assert unicodedata.is_normalized("NFC", text)
    assert factories.BodyFactory(name=DECOMPOSED).name == TITLE


def test_search_finds_vietnamese_however_it_is_typed(desk: Scene) -> None:
    page = desk.draft(title=TITLE)
    for typed in (TITLE, DECOMPOSED, TITLE.upper(), fold(TITLE)):
        assert list(ArticlePage.objects.search(typed)) == [page]


def test_alphabet_is_vietnamese() -> None:
    names = ["Ô", "Đ", "Ă", "D", "Â", "E", "A", "Ư", "O", "Ơ", "Ê", "U"]
    assert sorted(names, key=sort_key) == list("AĂÂDĐEÊOÔƠUƯ")


def test_public_page_and_admin_speak_vietnamese(desk: Scene) -> None:
    home = Client().get("/").content.decode()
    assert '<html lang="vi"' in home
    desk.client.force_login(desk.people.member)
    assert 'lang="vi"' in desk.client.get(reverse("wagtailadmin_home")).content.decode()
