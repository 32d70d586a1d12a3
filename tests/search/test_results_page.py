"""The results page as a visitor sees it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.secrecy import Secrecy
from home.models import HomePage, StandardPage
from search import statistics
from search.models import QueryDay
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People
    from tests.search.conftest import Publish

pytestmark = pytest.mark.django_db


def titles(answer: Any) -> list[str]:
    return [hit.page.title for hit in answer.context["found"].hits]


def ask(client: Client, words: str, **more: str) -> Any:
    answer = client.get("/tim-kiem/", {"q": words, **more})
    assert answer.status_code == 200
    return answer


def test_words_are_found_and_marked(client: Client, published: Publish) -> None:
    published(
        "Đăng ký khai sinh", "Nộp giấy chứng sinh tại Ủy ban nhân dân xã. <b>Không</b> thu phí."
    )
    for words in ("khai sinh", "KHAI SINH", "giay chung sinh", "UBND xã"):
        answer = ask(client, words)
        assert titles(answer) == ["Đăng ký khai sinh"]
    html = ask(client, "giay chung sinh").content.decode()
    assert "<mark>giấy chứng sinh</mark>" in html
    assert "Có 1 kết quả" in html


def test_what_was_typed_is_escaped(client: Client, published: Publish) -> None:
    published("Thẻ <script> trong tiêu đề", "1 < 2 & 3 > 2")
    html = ask(client, "<script>alert(1)</script> thẻ").content.decode()
    assert "<script>alert" not in html
    assert "<mark>" in ask(client, "thẻ").content.decode()


FORMS_OF_2112 = (
    "2112/QĐ-UBND", "2112/qd-ubnd", "2112 QĐ UBND", "2112qdubnd", "QĐ 2112", "số 2112",
    "quyết định 2112 năm 2022", "02112/QĐ–UBND",
)  # fmt: skip


def test_a_number_leads_to_its_document(
    client: Client, official: Publish, published: Publish
) -> None:
    official("2112/QĐ-UBND", "Ban hành Quy chế Cổng thông tin điện tử")
    official("2113/QĐ-UBND", "Sửa Quyết định 2112/QĐ-UBND, thay Quyết định 2112/QĐ-UBND")
    published("Phổ biến Quyết định 2112/QĐ-UBND", "Quyết định 2112/QĐ-UBND " * 20)
    for typed in FORMS_OF_2112:
        answer = ask(client, typed)
        first = answer.context["found"].hits[0]
        assert first.page.title == "Quyết định số 2112/QĐ-UBND", typed
        assert first.is_number
        assert titles(answer).count(first.page.title) == 1


def test_facets_narrow_and_count(client: Client, official: Publish, published: Publish) -> None:
    published("Quy chế văn hóa công sở")
    official("1/QĐ-UBND", "Quy chế làm việc")
    official("2/QĐ-UBND", "Quy chế chi tiêu", issued_on=datetime.date(2021, 1, 5))
    groups = {
        group.facet.parameter: group for group in ask(client, "quy chế").context["found"].groups
    }
    assert {"muc", "nam"} <= groups.keys()
    for group in groups.values():
        for option in group.options:
            answer = client.get(f"/tim-kiem/?{option.query}")
            assert answer.context["found"].total == option.count == len(titles(answer))
    narrowed = ask(client, "quy chế", nam="2021", loai="Quyết định")
    assert titles(narrowed) == ["Quyết định số 2/QĐ-UBND"]
    assert titles(ask(client, "quy chế", muc="khong-co")) == []
    assert titles(ask(client, "quy chế", nam="²")) != []
    assert titles(ask(client, "quy chế", **{"don-vi": "khong-co"})) == []


def test_newest_first_on_demand(client: Client, official: Publish) -> None:
    official("1/QĐ-UBND", "Quy chế quy chế quy chế", issued_on=datetime.date(2020, 1, 1))
    official("2/QĐ-UBND", "Quy chế của mọi đơn vị trực thuộc", issued_on=datetime.date(2022, 1, 1))
    ordered = titles(ask(client, "quy chế", **{"sap-xep": "moi"}))
    assert ordered == ["Quyết định số 2/QĐ-UBND", "Quyết định số 1/QĐ-UBND"]


def test_pages_of_results(client: Client, published: Publish) -> None:
    for number in range(12):
        published(f"Thông báo lịch tiếp dân kỳ {number}")
    first, second = ask(client, "tiếp dân"), ask(client, "tiếp dân", trang="2")
    assert len(titles(first)) == 10
    assert len(titles(second)) == 2
    assert len({*titles(first), *titles(second)}) == 12
    assert titles(ask(client, "tiếp dân", trang="999")) == titles(second)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL reads many hits")
def test_many_hits_are_counted_and_ordered_alike(
    client: Client, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above so many keys PostgreSQL reads all pages through; a withdrawn one isn't among them."""
    for number in range(3):
        published(f"Lịch tiêm chủng {number}")
    published("Lịch tiêm chủng cũ").unpublish()
    monkeypatch.setattr("search.backends.postgresql.READ_THROUGH", 0)
    answer = ask(client, "tiem chung", **{"sap-xep": "moi"})
    assert titles(answer) == [f"Lịch tiêm chủng {number}" for number in (2, 1, 0)]
    assert "Có 3 kết quả" in answer.text


