"""Page types of home/: where they stand, how they are made, what they show."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import get_page_models

from core.forms import PortalPageForm
from core.models import PortalPage
from directory.models import BoardPage
from home.models import ContactPage, HomeLink, HomePage, SectionPage, SiteMapPage, StandardPage
from tests import factories
from tests.home.screens import Editor, rows, story
from tests.home.site_map import draft, home, public, section

NONE: set[type] = set()


@pytest.fixture
def editor(people: factories.People) -> Editor:
    """Somebody who may make any draft."""
    return Editor(people.superuser)


@pytest.mark.parametrize(
    ("model", "parents", "children"),
    [
        (SectionPage, {HomePage, SectionPage}, {SectionPage, StandardPage, BoardPage}),
        (StandardPage, {HomePage, SectionPage}, NONE),
        (ContactPage, {HomePage}, NONE),
        (SiteMapPage, {HomePage}, NONE),
    ],
)
def test_place_in_the_tree(model: Any, parents: set[type], children: set[type]) -> None:
    assert set(model.allowed_parent_page_models()) == parents
    assert set(model.allowed_subpage_models()) == children


def test_home_stands_at_the_root_once(site: HomePage) -> None:
    assert HomePage.allowed_parent_page_models() == [PortalPage]
    assert not HomePage.can_create_at(PortalPage.get_first_root_node())


def test_every_type_of_page_is_edited_with_the_portals_form() -> None:
    """Declared secrecy, own unit, address with đ: Wagtail's own form asks for none of them."""
    types = [model for model in get_page_models() if model is not PortalPage]
    forms = {model.__name__: model.get_edit_handler().get_form_class() for model in types}
    assert [name for name, form in forms.items() if not issubclass(form, PortalPageForm)] == []


@pytest.mark.parametrize("model", [SectionPage, SiteMapPage])
def test_structural_pages_are_made_edited_and_previewed(editor: Editor, model: Any) -> None:
    page = editor.create(home(), model, title="Mục thử", slug="muc-thu", summary="Tóm tắt")
    assert page.is_structural
    assert editor.edit(page, title="Mục thử, tên khác").title == "Mục thử, tên khác"


def test_a_page_of_introduction(editor: Editor, people: factories.People, client: Client) -> None:
    page = editor.create(
        home(),
        StandardPage,
        title="Chức năng, nhiệm vụ",
        slug="chuc-nang",
        summary="Ban Biên tập làm gì.",
        secrecy="none",
        body=str(people.office.pk),
        **story(("heading", {"text": "Việc thứ nhất", "level": "2"}), ("paragraph", "<p>Một.</p>")),
    )
    assert not page.live
    edited = editor.edit(page, **story(("paragraph", "<p>Hai.</p>")))
    assert "Hai." in str(edited.content)
    from_chain = public(StandardPage, "Trang khác", home(), content=[("paragraph", "<p>Ba.</p>")])
    text = client.get(from_chain.url).content.decode()
    assert "Ba." in text
    assert "Bài đã được" in text


def test_contact_page_links_its_number(
    editor: Editor, people: factories.People, client: Client
) -> None:
    editor.create(
        home(),
        ContactPage,
        title="Liên hệ thử",
        slug="lien-he-thu",
        secrecy="none",
        body=str(people.office.pk),
        address="Thị trấn Yên Cát",
        phone="0237.387 1234 – máy lẻ 5",
        **story(),
    ).delete()
    page = public(
        ContactPage, "Liên hệ", home(), address="Thị trấn Yên Cát", phone="0237.387 1234 – máy lẻ 5"
    )
    text = client.get(page.url).content.decode()
    assert 'href="tel:02373871234"' in text
    assert "Thị trấn Yên Cát" in text


def test_home_page_keeps_its_links_in_order(editor: Editor, client: Client) -> None:
    page = editor.edit(
        home(),
        **rows(
            "links",
            {"title": "Tỉnh Thanh Hóa", "url": "https://thanhhoa.gov.vn"},
            {"title": "Chính phủ", "url": "https://chinhphu.vn"},
        ),
    )
    assert [link.title for link in page.links.all()] == ["Tỉnh Thanh Hóa", "Chính phủ"]
    HomeLink.objects.create(page=home(), title="Quốc hội", url="https://quochoi.vn")
    assert 'href="https://quochoi.vn"' in client.get("/").content.decode()


def test_section_lists_what_is_public_in_the_order_of_the_tree(
    people: factories.People, client: Client
) -> None:
    about = section(SectionPage, "Giới thiệu")
    public(StandardPage, "Lịch sử", about)
    public(StandardPage, "Điều kiện tự nhiên", about)
    draft(StandardPage, "Bản nháp", about)
    text = client.get(about.url).content.decode()
    assert 0 < text.index(">Lịch sử<") < text.index(">Điều kiện tự nhiên<")
    assert "Bản nháp" not in text


def test_empty_section_says_so_and_offers_search(site: HomePage, client: Client) -> None:
    text = client.get(section(SectionPage, "Giới thiệu").url).content.decode()
    assert "Mục này chưa có nội dung nào." in text


def test_site_map_shows_the_public_tree(people: factories.People, client: Client) -> None:
    about = section(SectionPage, "Giới thiệu")
    below = section(SectionPage, "Văn hóa", about)
    public(StandardPage, "Lễ hội Đình Thi", below)
    draft(StandardPage, "Chưa duyệt", below)
    site_map = section(SiteMapPage, "Sơ đồ cổng")
    text = client.get(site_map.url).content.decode()
    tree = text[text.index('class="site-map"') :]
    assert tree.index("Giới thiệu") < tree.index("Văn hóa") < tree.index("Lễ hội Đình Thi")
    assert "Chưa duyệt" not in text
