"""The public directory: its tree, its search, a body's page and the board's."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import BoardMembership
from directory.models import BoardPage, Body, BodyContact, BodyKind, BodyPage, DirectoryIndexPage
from directory.tree import tree_of
from documents.models import DocumentPage
from home.models import SectionPage
from news.models import ArticlePage, NewsIndexPage, NoticeIndexPage, NoticePage
from questions.models import QuestionPage
from services.models import ProcedurePage, ProjectPage
from tests import factories
from tests.home.screens import Editor, rows, story
from tests.home.site_map import draft, public, section
from tests.pages.planting import public as planted

YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


def body(name: str, code: str, **values: Any) -> Body:
    return factories.BodyFactory(name=name, code=code, **values)


def directory() -> DirectoryIndexPage:
    return DirectoryIndexPage.objects.first() or section(DirectoryIndexPage, "Danh bạ")


def page_of(subject: Body, **values: Any) -> BodyPage:
    return public(BodyPage, subject.name, directory(), subject_body=subject, **values)


def listed(answer: Any) -> list[str]:
    return [body.page.title for group in answer.context["groups"] for body in group.bodies]


def outline(nodes: Any) -> list[Any]:
    return [(node.page.title, outline(node.children)) for node in nodes]


# --- in the admin ---------------------------------------------------------------------------------


def test_a_unit_writes_its_own_page(people: factories.People) -> None:
    editor = Editor(people.contributor)
    contact = {"post_title": "Trưởng phòng", "phone": "0237 000 0001"}
    page = editor.create(
        directory(),
        BodyPage,
        title="Phòng Nội vụ",
        slug="phong-noi-vu",
        secrecy="none",
        body=str(people.office.pk),
        subject_body=str(people.office.pk),
        **story(("paragraph", "<p>Tham mưu về tổ chức.</p>"), name="functions"),
        **rows("contacts", contact),
    )
    kept = page.get_latest_revision_as_object()
    assert [row.phone for row in kept.contacts.all()] == ["0237 000 0001"]
    assert not kept.contacts.all()[0].is_public, "internal unless somebody says otherwise"
    edited = editor.edit(page, phone="0237 000 0002", **story(name="functions"))
    assert (edited.phone, edited.contacts.count()) == ("0237 000 0002", 1)


def test_a_body_has_one_page(people: factories.People) -> None:
    first = draft(BodyPage, "Phòng Nội vụ", directory(), subject_body=people.office)
    first.full_clean()
    second = draft(BodyPage, "Trang thứ hai", directory(), subject_body=people.office)
    with pytest.raises(ValidationError, match="đã có trang"):
        second.full_clean()


# --- the tree -------------------------------------------------------------------------------------


def test_tree_in_protocol_order_below_the_nearest_superior_with_a_page(
    people: factories.People, client: Client
) -> None:
    committee = body("UBND huyện", "ubnd", kind=BodyKind.COMMITTEE, rank=20)
    group = body("Khối chuyên môn", "khoi", parent=committee, rank=1)
    body("Ẩn", "an", parent=group)
    for name, code, rank in (("Phòng Y", "y", 2), ("Đội Đ", "d", 2), ("Chi cục", "c", 1)):
        page_of(body(name, code, parent=group, rank=rank))
    page_of(committee)
    page_of(body("Huyện ủy", "huyen-uy", kind=BodyKind.PARTY_COMMITTEE, rank=10))
    tree = client.get(directory().url, {"xem": "so-do"}).context["tree"]
    children = [("Chi cục", []), ("Đội Đ", []), ("Phòng Y", [])]
    assert outline(tree) == [("Huyện ủy", []), ("UBND huyện", children)]


@pytest.mark.django_db
def test_bodies_in_a_ring_still_stand_somewhere() -> None:
    first, second = Body(pk=1, name="Một"), Body(pk=2, name="Hai")
    pages = [BodyPage(title=item.name, subject_body=item) for item in (first, second)]
    assert len(tree_of(pages[:1], {1: 2, 2: 1})) == 1
    assert tree_of(pages, {1: None, 2: 2})[0].children == []


def test_what_is_no_more_is_named_apart_and_says_so(
    people: factories.People, client: Client
) -> None:
    gone = body("Xã Cũ", "xa-cu", kind=BodyKind.COMMUNE, valid_to=YESTERDAY)
    page = page_of(gone, phone="0237 000 0300")
    page_of(body("Xã Mới", "xa-moi", kind=BodyKind.COMMUNE))
    answer = client.get(directory().url)
    assert listed(answer) == ["Xã Mới"]
    assert answer.context["former"] == [page]
    assert "tel:02370000300" not in answer.text, "nobody answers there"
    until = f"hoạt động đến hết ngày {YESTERDAY:%d/%m/%Y}"
    text = client.get(page.url).text
    assert until in text
    assert "0237 000 0300" not in text and "Đã xác nhận" not in text
    assert ".vcf" not in text, "the file lists those who exist"


def test_only_public_pages_are_listed(people: factories.People, client: Client) -> None:
    draft(BodyPage, "Bản nháp của phòng", directory(), subject_body=people.office)
    assert "Bản nháp của phòng" not in client.get(directory().url).text
    assert "Bản nháp của phòng" not in client.get(directory().url, {"q": "nhap"}).text


# --- the search -----------------------------------------------------------------------------------


@pytest.fixture
def commune(people: factories.People) -> BodyPage:
    page_of(people.office, phone="0237 000 0100")
    return page_of(
        body("Ủy ban nhân dân xã Bãi Trành", "bai-tranh", kind=BodyKind.COMMUNE),
        phone="0237.000.0200 – máy lẻ 5",
        contacts=[
            BodyContact(post_title="Chủ tịch", phone="0237 000 0201", is_public=True),
            BodyContact(post_title="Công chức Hộ tịch", phone="0237 000 0202", is_public=True),
        ],
    )


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("Bãi Trành", {"Chủ tịch", "Công chức Hộ tịch"}),
        ("bai tranh", {"Chủ tịch", "Công chức Hộ tịch"}),
        ("TRÀNH  bãi", {"Chủ tịch", "Công chức Hộ tịch"}),
        ("Ba\u0303i Tra\u0300nh", {"Chủ tịch", "Công chức Hộ tịch"}),
        ("ho tich", {"Công chức Hộ tịch"}),
        ("chu tich bai tranh", {"Chủ tịch"}),
        ("0202", {"Công chức Hộ tịch"}),
        ("02370000202", {"Công chức Hộ tịch"}),
        ("0237.000.0202", {"Công chức Hộ tịch"}),
    ],
)
def test_search_without_marks_or_order(
    commune: BodyPage, client: Client, words: str, posts: set[str]
) -> None:
    found = client.get(directory().url, {"q": words}).context["found"]
    assert [match.page for match in found] == [commune]
    assert {person.post_title for person in found[0].people} == posts


def test_only_signs_find_nothing(commune: BodyPage, client: Client) -> None:
    assert client.get(directory().url, {"q": "?!"}).context["found"] == []


def test_nothing_found_says_so(commune: BodyPage, client: Client) -> None:
    text = client.get(directory().url, {"q": "<b>sao hỏa"}).text
    assert "Không có cơ quan, đơn vị nào khớp với “&lt;b&gt;sao hỏa”" in text


def test_numbers_are_links_a_phone_can_call(commune: BodyPage, client: Client) -> None:
    for address in (directory().url, directory().url + "?q=bai", commune.url):
        text = client.get(address).text
        assert '<a class="figures" href="tel:02370000200">' in text
    assert 'href="tel:02370000201"' in client.get(commune.url).text


# --- a body's page --------------------------------------------------------------------------------


@pytest.mark.dieu(4, khoan=2)
def test_page_lists_the_units_own_items(people: factories.People, client: Client) -> None:
    page = page_of(people.office)
    news = section(NewsIndexPage, "Tin tức")
    public(ArticlePage, "Tin của phòng", news)
    public(NoticePage, "Thông báo của phòng", section(NoticeIndexPage, "Thông báo"))
    draft(ArticlePage, "Tin chưa duyệt", news)
    other = body("Phòng khác", "phong-khac")
    public(ArticlePage, "Tin phòng khác", news, body=other)
    for model in (DocumentPage, ProcedurePage, ProjectPage, QuestionPage):
        planted(model, people)
    lists = {
        found["title"]: [item.title for item in found["items"]]
        for found in client.get(page.url).context["lists"]
    }
    assert list(lists) == [
        "Tin, bài, thông báo", "Văn bản", "Thủ tục hành chính", "Chương trình, dự án", "Hỏi – đáp",
    ]  # fmt: skip
    assert lists["Tin, bài, thông báo"] == ["Thông báo của phòng", "Tin của phòng"]


def test_queries_do_not_grow_with_bodies_and_people(
    people: factories.People, client: Client
) -> None:
    def cost(query: str) -> int:
        client.get(directory().url + query)
        with CaptureQueriesContext(connection) as seen:
            client.get(directory().url + query)
        return len(seen)

    page_of(people.office, contacts=[BodyContact(post_title="Trưởng phòng", is_public=True)])
    before = cost(""), cost("?q=phong")
    for number in range(3):
        contacts = [BodyContact(post_title=f"Phó {n}", is_public=True) for n in range(3)]
        page_of(body(f"Phòng {number}", f"p-{number}", parent=people.office), contacts=contacts)
    assert (cost(""), cost("?q=phong")) == before
    assert max(before) <= 18


# --- the board ------------------------------------------------------------------------------------


@pytest.mark.dieu(12)
def test_board_is_the_record_and_past_boards_stay(people: factories.People, client: Client) -> None:
    former = factories.UserFactory(
        username="ten-dang-nhap", last_name="", first_name="", job_title="Bí thư Huyện đoàn"
    )
    for decision, starts, ends in (
        ("883/QĐ-UBND", datetime.date(2018, 6, 1), datetime.date(2020, 1, 31)),
        ("900/QĐ-UBND", datetime.date(2020, 2, 1), datetime.date(2022, 9, 11)),
    ):
        BoardMembership.objects.create(
            user=former, role="member", starts=starts, ends=ends, decision=decision
        )
    page = public(BoardPage, "Ban Biên tập", section(SectionPage, "Giới thiệu"))
    answer = client.get(page.url)
    roles = [seat.role for seat in answer.context["present"]]
    assert (roles[:2], set(roles[2:])) == (["head", "deputy"], {"member"})
    text = answer.text
    assert "<caption>Ban Biên tập đương nhiệm</caption>" in text
    assert '<td data-label="Quyết định">2111/QĐ-UBND</td>' in text
    assert text.index("Theo Quyết định số 900/QĐ-UBND") < text.index("Theo Quyết định số 883")
    assert text.count("Bí thư Huyện đoàn") == 2
    assert "ten-dang-nhap" not in text, "the name of an account is nobody's business"
