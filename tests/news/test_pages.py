"""Page types of news/: where they stand, how they are made, what they show."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.domains import Domain
from core.secrecy import Secrecy
from directory.models import BodyKind
from documents.models import DocumentIndexPage, DocumentPage, DocumentType
from home.models import HomePage
from news.models import (
    ArticlePage,
    ConclusionIndexPage,
    ConclusionPage,
    GalleryImage,
    GalleryIndexPage,
    GalleryPage,
    NewsIndexPage,
    NoticeIndexPage,
    NoticePage,
    Scope,
)
from tests import factories
from tests.chain import publish
from tests.home.screens import Editor, rows, story
from tests.home.site_map import draft, home, public, section

NONE: set[type] = set()
INDEXES = [NewsIndexPage, NoticeIndexPage, ConclusionIndexPage, GalleryIndexPage]
# Two of them are the portal's state and the names that the unit bore.
MOST_QUERIES = 22


@pytest.fixture
def editor(people: factories.People) -> Editor:
    """Somebody who may make any draft."""
    return Editor(people.superuser)


@pytest.mark.parametrize(
    ("model", "parents", "children"),
    [
        (NewsIndexPage, {HomePage, NewsIndexPage}, {NewsIndexPage, ArticlePage}),
        (ArticlePage, {NewsIndexPage}, NONE),
        (NoticeIndexPage, {HomePage}, {NoticePage}),
        (NoticePage, {NoticeIndexPage}, NONE),
        (ConclusionIndexPage, {HomePage}, {ConclusionPage}),
        (ConclusionPage, {ConclusionIndexPage}, NONE),
        (GalleryIndexPage, {HomePage}, {GalleryPage}),
        (GalleryPage, {GalleryIndexPage}, NONE),
    ],
)
def test_place_in_the_tree(model: Any, parents: set[type], children: set[type]) -> None:
    assert set(model.allowed_parent_page_models()) == parents
    assert set(model.allowed_subpage_models()) == children


# --- made, edited, previewed in the admin ---------------------------------------------------------


@pytest.mark.parametrize("model", INDEXES)
def test_sections(editor: Editor, client: Client, model: Any) -> None:
    page = editor.create(home(), model, title="Mục thử", slug="muc-thu", summary="Tóm tắt mục")
    assert page.is_structural
    assert editor.edit(page, title="Mục khác").title == "Mục khác"
    assert (
        "Tóm tắt mục" in client.get(section(model, "Mục có thật", summary="Tóm tắt mục").url).text
    )


def declared(people: factories.People, **values: Any) -> dict[str, Any]:
    return {
        "title": "Bài thử",
        "slug": "bai-thu",
        "secrecy": "none",
        "body": str(people.office.pk),
        **values,
    }


def test_article(people: factories.People) -> None:
    """By a contributor of the unit, from nothing to a draft."""
    editor = Editor(people.contributor)
    news = section(NewsIndexPage, "Trong huyện", scope=Scope.DISTRICT)
    text = story(("paragraph", "<p>Nội dung một.</p>"), ("heading", {"text": "Mục", "level": "3"}))
    page = editor.create(news, ArticlePage, **declared(people, scope="district"), **text)
    assert (page.live, page.domain) == (False, Domain.GOVERNMENT)
    assert "Nội dung hai" in str(
        editor.edit(page, **story(("paragraph", "<p>Nội dung hai.</p>"))).content
    )


def test_notice(editor: Editor, people: factories.People) -> None:
    parent = section(NoticeIndexPage, "Thông báo")
    values = declared(people, valid_until="31/12/2026", is_urgent="on")
    page = editor.create(parent, NoticePage, **values, **story(("paragraph", "<p>Một.</p>")))
    assert page.valid_until == datetime.date(2026, 12, 31)
    assert editor.edit(page, title="Tên khác", **story()).title == "Tên khác"


def test_conclusion(editor: Editor, people: factories.People) -> None:
    party = factories.BodyFactory(
        name="Thường trực Huyện ủy", code="thuong-truc", kind=BodyKind.PARTY_COMMITTEE
    )
    values = declared(
        people,
        meeting="Giao ban tháng 11",
        held_on="20/11/2026",
        chair_post="Bí thư Huyện ủy",
        chair_body=str(party.pk),
    )
    parent = section(ConclusionIndexPage, "Ý kiến kết luận")
    page = editor.create(parent, ConclusionPage, **values, **story())
    assert page.domain == Domain.PARTY, "the chairing body decides, not the unit that sends it"
    assert editor.edit(page, title="Tên khác", **story()).title == "Tên khác"


def test_gallery(editor: Editor, people: factories.People) -> None:
    first, second = factories.image(title="Một"), factories.image(title="Hai", colour="#0B4F8A")
    photos = rows(
        "images",
        {"image": str(first.pk), "caption": "Ảnh thứ nhất"},
        {"image": str(second.pk), "caption": "Ảnh thứ hai"},
    )
    parent = section(GalleryIndexPage, "Thư viện ảnh")
    page = editor.create(parent, GalleryPage, **declared(people), **photos)
    draft_now = page.get_latest_revision_as_object()
    assert [row.caption for row in draft_now.images.all()] == ["Ảnh thứ nhất", "Ảnh thứ hai"]
    assert editor.edit(page, title="Tên khác").title == "Tên khác"


# --- what the regulation asks of news -------------------------------------------------------------


@pytest.mark.dieu(4, khoan=2)
@pytest.mark.parametrize("scope", [Scope.PROVINCE, Scope.NATIONAL, Scope.INTERNATIONAL])
def test_news_from_outside_names_its_source(people: factories.People, scope: Scope) -> None:
    news = section(NewsIndexPage, "Trong tỉnh")
    page = draft(
        ArticlePage,
        "Tin tỉnh",
        news,
        scope=scope,
        source_name="Báo Thanh Hóa",
        source_url="https://baothanhhoa.vn/tin",
    )
    page.source_url = ""
    with pytest.raises(ValidationError, match="nguồn"):
        page.full_clean()


def test_a_new_article_begins_with_its_sections_scope(people: factories.People) -> None:
    news = section(NewsIndexPage, "Trong nước", scope=Scope.NATIONAL)
    form_class = ArticlePage.get_edit_handler().get_form_class()
    form = form_class(instance=ArticlePage(), parent_page=news, for_user=people.superuser)
    assert form["scope"].value() == Scope.NATIONAL
    plain = section(NewsIndexPage, "Đơn vị")
    form = form_class(instance=ArticlePage(), parent_page=plain, for_user=people.superuser)
    assert form["scope"].value() == Scope.DISTRICT


# --- what the public sees -------------------------------------------------------------------------


def test_article_shows_its_text_source_and_signature(
    people: factories.People, client: Client
) -> None:
    news = section(NewsIndexPage, "Trong tỉnh")
    page = public(
        ArticlePage,
        "Tin tỉnh",
        news,
        scope=Scope.PROVINCE,
        source_name="Báo Thanh Hóa",
        source_url="https://baothanhhoa.vn/tin",
        pen_name="Sông Chàng",
        directive="Công văn 12/UBND-VP",
        content=[
            ("paragraph", "<p>Đoạn thứ nhất.</p>"),
            ("callout", {"title": "Thời hạn", "text": "<p>Trước ngày 30.</p>"}),
            ("quote", {"text": "Dân hỏi, huyện đáp.", "source": "Chủ tọa"}),
            (
                "table",
                {
                    "caption": "Theo xã",
                    "heading": ["Xã", "Số hộ"],
                    "rows": [{"cells": ["Cát", "9"]}],
                },
            ),
        ],
    )
    public(ArticlePage, "Tin cùng mục", news)
    draft(ArticlePage, "Tin nháp", news)
    text = client.get(page.url).text
    for words in (
        "Đoạn thứ nhất.",
        "Trước ngày 30.",
        "Dân hỏi, huyện đáp.",
        "Theo xã",
        "Sông Chàng",
    ):
        assert words in text
    assert 'href="https://baothanhhoa.vn/tin"' in text
    assert f"Bài đã được {page.permit.signature_line} duyệt" in text
    assert "Tin cùng mục" in text
    assert "Tin nháp" not in text


def test_article_names_the_document_it_explains_while_that_is_public(
    people: factories.People, client: Client
) -> None:
    document = public(
        DocumentPage,
        "Quyết định 2112",
        section(DocumentIndexPage, "Văn bản"),
        number="2112/QĐ-UBND",
        document_type=DocumentType.objects.create(code="QĐ", name="Quyết định"),
        issuer_name="UBND huyện",
        issued_on=datetime.date(2022, 9, 12),
    )
    page = public(ArticlePage, "Giới thiệu", section(NewsIndexPage, "Tin"), explains=document)
    assert f'href="{document.url}"' in client.get(page.url).text
    document.unpublish()
    text = client.get(page.url).text
    assert "Văn bản được giới thiệu" not in text
    assert "2112/QĐ-UBND" not in text


def test_a_section_lists_its_own_articles(people: factories.People, client: Client) -> None:
    news, other = section(NewsIndexPage, "Trong huyện"), section(NewsIndexPage, "Trong tỉnh")
    public(ArticlePage, "Tin của mục", news)
    public(ArticlePage, "Tin mục khác", other)
    draft(ArticlePage, "Tin nháp", news)
    shown = client.get(news.url).context["page_obj"]
    assert [page.title for page in shown] == ["Tin của mục"]


def test_a_section_of_sections_lists_them_and_their_news(
    people: factories.People, client: Client
) -> None:
    news = section(NewsIndexPage, "Tin tức")
    party = section(NewsIndexPage, "Huyện ủy", news)
    public(ArticlePage, "Tin Huyện ủy", party)
    public(ArticlePage, "Tin chung", news)
    answer = client.get(news.url)
    assert [page.title for page in answer.context["page_obj"]] == ["Tin chung", "Tin Huyện ủy"]
    assert f'href="{party.url}"' in answer.text


def test_long_lists_come_by_pages(people: factories.People, client: Client) -> None:
    news = section(NewsIndexPage, "Trong huyện")
    for number in range(3):
        public(ArticlePage, f"Tin {number}", news)
    NewsIndexPage.per_page = 2
    try:
        assert [p.title for p in client.get(news.url).context["page_obj"]] == ["Tin 2", "Tin 1"]
        second = client.get(news.url, {"trang": "2"})
        assert [p.title for p in second.context["page_obj"]] == ["Tin 0"]
        for wrong in ("0", "99", "abc", "-1"):
            assert client.get(news.url, {"trang": wrong}).status_code == 200
    finally:
        del NewsIndexPage.per_page


def test_conclusion_shows_the_meeting(people: factories.People, client: Client) -> None:
    council = factories.BodyFactory(
        name="UBND huyện Như Xuân", code="ubnd", kind=BodyKind.COMMITTEE
    )
    page = public(
        ConclusionPage,
        "Kết luận giao ban",
        section(ConclusionIndexPage, "Ý kiến kết luận"),
        meeting="Giao ban tháng 11",
        held_on=datetime.date(2026, 11, 20),
        chair_post="Chủ tịch",
        chair_body=council,
        number="12/TB-UBND",
        content=[("paragraph", "<p>Yêu cầu các xã.</p>")],
    )
    text = client.get(page.url).text
    for words in ("Giao ban tháng 11", "20/11/2026", "12/TB-UBND", "Yêu cầu các xã."):
        assert words in text
    assert page.domain == Domain.GOVERNMENT


def test_gallery_costs_the_same_with_more_photos(people: factories.People, client: Client) -> None:
    parent = section(GalleryIndexPage, "Thư viện ảnh")

    def cost(count: int) -> int:
        page = draft(GalleryPage, f"Bộ {count} ảnh", parent)
        for number in range(count):
            photo = factories.image(title=f"Ảnh {number}", credit="Lê Văn An")
            GalleryImage.objects.create(page=page, image=photo, caption=f"Chú thích {number}")
        page = publish(page)
        text = client.get(page.url).text
        assert f"Chú thích {count - 1}" in text
        assert "Lê Văn An" in text
        return queries(client, page.url)

    assert cost(1) == cost(5) <= MOST_QUERIES


def test_photos_in_a_text_cost_the_same_with_more(people: factories.People, client: Client) -> None:
    news = section(NewsIndexPage, "Trong huyện")

    def cost(count: int) -> int:
        photos = [factories.image(title=f"Ảnh {number}") for number in range(count)]
        parts = [("image", {"image": photo, "caption": "Chú thích"}) for photo in photos]
        gallery = ("gallery", [{"image": photo, "caption": "Trong chùm"} for photo in photos])
        page = public(ArticlePage, f"Bài {count} ảnh", news, content=[*parts, gallery])
        text = client.get(page.url).text
        assert text.count("Chú thích") == text.count("Trong chùm") == count
        return queries(client, page.url)

    assert cost(1) == cost(4) <= MOST_QUERIES


def test_lists_cost_the_same_with_more(people: factories.People, client: Client) -> None:
    news = section(NewsIndexPage, "Trong huyện")

    def grow(times: int) -> None:
        for number in range(times):
            public(ArticlePage, f"Tin {number}", news, cover=factories.image(title=f"A{number}"))

    grow(1)
    client.get(news.url)
    before = queries(client, news.url)
    grow(3)
    client.get(news.url)
    assert queries(client, news.url) == before <= MOST_QUERIES


def queries(client: Client, url: str) -> int:
    """How many a second visit takes, caches emptied, pictures made."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("level", [Secrecy.UNDECLARED, Secrecy.CONFIDENTIAL])
def test_nothing_undeclared_or_classified_is_listed(
    people: factories.People, client: Client, level: str
) -> None:
    news = section(NewsIndexPage, "Trong huyện")
    draft(ArticlePage, "Không được hiện", news, secrecy=level)
    assert "Không được hiện" not in client.get(news.url).text
    assert "Không được hiện" not in client.get("/").text
