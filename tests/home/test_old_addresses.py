"""Addresses of the portals before this one lead on, and are counted (domain.md sections 9, 10)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from home.models import HomePage, OldAddressHit
from news.models import ArticlePage, GalleryIndexPage, NewsIndexPage
from tests import factories
from tests.home.site_map import draft, public, section


@pytest.fixture
def article(people: factories.People) -> ArticlePage:
    return public(ArticlePage, "Đảng bộ huyện họp", section(NewsIndexPage, "Tin tức"))


@pytest.mark.parametrize(
    "address",
    [
        "/portal/Pages/2021-05-03/dang-bo-huyen-hop.aspx",
        "/portal/Pages/Dang-Bo-Huyen-Hop.aspx",
        "/web/trang-chu/tin-tuc-su-kien/dang-bo-huyen-hop.html",
        "/web/trang-chu/tin-tuc/chinh-tri/dang-bo-huyen-hop.html?p_p_id=101",
    ],
)
def test_an_old_article_leads_to_its_page(
    article: ArticlePage, client: Client, address: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, article.url)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/portal/Pages/2019-01-02/tin-khong-con.aspx", "/tim-kiem/?q=tin+khong+con"),
        ("/web/trang-chu/thong-bao/ban-nhap.html", "/tim-kiem/?q=ban+nhap"),
        ("/portal/Photos/2020-03/anh%20(1).jpg", "/thu-vien-anh/"),
        ("/portal/Pages/default.aspx", "/"),
        ("/web/trang-chu", "/"),
        ("/portal/", "/"),
    ],
)
def test_what_has_no_page_leads_on_too(
    people: factories.People, client: Client, address: str, target: str
) -> None:
    section(GalleryIndexPage, "Thư viện ảnh")
    draft(ArticlePage, "Bản nháp", section(NewsIndexPage, "Tin tức"), slug="ban-nhap")
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, target)


def test_pictures_lead_home_where_there_is_no_gallery(site: HomePage, client: Client) -> None:
    assert client.get("/portal/Photos/2020-03/a.jpg")["Location"] == "/"


def test_other_addresses_are_not_found(site: HomePage, client: Client) -> None:
    for address in ("/khong-co/", "/web/khac/x.html", "/portal/x/y.php", "/portal/Pages/a/b.aspx"):
        assert client.get(address).status_code == 404, address
    assert client.post("/portal/Pages/default.aspx").status_code == 404
    assert not OldAddressHit.objects.exists()


def test_a_redirect_made_by_hand_goes_first_and_is_counted(
    article: ArticlePage, client: Client
) -> None:
    address = "/web/trang-chu/tin/dang-bo-huyen-hop.html"
    Redirect.objects.create(
        old_path=Redirect.normalise_path(address), redirect_link="/tin-tuc/", is_permanent=True
    )
    for _visit in range(3):
        assert client.get(address)["Location"] == "/tin-tuc/"
    hit = OldAddressHit.objects.get()
    assert (hit.old_path, hit.target, hit.hits) == (address, "/tin-tuc/", 3)


def test_inventions_make_no_new_rows(article: ArticlePage, client: Client) -> None:
    """The counts can't be made to grow without end."""
    for number in range(5):
        client.get(f"/web/trang-chu/muc-{number}/dang-bo-huyen-hop.html")
        client.get(f"/web/trang-chu/muc/khong-co-{number}.html")
        client.get(f"/portal/Photos/2020-0{number}/{number}.jpg")
    assert dict(OldAddressHit.objects.values_list("old_path", "hits")) == {
        "/web/…/dang-bo-huyen-hop": 5,
        "/web/…/?": 5,
        "/portal/photos/": 5,
    }


def test_the_counts_are_in_the_admin(people: factories.People, client: Client) -> None:
    OldAddressHit.count("/portal/Pages/default.aspx", "/")
    address = reverse("home_oldaddresshit_modeladmin_index")
    client.force_login(people.tech)
    assert "/portal/Pages/default.aspx" in client.get(address).text
    client.force_login(people.contributor)
    assert client.get(address).status_code == 302
