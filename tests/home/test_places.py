"""Điều 7 khoản 4 gạch 2: relics and scenic places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from directory.models import BodyKind
from home.models import PlaceIndexPage, PlacePage, PlacePhoto
from tests import factories
from tests.chain import publish

if TYPE_CHECKING:
    from tests.factories import HomePage, People

pytestmark = pytest.mark.dieu(7)


@pytest.fixture
def section(site: HomePage) -> PlaceIndexPage:
    return site.add_child(instance=PlaceIndexPage(title="Di tích", slug="di-tich", live=True))


def commune(code: str, name: str) -> Any:
    return factories.BodyFactory(
        code=code, name=f"UBND xã {name}", short_name=f"Xã {name}", kind=BodyKind.COMMUNE
    )


def place(section: PlaceIndexPage, people: People, title: str, **values: Any) -> PlacePage:
    page = PlacePage(
        title=title, body=people.office, owner=people.contributor, secrecy="none", live=False,
        address="Thôn 1", **values,
        photos=[PlacePhoto(image=factories.image(), alt=f"Ảnh {title}")],
    )  # fmt: skip
    section.add_child(instance=page)
    return publish(page, author=people.contributor)


def test_the_list_narrows_to_a_commune(section: PlaceIndexPage, people: People) -> None:
    trees = commune("xa-thanh-quan", "Thanh Quân")
    place(section, people, "Rừng lim", commune=trees)
    place(section, people, "Thác nước", commune=commune("xa-xuan-binh", "Xuân Bình"))
    whole = Client().get(section.url).content.decode()
    assert "Rừng lim" in whole
    assert "Thác nước" in whole
    some = Client().get(section.url, {"xa": "xa-thanh-quan"}).content.decode()
    assert "Rừng lim" in some
    assert "Thác nước" not in some
    assert Client().get(section.url, {"xa": "khong-co\x00"}).status_code == 200


def test_the_page_says_where_and_by_which_decision(section: PlaceIndexPage, people: People) -> None:
    page = place(
        section, people, "Đền cổ", commune=commune("xa-hoa-quy", "Hóa Quỳ"), rank="province",
        rank_decision="12/QĐ-UBND ngày 1/2/2012", latitude="19.62110", longitude="105.43260",
    )  # fmt: skip
    shown = Client().get(page.url).content.decode()
    assert "Di tích cấp tỉnh (12/QĐ-UBND ngày 1/2/2012)" in shown
    assert 'href="geo:19.62110,105.43260"' in shown
    assert "Ảnh Đền cổ" in shown
    assert "Xã Hóa Quỳ" in shown


@pytest.mark.parametrize(
    ("values", "field"),
    [({"rank": "national"}, "rank_decision"), ({"latitude": "19.6"}, "longitude"),
     ({"latitude": "99", "longitude": "1"}, "latitude")],
)  # fmt: skip
def test_what_is_missing_is_named(db: None, values: dict[str, str], field: str) -> None:
    page = PlacePage(title="Đền", slug="den", address="Thôn 1", **values)
    with pytest.raises(ValidationError) as refused:
        page.clean_fields(exclude=["commune", "path", "depth", "url_path", "content_type", "locale",
                                   "translation_key", "draft_title"])  # fmt: skip
        page.clean()
    assert field in refused.value.message_dict


def test_a_place_has_a_photo_with_words(people: People) -> None:
    photo = PlacePhoto(image=factories.image(), alt="")
    with pytest.raises(ValidationError):
        photo.full_clean(exclude=["page"])
