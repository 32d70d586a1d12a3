"""A number that isn't marked public is in no public response (Điều 7 khoản 4)."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from directory.models import BodyContact, BodyPage, DirectoryIndexPage
from tests import factories
from tests.home.site_map import public, section

MARKS = ("0237 999 7531", "02379997531", "Trực ban mật danh", "noi-bo@example.vn", "Người Nội Bộ")


@pytest.fixture
def page(people: factories.People) -> BodyPage:
    """A public page with a public and an internal contact."""
    return public(
        BodyPage,
        "Phòng Nội vụ",
        section(DirectoryIndexPage, "Danh bạ"),
        subject_body=people.office,
        summary="Phòng chuyên môn trực thuộc.",
        functions=[("paragraph", "<p>Tham mưu tổ chức bộ máy.</p>")],
        contacts=[
            BodyContact(post_title="Trưởng phòng", phone="0237 000 0001", is_public=True),
            BodyContact(
                post_title="Trực ban mật danh",
                holder_name="Người Nội Bộ",
                phone="0237 999 7531",
                email="noi-bo@example.vn",
            ),
        ],
    )


@pytest.mark.dieu(7, khoan=4)
@pytest.mark.parametrize(
    "address",
    ["/", "/danh-ba/", "/danh-ba/?q=phong", "/danh-ba/?q=0237", "/danh-ba/?q=truc+ban",
     "/danh-ba/phong-noi-vu/", "/rss/", "/sitemap.xml", "/tim-kiem/?q=phong",
     "/tim-kiem/?q=9997531"],
)  # fmt: skip
def test_in_no_response(page: BodyPage, client: Client, address: str) -> None:
    call_command("update_index", verbosity=0)
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.text.replace(address.partition("q=")[2] or "\0", "")
    assert [mark for mark in MARKS if mark in text] == []


@pytest.mark.dieu(7, khoan=4)
def test_a_search_does_not_even_confirm_it(page: BodyPage, client: Client) -> None:
    call_command("update_index", verbosity=0)
    assert list(BodyPage.objects.searched("bộ máy")) == [page], "the index itself works"
    for mark in MARKS:
        assert list(BodyPage.objects.searched(mark)) == []
        assert client.get("/danh-ba/", {"q": mark}).context["found"] == []


@pytest.mark.dieu(7, khoan=4)
def test_a_draft_that_makes_it_public_changes_nothing(
    page: BodyPage, people: factories.People, client: Client
) -> None:
    for contact in page.contacts.all():
        contact.is_public = True
        page.contacts.add(contact)
    page.save_revision(user=people.contributor)
    assert "Người Nội Bộ" not in client.get(page.url).text
