"""The public page of a document: record, validity over time, relations both ways, files, text."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import CoIssuer, DocumentFile, DocumentPage, ValidityRuling
from documents.templatetags.document_text import article_anchors
from documents.timeline import LEAST, WIDTH, timeline
from documents.validity import Effect, Facts, RelationKind, State, history
from tests import factories
from tests.chain import fresh
from tests.documents.shelf import draft_document, outside, public_document, relation
from tests.library.corpus import pdf

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.usefixtures("people")

D = datetime.date


@pytest.fixture
def pair() -> tuple[DocumentPage, DocumentPage]:
    """883/QĐ-UBND and 2112/QĐ-UBND, which takes its place (QĐ 2112, Điều 2)."""
    old = public_document("883/QĐ-UBND", issued_on=D(2016, 4, 19), summary="Quy chế cũ")
    new = public_document("2112/QĐ-UBND", relations=[relation("replaces", old)])
    return fresh(old), new


def text_of(client: Client, page: DocumentPage) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.dieu(2)
def test_replaced_and_replacing_point_at_each_other(
    pair: tuple[DocumentPage, DocumentPage], client: Client
) -> None:
    old, new = pair
    text = text_of(client, old)
    assert "Hết hiệu lực từ 12/9/2022" in text
    replaced = f'bị thay thế bởi <a href="{new.url}">2112/QĐ-UBND</a>'
    assert replaced in text
    assert "<dt>Bị thay thế bởi</dt>" in text
    text = text_of(client, new)
    assert "<dt>Thay thế</dt>" in text
    assert f'<a href="{old.url}">883/QĐ-UBND</a>: Quy chế cũ' in text
    assert "Còn hiệu lực" in text


@pytest.mark.dieu(2)
def test_changes_at_midnight_here(pair: tuple[DocumentPage, DocumentPage], client: Client) -> None:
    old, new = pair
    before = datetime.datetime.fromisoformat("2022-09-11T23:59:59+07:00")
    with time_machine.travel(before, tick=False):
        assert (fresh(old).validity_state, fresh(new).validity_state) == ("in-force", "pending")
        assert "Chưa có hiệu lực" in text_of(client, new)
    with time_machine.travel(before + datetime.timedelta(seconds=1), tick=False):
        assert (fresh(old).validity_state, fresh(new).validity_state) == ("expired", "in-force")
        assert "Hết hiệu lực từ 12/9/2022" in text_of(client, old)


@pytest.mark.dieu(2)
def test_golden_days(pair: tuple[DocumentPage, DocumentPage]) -> None:
    old, new = pair
    days = (D(2022, 9, 1), D(2022, 9, 12), D(2026, 11, 25))
    assert [old.validity(day).state for day in days] == ["in-force", "expired", "expired"]
    assert [new.validity(day).state for day in days] == ["pending", "in-force", "in-force"]
    register = DocumentPage.objects.shown()
    assert list(register.in_state(State.IN_FORCE, days[0])) == [old]
    assert list(register.in_state(State.IN_FORCE, days[1])) == [new]


def test_expired_stays_findable(pair: tuple[DocumentPage, DocumentPage], client: Client) -> None:
    old, _new = pair
    text = text_of(client, old.get_parent().specific)
    assert "883/QĐ-UBND" in text
    assert "Hết hiệu lực từ 12/9/2022" in text


def test_everything_that_a_clerk_wrote(client: Client) -> None:
    page = public_document(
        "5/QĐ-UBND",
        recipients="Như Điều 3\nLưu: VT",
        applies_to="Toàn huyện",
        gazette_number="12",
        gazetted_on=D(2022, 9, 20),
        is_shortened=True,
        collected_from="Công báo tỉnh",
        signing_form="KT.",
        signer_post="Chủ tịch",
        co_issuers=[CoIssuer(name="MTTQ huyện", signing_form="TM.", signer_post="Ban Thường trực")],
        relations=[
            relation("based_on", outside=outside(), cited_as="Luật 67/2006/QH11"),
            relation(
                "repeals",
                public_document("4/QĐ-UBND"),
                is_partial=True,
                clause="khoản 2 Điều 5",
                since=D(2022, 10, 1),
                note="theo kết luận rà soát",
            ),
        ],
        rulings=[
            ValidityRuling(
                state="outdated", starts=D(2026, 1, 1), reason="không còn đối tượng", source="1/BC"
            )
        ],
    )
    text = text_of(client, page)
    for words in (
        "Như Điều 3; Lưu: VT", "Toàn huyện", "12, 20/9/2022", "Rút gọn", "Công báo tỉnh",
        "KT. Chủ tịch; TM. Ban Thường trực", "Ủy ban nhân dân huyện Như Xuân; MTTQ huyện",
        "Luật 67/2006/QH11",
        "(một phần: khoản 2 Điều 5; từ 1/10/2022; theo kết luận rà soát)",
        "Không còn phù hợp, không còn đối tượng theo 1/BC.",
    ):  # fmt: skip
        assert words in text, words
    old = text_of(client, DocumentPage.objects.get(number="4/QĐ-UBND"))
    assert "Hết hiệu lực một phần, bị bãi bỏ bởi" in old


def test_draft_and_classified_relations_show_nowhere(client: Client) -> None:
    target = public_document("4/QĐ-UBND")
    draft_document("6/QĐ-UBND", summary="Chưa công bố", relations=[relation("repeals", target)])
    text = text_of(client, target)
    assert "6/QĐ-UBND" not in text
    assert "Còn hiệu lực" in text


def test_alias_says_what_its_original_says(
    pair: tuple[DocumentPage, DocumentPage], client: Client
) -> None:
    old, _new = pair
    alias = old.create_alias(update_slug="bi-danh")
    text = text_of(client, DocumentPage.objects.get(pk=alias.pk))
    assert "Hết hiệu lực từ 12/9/2022" in text
    assert "<dt>Bị thay thế bởi</dt>" in text


def test_pdf_is_read_in_the_page(client: Client) -> None:
    file = factories.document(pdf(["Quyết định"]), name="qd.pdf", title="Quyết định")
    page = public_document("5/QĐ-UBND", files=[DocumentFile(document=file, label="Bản ký")])
    answer = client.get(page.url)
    text = answer.content.decode()
    assert f'<iframe src="{file.url}"' in text
    assert text.count(f'<a href="{file.url}"') == 2
    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    served = client.get(file.url)
    assert served.status_code == 200
    assert served["X-Frame-Options"] == "SAMEORIGIN"
    assert served["Cache-Control"] == "no-cache"
    assert client.get(file.url + "x").status_code == 404
    assert sorted(served["Content-Security-Policy"].split("; ")) == [
        "default-src 'none'",
        "frame-ancestors 'self'",
        "object-src 'self'",
        "style-src 'unsafe-inline'",
    ]
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


def test_other_pages_frame_nothing(client: Client) -> None:
    page = public_document("5/QĐ-UBND")
    assert "frame-src" not in client.get(page.get_parent().url)["Content-Security-Policy"]
    plain = factories.document(name="a.txt")
    with_text = public_document("7/QĐ-UBND", files=[DocumentFile(document=plain)])
    assert "<iframe" not in client.get(with_text.url).content.decode()


def test_costs_the_same_with_more_relations(client: Client) -> None:
    targets = [public_document(f"{number}/QĐ-UBND") for number in range(1, 7)]
    few = public_document("20/QĐ-UBND", relations=[relation("replaces", targets[0])])
    rows = [relation("replaces", target) for target in targets[1:]]
    many = public_document("21/QĐ-UBND", relations=rows)
    assert queries(client, few) == queries(client, many) <= 25


def queries(client: Client, page: Any) -> int:
    client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url)
    return sum("wagtailcore_site" not in query["sql"] for query in captured.captured_queries)


@pytest.mark.parametrize(
    ("issued", "posted", "days"),
    [
        ("2022-09-12", "2022-09-12T16:00+07:00", 0),
        ("2022-09-12", "2022-09-13T00:30+07:00", 1),
        ("2022-09-09", "2022-09-12T08:00+07:00", 1),
        ("2022-09-12", "2022-09-19T08:00+07:00", 5),
    ],
)
@pytest.mark.dieu(4, khoan=2)
def test_lag_from_signing_to_posting(issued: str, posted: str, days: int) -> None:
    page = DocumentPage(
        issued_on=D.fromisoformat(issued),
        first_published_at=datetime.datetime.fromisoformat(posted),
    )
    assert page.posting_lag() == days
    assert DocumentPage(issued_on=D(2022, 9, 12)).posting_lag() is None


def test_articles_have_anchors() -> None:
    html = '<p>Điều 1.</p><h3>Điều 1. A</h3><h3 data-x="1"><b>Điều 14</b></h3><h4>Điều 1. B</h4>'
    assert article_anchors(html) == (
        '<p>Điều 1.</p><h3 id="dieu-1">Điều 1. A</h3>'
        '<h3 data-x="1" id="dieu-14"><b>Điều 14</b></h3><h4 id="dieu-1-2">Điều 1. B</h4>'
    )


def test_drawing_has_no_gap_and_shows_what_was_short() -> None:
    day = D(2016, 4, 19)
    pause = Effect(RelationKind.SUSPENDS, D(2018, 1, 1), until=D(2018, 1, 1))
    steps = history(Facts(effective_from=day, issued_on=day, effects=(pause,)))
    drawing = timeline(steps, D(2026, 11, 25))
    assert drawing is not None
    assert [part.state for part in drawing.segments] == ["in-force", "suspended", "in-force"]
    edges = [0, *(part.x + part.width for part in drawing.segments)]
    assert [part.x for part in drawing.segments] == edges[:-1]
    assert edges[-1] == WIDTH
    assert min(part.width for part in drawing.segments) >= LEAST
    assert drawing.today is not None
    assert drawing.segments[-1].x < drawing.today < WIDTH
    assert timeline(steps[:1], D(2026, 11, 25)) is None


def test_drawing_of_what_is_to_come() -> None:
    steps = history(Facts(effective_from=D(2027, 1, 1), issued_on=D(2026, 11, 20)))
    drawing = timeline(steps, D(2026, 11, 25))
    assert drawing is not None
    assert [part.state for part in drawing.segments] == ["pending", "in-force"]
    assert 0 < (drawing.today or 0) < drawing.segments[0].width