def test_slips_are_answered_with_a_proposal(client: Client, published: Publish) -> None:
    for year in (2024, 2025):
        published(f"Thông báo tuyển dụng viên chức năm {year}")
    statistics.recount()
    for typed in ("tuyen dunh", "tuyeern dungj", "tuye6n3 du5ng", "tuyendung"):
        assert ask(client, typed).context["found"].meant == "tuyển dụng", typed
    assert ask(client, "tuyển dụng").context["found"].meant is None


def test_nothing_is_proposed_that_finds_nothing_public(client: Client, published: Publish) -> None:
    pages = [published(f"Thông báo tuyển dụng viên chức {year}") for year in (2024, 2025)]
    statistics.recount()
    for page in pages:
        page.unpublish()
    assert ask(client, "tuyen dunh").context["found"].meant is None


def test_an_empty_result_helps(client: Client, site: Any) -> None:
    answer = ask(client, "zzzz không có")
    html = answer.content.decode()
    assert "Không có kết quả nào" in html
    assert "Thử ít từ hơn" in html
    assert ask(client, "").context["found"].hits == []


def test_some_words_do_when_nothing_has_all(client: Client, published: Publish) -> None:
    published("Cấp lại thẻ bảo hiểm y tế")
    answer = ask(client, "cấp lại thẻ bảo hiểm y tế ở sao hỏa")
    assert titles(answer) == ["Cấp lại thẻ bảo hiểm y tế"]
    assert "những mục gần nhất" in answer.content.decode()


def test_quotation_marks_ask_for_a_phrase(client: Client, published: Publish) -> None:
    published("Thủ tục hành chính")
    published("Chính quyền và thủ tục về hành lang")
    assert titles(ask(client, '"thủ tục hành chính"')) == ["Thủ tục hành chính"]
    assert "Thủ tục hành chính" in titles(ask(client, 'thủ tục "hành'))
    assert titles(ask(client, '"hành chính thủ tục"')) == [], "a phrase isn't taken apart"


def test_promoted_results_show_the_pages_own_words(client: Client, published: Publish) -> None:
    page = published("Lịch tiếp công dân của Chủ tịch", "Ngày 15 hằng tháng")
    published("Chủ tịch thăm xã", "Bàn nơi tiếp dân, tiếp dân, tiếp dân")
    SearchPromotion.objects.create(
        query=Query.get("tiếp dân"), page=page, description="Lời chưa ai duyệt"
    )
    for words in ("tiếp dân", "tiep dan"):
        answer = ask(client, words)
        assert answer.context["found"].hits[0].is_promoted
        assert titles(answer)[0] == "Lịch tiếp công dân của Chủ tịch"
        assert "chưa ai duyệt" not in answer.content.decode()


def test_suggestions_are_public_titles(client: Client, published: Publish) -> None:
    page = published("Đăng ký kết hôn")
    published("Khai sinh, đăng ký lại")

    def suggested(words: str) -> list[str]:
        found = client.get("/tim-kiem/goi-y/", {"q": words}).json()["suggestions"]
        return [suggestion["title"] for suggestion in found]

    assert set(suggested("dang k")) == {"Đăng ký kết hôn", "Khai sinh, đăng ký lại"}
    assert suggested("kết h") == ["Đăng ký kết hôn"]
    assert suggested("k") == suggested("") == suggested("'\"%_") == []
    page.unpublish()
    assert suggested("kết h") == []


def test_numbers_are_suggested(client: Client, official: Publish) -> None:
    official("2112/QĐ-UBND", "Quy chế")
    found = client.get("/tim-kiem/goi-y/", {"q": "2112/Q"}).json()["suggestions"]
    assert [suggestion["title"] for suggestion in found] == ["Quyết định số 2112/QĐ-UBND"]


def test_the_log_counts_words_and_no_persons(client: Client, published: Publish) -> None:
    published("Đăng ký kết hôn")
    ask(client, "Kết  hôn")
    ask(client, "kết hôn")
    ask(client, "kết hôn", trang="2")
    client.post("/tim-kiem/da-mo/", {"q": "kết hôn"})
    row = QueryDay.objects.get()
    assert (row.words, row.times, row.results, row.clicks) == ("kết hôn", 2, 1, 1)
    for personal in ("0912345678", "căn cước 038201001234", "a@b.vn", "Nguyễn Văn Bình ở xã nào"):
        ask(client, personal)
    assert QueryDay.objects.count() == 1
    assert client.get("/tim-kiem/da-mo/").status_code == 405
    assert client.post("/tim-kiem/").status_code == 405


def test_the_page_costs_the_same_however_much_is_found(client: Client, people: People) -> None:
    home = HomePage.objects.get()

    def build(number: int) -> StandardPage:
        return StandardPage(
            title=f"Thông báo lịch tiếp dân số {number}",
            slug=f"tiep-dan-{number}",
            secrecy=Secrecy.NONE,
            body=people.office,
            owner=people.contributor,
            live=False,
        )

    def cost() -> int:
        ask(client, "tiếp dân")
        with CaptureQueriesContext(connection) as queries:
            ask(client, "tiếp dân")
        return len(queries)

    bulk_public(build, 3, parent=home, people=people)
    few = cost()
    bulk_public(build, 20, parent=home, people=people, start=3)
    assert cost() == few
