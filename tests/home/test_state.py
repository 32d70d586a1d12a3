"""Profile and archive: switched by data alone, and back without loss (domain.md section 10)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path, reverse

from core.archive import closes_in_archive
from core.audit import AuditEntry
from core.domains import Domain, domain_of
from core.profile import at_place, by_profile
from directory.models import Body, BodyKind, BodyPage, DirectoryIndexPage, LeaderGroup, Succession
from documents.models import Level
from home.models import HomePage, PortalState
from news.models import ArticlePage, NewsIndexPage, Scope
from tests import factories
from tests.home.site_map import draft, public, section

ENDED = datetime.date(2025, 7, 1)
COMMUNES = ("Như Xuân", "Thượng Ninh", "Xuân Bình", "Hóa Quỳ", "Thanh Quân", "Thanh Phong")


@closes_in_archive
def ask(request: HttpRequest) -> HttpResponse:
    """A form of the public."""
    return HttpResponse("biểu mẫu")


urlpatterns = [path("hoi/", ask), path("", include("nhuxuan.urls"))]


def archived(people: factories.People) -> PortalState:
    """The district as an archive with its six successors, of which the first has a page."""
    index = DirectoryIndexPage.objects.first() or section(DirectoryIndexPage, "Danh bạ")
    district = factories.BodyFactory(name="UBND huyện Như Xuân", code="ubnd-huyen")
    for rank, name in enumerate(COMMUNES):
        body = factories.BodyFactory(
            name=f"Xã {name}", code=f"x-{rank}", kind=BodyKind.COMMUNE, rank=rank
        )
        Succession.objects.create(
            predecessor=district, successor=body, on=ENDED, decision="1686/NQ-UBTVQH15"
        )
        if not rank:
            public(BodyPage, body.name, index, subject_body=body)
    return PortalState.objects.create(is_archive=True, ended_on=ENDED, authority=district)


@contextmanager
def profile(value: str) -> Iterator[None]:
    with at_place(lambda: PortalState(profile=value, place_name="xã Như Xuân")):
        yield


# --- the profile ----------------------------------------------------------------------------------


def test_labels_follow_the_profile() -> None:
    assert [str(label) for label in Level.labels] == ["Trung ương", "Tỉnh", "Huyện", "Xã, thị trấn"]
    assert Scope.DISTRICT.label == "Trong huyện"
    with profile("commune"):
        assert [str(label) for label in Level.labels] == [
            "Trung ương", "Tỉnh", "Huyện (trước 01/7/2025)", "Xã",
        ]  # fmt: skip
        assert Scope.DISTRICT.label == "Trong xã"
        assert LeaderGroup.PARTY.label == "Đảng ủy"
        assert dict(BodyKind.choices)["commune"] == "Xã"
    assert LeaderGroup.PARTY.label == "Huyện ủy"


def test_a_text_by_profile_is_a_text() -> None:
    text = by_profile("huyện", "xã")
    assert f"{text}" == "huyện" and text == "huyện"
    with profile("commune"):
        assert f"{text}" == "xã"


@pytest.mark.dieu(14, khoan=1)
@pytest.mark.parametrize(
    ("kind", "name", "domain"),
    [
        (BodyKind.PARTY_COMMITTEE, "Đảng ủy xã Như Xuân", Domain.PARTY),
        (BodyKind.PARTY_OFFICE, "Ban Xây dựng Đảng", Domain.PARTY),
        (BodyKind.FRONT, "Ủy ban MTTQ xã", Domain.PARTY),
        (BodyKind.MASS_ORGANISATION, "Đoàn Thanh niên xã", Domain.PARTY),
        (BodyKind.COUNCIL, "HĐND xã", Domain.GOVERNMENT),
        (BodyKind.COMMITTEE, "UBND xã", Domain.GOVERNMENT),
        (BodyKind.OFFICE, "Phòng Kinh tế", Domain.GOVERNMENT),
        (BodyKind.CENTRE, "Trung tâm Phục vụ hành chính công", Domain.GOVERNMENT),
    ],
)
def test_routing_holds_with_the_bodies_of_a_commune(
    people: factories.People, kind: str, name: str, domain: str, client: Client
) -> None:
    """Switched by data; the item of a commune's body goes to the same seat, through the chain."""
    PortalState.objects.create(profile="commune", place_name="xã Như Xuân")
    body: Body = factories.BodyFactory(name=name, code="co-quan-xa", kind=kind)
    page = draft(ArticlePage, "Tin của xã", section(NewsIndexPage, "Tin tức"), body=body)
    assert domain_of(page) == domain
    page = public(ArticlePage, "Tin đã duyệt", page.get_parent(), body=body)
    seat = "Trưởng Ban Biên tập" if domain == Domain.PARTY else "Phó Trưởng Ban Biên tập"
    text = client.get(page.url).text
    assert f"Bài đã được {seat}" in text
    assert "Trong xã" in text and "xã Như Xuân" in text and "Trong huyện" not in text


