"""One dossier by its exact code, and nothing to tell an unknown code by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import PortalPage
from services.models import ProcedurePage
from services.views import LOOK_UPS, UNKNOWN
from tests.pages.planting import public
from tests.services.conftest import dossier

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

CODE = "H56.12-261001-0007"


@pytest.fixture
def known(people: People) -> ProcedurePage:
    page = public(ProcedurePage, people)
    dossier(
        page, CODE, "2026-10-01", due="2026-10-05", returned="2026-10-04", status=10,
        applicant="Nguyễn Văn An",
    )  # fmt: skip
    return page


def look_up(client: Client, code: str) -> Any:
    return client.get(reverse("dossier_look_up"), {"ma": code})


def test_says_where_the_dossier_stands(known: ProcedurePage, client: Client) -> None:
    html = look_up(client, CODE).content.decode()
    for shown in (known.title, "Đã trả kết quả", "Nguyễn V. A.", "01/10/2026", "05/10/2026"):
        assert shown in html
    assert "Văn An" not in html


@pytest.mark.parametrize(
    ("days", "status", "words"),
    [
        (("2026-10-05", "2026-10-04"), 10, "Trả trước hẹn 1 ngày"),
        (("2026-10-05", "2026-10-05"), 10, "Trả đúng hẹn"),
        (("2026-10-05", "2026-10-09"), 10, "Trả quá hẹn 4 ngày"),
        (("2026-10-05", None), 4, "Còn 2 ngày đến ngày hẹn trả"),
        (("2026-10-02", None), 5, "Đang chờ người nộp bổ sung giấy tờ"),
        (("2026-10-03", None), 2, "Hẹn trả hôm nay"),
        (("2026-10-02", None), 4, "Quá hẹn 1 ngày. Cơ quan giải quyết phải xin lỗi bằng văn bản"),
        (("2026-10-02", None), 9, "Đã có kết quả, mời đến nhận"),
        (("2026-10-02", None), 7, UNKNOWN),
        ((None, None), 4, UNKNOWN),
    ],
)
@pytest.mark.dieu(4, khoan=2)
def test_says_whether_the_day_was_kept(
    people: People, client: Client, days: tuple[str | None, str | None], status: int, words: str
) -> None:
    """`days`: promised and kept. At noon of 3 October in Hà Nội: whole days, by the date here."""
    page, (due, returned) = public(ProcedurePage, people), days
    dossier(page, CODE, "2026-10-01", due=due, returned=returned, status=status)
    with time_machine.travel("2026-10-03T12:00:00+07:00", tick=False):
        html = look_up(client, CODE).content.decode()
    told = re.search(r"<dt>Đúng hẹn</dt>\s*<dd>(.*?)</dd>", html)
    assert told is not None
    assert told[1].startswith(words)


@pytest.mark.parametrize("typed", [CODE.lower(), f"  {CODE} ", CODE.replace("-", " - ")])
def test_case_and_spaces_do_not_matter(known: ProcedurePage, client: Client, typed: str) -> None:
    assert "Đã trả kết quả" in look_up(client, typed).content.decode()


@pytest.mark.parametrize("typed", [CODE[:-1], CODE + "1", "%", "H56", "*", "' OR 1=1", "é" * 500])
def test_only_the_exact_code_is_known(known: ProcedurePage, client: Client, typed: str) -> None:
    answer = look_up(client, typed)
    assert answer.status_code == 200
    assert "Đã trả kết quả" not in answer.content.decode()


def test_an_unknown_code_gets_the_same_answer_in_shape_and_cost(
    known: ProcedurePage, client: Client
) -> None:
    def told(code: str) -> tuple[int, list[str], int, set[str]]:
        look_up(client, code)
        with CaptureQueriesContext(connection) as captured:
            answer = look_up(client, code)
        labels = re.findall(r"<dt>(.*?)</dt>", answer.content.decode())
        asked = [q for q in captured.captured_queries if "services_" in q["sql"]]
        return answer.status_code, labels, len(asked), set(answer.headers)

    assert told(CODE) == told("H56.12-261001-9999")


def test_a_procedure_that_is_withdrawn_is_not_named(known: ProcedurePage, client: Client) -> None:
    known.unpublish()
    html = look_up(client, CODE).content.decode()
    assert known.title not in html
    assert "Đã trả kết quả" in html


def test_no_index_no_store_no_other_method(known: ProcedurePage, client: Client) -> None:
    answer = look_up(client, CODE)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert client.post(reverse("dossier_look_up"), {"ma": CODE}).status_code == 405
    blank = client.get(reverse("dossier_look_up"))
    assert blank.status_code == 200
    assert "<h2>Kết quả</h2>" not in blank.content.decode()


def test_so_many_and_no_more(known: ProcedurePage, client: Client) -> None:
    answers = [look_up(client, f"X{n}").status_code for n in range(LOOK_UPS + 1)]
    assert answers == [200] * LOOK_UPS + [429]
    assert look_up(client, CODE).status_code == 429
    assert client.get(reverse("dossier_look_up")).status_code == 200


def test_the_search_never_finds_a_dossier(known: ProcedurePage, client: Client) -> None:
    for words in (CODE, "Nguyễn V. A.", "0007"):
        html = client.get(reverse("search"), {"q": words}).content.decode()
        assert known.url not in html
    assert not PortalPage.objects.searched(CODE)
