"""A number that isn't marked public is in no public response of any kind (Điều 7 khoản 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from modelsearch.query import Phrase

from directory.models import BodyContact, BodyPage, DirectoryIndexPage, Number, Post
from directory.register import refresh
from tests import factories
from tests.chain import fresh, publish
from tests.home.site_map import public, section

if TYPE_CHECKING:
    from django.http import HttpResponse

MARKS = ("0237 999 7531", "02379997531", "Trực ban mật danh", "noi-bo@example.vn", "Người Nội Bộ",
         "0912 999 864", "0912999864", "thu-ky@example.vn")  # fmt: skip
ADDRESSES = [
    "/", "/danh-ba/", "/danh-ba/?xem=so-do", "/danh-ba/?q=phong", "/danh-ba/?q=0237",
    "/danh-ba/?q=truc+ban", "/danh-ba/phong-noi-vu/", "/danh-ba.csv", "/danh-ba.vcf",
    "/danh-ba/phong-noi-vu.csv", "/danh-ba/phong-noi-vu.vcf", "/rss/", "/sitemap.xml",
    "/tim-kiem/?q=phong", "/tim-kiem/?q=9997531", "/khong-co-trang-nay/",
]  # fmt: skip


@pytest.fixture
def page(people: factories.People) -> BodyPage:
    """A public page with rows written by hand, one of them internal, and rows from a register
    that knows internal numbers too."""
    post = Post.objects.create(body=people.office, title="Trưởng phòng")
    for kind, value, is_public in (
        ("phone", "0237 000 0001", True),
        ("email", "phong@example.vn", True),
        ("mobile", "0912 999 864", False),
        ("email", "thu-ky@example.vn", False),
    ):
        Number.objects.create(post=post, kind=kind, value=value, is_public=is_public)
    page = public(
        BodyPage,
        "Phòng Nội vụ",
        section(DirectoryIndexPage, "Danh bạ"),
        subject_body=people.office,
        summary="Phòng chuyên môn trực thuộc.",
        functions=[("paragraph", "<p>Tham mưu tổ chức bộ máy.</p>")],
        contacts=[
            BodyContact(post_title="Chuyên viên", phone="0237 000 0002", is_public=True),
            BodyContact(
                post_title="Trực ban mật danh",
                holder_name="Người Nội Bộ",
                phone="0237 999 7531",
                email="noi-bo@example.vn",
            ),
        ],
    )
    assert refresh(page, user=people.contributor, day=timezone.localdate())
    draft = fresh(page).get_latest_revision_as_object()
    return publish(draft, author=people.contributor)


def said(answer: HttpResponse, address: str = "") -> str:
    """Everything in an answer: its headers and its body, without the words that were asked."""
    body = b"".join(answer) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    text = f"{headers}\n{body.decode()}".replace("\r\n ", "")
    return text.replace(address.partition("q=")[2] or "\0", "")


@pytest.mark.dieu(7, khoan=4)
@pytest.mark.parametrize("address", ADDRESSES)
def test_in_no_response(page: BodyPage, client: Client, address: str) -> None:
    call_command("update_index", verbosity=0)
    answer = client.get(address)
    assert answer.status_code == (404 if "khong-co" in address else 200)
    assert [mark for mark in MARKS if mark in said(answer, address)] == []


@pytest.mark.dieu(7, khoan=4)
def test_the_public_ones_are_there(page: BodyPage, client: Client) -> None:
    """So that the test above doesn't pass because nothing is shown at all."""
    for address in ("/danh-ba/", "/danh-ba/phong-noi-vu/", "/danh-ba.csv", "/danh-ba.vcf"):
        text = said(client.get(address)).replace(" ", "")
        assert "02370000001" in text and "02370000002" in text, address


@pytest.mark.dieu(7, khoan=4)
@pytest.mark.parametrize("address", [a for a in ADDRESSES if "khong-co" not in a])
@pytest.mark.parametrize("spelling", ["0237.000.0001", "+84 237 000 0002"])
def test_declared_internal_it_is_gone_at_once(
    page: BodyPage, client: Client, address: str, spelling: str
) -> None:
    """The page was approved with the number; the register's word that it is internal needs no
    approval to hold."""
    post = Post.objects.get()
    post.numbers.filter(value="0237 000 0001").delete()
    Number.objects.create(post=post, value=spelling, is_public=False)
    hidden = "0237 000 0001" if "0001" in spelling else "0237 000 0002"
    text = said(client.get(address), address)
    assert hidden not in text and hidden.replace(" ", "") not in text


@pytest.mark.dieu(7, khoan=4)
def test_a_search_does_not_even_confirm_it(page: BodyPage, client: Client) -> None:
    call_command("update_index", verbosity=0)
    assert list(BodyPage.objects.searched("bộ máy")) == [page], "the index itself works"
    for mark in MARKS:
        assert list(BodyPage.objects.searched(Phrase(mark))) == []
        # At the most the nearest are shown, which hold some of its words elsewhere.
        nearest = BodyPage.objects.searched(mark)
        assert nearest.is_relaxed
        assert not (mark.startswith("0") and list(nearest)), "a number is near to nothing"
        assert client.get("/danh-ba/", {"q": mark}).context["found"] == []


@pytest.mark.dieu(7, khoan=4)
def test_a_draft_that_makes_it_public_changes_nothing(
    page: BodyPage, people: factories.People, client: Client
) -> None:
    for contact in page.contacts.all():
        contact.is_public = True
        page.contacts.add(contact)
    page.save_revision(user=people.contributor)
    for address in (page.url, "/danh-ba.csv", "/danh-ba.vcf"):
        assert "Người Nội Bộ" not in said(client.get(address))


@pytest.mark.dieu(7, khoan=4)
def test_the_register_never_copies_it_onto_a_page(page: BodyPage) -> None:
    """Neither the page nor any revision of it knows the register's internal numbers."""
    for revision in page.revisions.all():
        assert "0912 999 864" not in str(revision.content)
        assert "thu-ky@example.vn" not in str(revision.content)