def test_forms_and_lists_of_the_admin_follow(people: factories.People, client: Client) -> None:
    PortalState.objects.create(profile="commune", place_name="xã Như Xuân")
    client.force_login(people.head)
    text = client.get(reverse("directory_body_modeladmin_create")).text
    assert ">Xã</option>" in text and "Xã, thị trấn</option>" not in text
    PortalState.objects.update(profile="district")
    text = client.get(reverse("directory_body_modeladmin_create")).text
    assert ">Xã, thị trấn</option>" in text


# --- the archive ----------------------------------------------------------------------------------


def test_every_page_of_the_archive_says_so(people: factories.People, client: Client) -> None:
    state = archived(people)
    for address in ("/", "/danh-ba/", "/tim-kiem/", "/khong-co-trang-nay/"):
        text = client.get(address).text
        banner = "Trang lưu trữ – huyện Như Xuân kết thúc hoạt động 01/7/2025"
        assert banner in text, address
        assert '<a href="/danh-ba/xa-nhu-xuan/">Xã Như Xuân</a>' in text
        assert all(f"Xã {name}" in text for name in COMMUNES)
    state.is_archive = False
    state.save()
    assert "Trang lưu trữ" not in client.get("/").text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/", "/danh-ba/", "/tim-kiem/", "/khong-co/", "/hoi/"])
@pytest.mark.urls("tests.home.test_state")
def test_the_public_sends_nothing_to_an_archive(
    people: factories.People, client: Client, address: str, method: str
) -> None:
    archived(people)
    answer = getattr(client, method)(address)
    assert answer.status_code == 403
    assert "Biểu mẫu đã đóng" in answer.text and "Xã Thanh Phong" in answer.text


@pytest.mark.urls("tests.home.test_state")
def test_a_form_is_closed_before_it_is_filled_in(people: factories.People, client: Client) -> None:
    assert client.get("/hoi/").text == "biểu mẫu"
    state = archived(people)
    assert "Biểu mẫu đã đóng" in client.get("/hoi/").text
    state.is_archive = False
    state.save()
    assert client.get("/hoi/").text == "biểu mẫu"
    assert client.post("/hoi/").text == "biểu mẫu", "switched back without loss"


@pytest.mark.parametrize("address", ["/gui/cau-hoi/", "/tra-cuu-ma/", "/nhan-van-ban/"])
def test_every_form_of_the_portal_is_closed(
    people: factories.People, client: Client, address: str
) -> None:
    archived(people)
    answer = client.get(address)
    assert answer.status_code == 403
    assert "Xã Thanh Phong" in answer.text


def test_the_desk_and_its_sign_in_stay_open(people: factories.People, client: Client) -> None:
    archived(people)
    answer = client.post(
        reverse("wagtailadmin_login"),
        {"username": people.head.username, "password": factories.PASSWORD},
    )
    assert answer.status_code == 302
    assert client.get("/quan-tri/").status_code == 200


def test_all_addresses_stay_where_they_were(people: factories.People, client: Client) -> None:
    news = section(NewsIndexPage, "Tin tức")
    addresses = ["/", "/tin-tuc/", public(ArticlePage, "Tin cũ", news).url, "/rss/", "/sitemap.xml"]
    state = archived(people)
    assert [client.get(address).status_code for address in addresses] == [200] * 5
    before = ArticlePage.objects.values().get()
    state.is_archive = False
    state.save()
    assert ArticlePage.objects.values().get() == before


# --- the setting itself ---------------------------------------------------------------------------


def test_an_archive_says_since_when(db: None) -> None:
    with pytest.raises(ValidationError, match="phải có ngày kết thúc"):
        PortalState(is_archive=True).full_clean()


def test_a_portal_that_nobody_has_set_is_the_districts(site: HomePage) -> None:
    state = PortalState.of(None)
    assert (state.profile, state.place_name, state.banner) == ("district", "huyện Như Xuân", "")
    assert not PortalState.objects.exists(), "reading writes nothing"


def test_only_the_head_switches_and_it_is_on_record(
    people: factories.People, client: Client
) -> None:
    address = reverse("wagtailsettings:edit", args=["home", "portalstate"])
    for user in (people.contributor, people.member, people.deputy, people.tech):
        client.force_login(user)
        assert client.get(address).status_code == 302, user
    client.force_login(people.head)
    address = client.get(address)["Location"]
    answer = client.post(
        address,
        {"profile": "commune", "place_name": "xã Như Xuân", "is_archive": "on", "ended_on": "",
         "authority": ""},
    )  # fmt: skip
    assert "phải có ngày kết thúc" in answer.text
    client.post(
        address, {"profile": "commune", "place_name": "xã Như Xuân", "ended_on": "",
                  "authority": ""},
    )  # fmt: skip
    assert PortalState.objects.get().profile == "commune"
    entry = AuditEntry.objects.filter(event="portal.state").latest("pk")
    assert entry.detail["profile"] == "commune"


def test_the_state_is_asked_once_a_request(site: HomePage, django_assert_num_queries: Any) -> None:
    request = RequestFactory().get("/")
    with django_assert_num_queries(1):
        assert PortalState.of(request) is PortalState.of(request)
