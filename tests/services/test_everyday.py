"""Procedures are found by everyday words: no marks, no order, title before the rest."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from core.text import fold
from services.everyday import Subject, ranked
from services.models import EverydayPhrase, ProcedureIndexPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.factories import People

SUBJECTS = [
    Subject("Đăng ký khai sinh", "Giấy khai sinh", "Hộ tịch"),
    Subject("Đăng ký lại khai tử", "Trích lục khai tử", "Hộ tịch; kèm giấy khai sinh"),
    Subject("Đăng ký đất đai lần đầu", "Giấy chứng nhận quyền sử dụng đất", "Đất đai"),
    Subject("Kiểm dịch chó, mèo", "Giấy kiểm dịch", "Thú y"),
    Subject("Cho thuê chỗ bán hàng ở chợ", "Hợp đồng", "Kinh doanh"),
]
PHRASES = [
    ("làm khai sinh", "đăng ký khai sinh"),
    ("giấy đẻ", "khai sinh"),
    ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất"),
]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("khai sinh", [0, 1]),
        ("sinh khai", [0, 1]),
        ("KHAI SINH", [0, 1]),
        ("khai sinh dang ky", [0, 1]),
        ("làm khai sinh", [0]),
        ("lam khai sinh", [0]),
        ("giay de", [0]),
        ("sổ đỏ", [2]),
        ("so do", [2]),
        ("tôi muốn làm sổ đỏ ở đâu", [2]),
        ("chó", [3, 4]),
        ("chợ", [4, 3]),
        ("cho", [4, 3]),
        ("hộ tịch", [0, 1]),
        ("không có thủ tục này", []),
        ("", []),
        ("?!", []),
        ("tôi muốn", []),
    ],
)
def test_finds(query: str, places: list[int]) -> None:
    assert ranked(query, SUBJECTS, PHRASES) == places


@given(st.sampled_from(SUBJECTS), st.randoms())
def test_marks_and_order_never_matter(subject: Subject, chance: random.Random) -> None:
    words = fold(subject.title).replace(",", "").split()
    chance.shuffle(words)
    assert SUBJECTS.index(subject) in ranked(" ".join(words), SUBJECTS, PHRASES)


@given(st.text(max_size=300))
def test_no_query_breaks_it(query: str) -> None:
    found = ranked(query, SUBJECTS, PHRASES)
    assert len(found) == len(set(found))


def titles(client: Client, **query: str) -> list[str]:
    answer = client.get(ProcedureIndexPage.objects.get().url, query)
    assert answer.status_code == 200
    return [item.title for item in answer.context["page_obj"]]


@pytest.mark.dieu(4, khoan="2.c")
def test_the_page_finds_without_marks(procedures: Callable[..., list[Any]], client: Client) -> None:
    procedures(
        {"title": "Đăng ký khai sinh", "result": "Giấy khai sinh"},
        {"title": "Cấp giấy chứng nhận lần đầu", "result": "Giấy chứng nhận quyền sử dụng đất"},
        {"title": "Chứng thực chữ ký", "summary": "Không dùng cho khai sinh."},
    )
    EverydayPhrase.objects.create(phrase="sổ đỏ", official="giấy chứng nhận quyền sử dụng đất")
    assert titles(client, q="khai sinh") == ["Đăng ký khai sinh", "Chứng thực chữ ký"]
    assert titles(client, q="dang ky khai sinh") == ["Đăng ký khai sinh"]
    assert titles(client, q="so do") == ["Cấp giấy chứng nhận lần đầu"]
    assert titles(client, q="so do", **{"linh-vuc": "Hộ tịch"}) == []


@pytest.mark.slow
def test_a_search_costs_the_same_for_many(
    procedures: Callable[..., list[Any]], client: Client
) -> None:
    def queries() -> int:
        titles(client, q="mục khai sinh")
        with CaptureQueriesContext(connection) as captured:
            assert titles(client, q="mục khai sinh")
        return sum("wagtailcore_site" not in query["sql"] for query in captured.captured_queries)

    procedures(*({"title": f"Mục khai sinh {n}"} for n in range(3)))
    few = queries()
    procedures(*({"title": f"Mục khai sinh {n}"} for n in range(3, 33)))
    assert queries() == few <= 25


def test_phrases_are_kept_in_the_admin_by_the_board(people: People, client: Client) -> None:
    create = reverse("services_everydayphrase_modeladmin_create")
    client.force_login(people.contributor)
    assert client.get(create).status_code == 302
    client.force_login(people.member)
    same = client.post(create, {"phrase": "Khai sinh", "official": "khai  sinh"})
    assert "Hai bên giống nhau" in same.content.decode()
    client.post(create, {"phrase": "sổ đỏ", "official": "giấy chứng nhận quyền sử dụng đất"})
    assert EverydayPhrase.pairs() == [("sổ đỏ", "giấy chứng nhận quyền sử dụng đất")]
    assert client.get(reverse("services_everydayphrase_modeladmin_index")).status_code == 200
