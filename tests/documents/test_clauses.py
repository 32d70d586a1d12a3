"""Clauses of the register that stand across its parts: who carries a document out (QĐ 2112, Điều
2), what explains it (Điều 4 khoản 2 b), how soon it was posted (Điều 4 khoản 2 a), which rules are
normative (Điều 7 khoản 3)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.models import Body
from documents.late_posting import late_postings
from documents.models import DocumentPage, DocumentType, ResponsibleBody
from news.models import ArticlePage
from tests import factories
from tests.chain import fresh, publish
from tests.documents.scene import open_page
from tests.pages.planting import public

if TYPE_CHECKING:
    from tests.factories import HomePage, People

pytestmark = [pytest.mark.dieu(2), pytest.mark.dieu(4), pytest.mark.dieu(7)]


@pytest.fixture
def centre(site: HomePage) -> Body:
    return factories.BodyFactory(code="trung-tam-vhtt", name="Trung tâm Văn hóa, Thông tin")


def document(people: People, number: str, **values: Any) -> DocumentPage:
    page: DocumentPage = public(DocumentPage, people, number=number, slug=None, **values)
    return page


def listed(page: DocumentPage, **query: str) -> str:
    return Client().get(page.get_parent().url, query).content.decode()


def test_the_register_narrows_to_who_carries_it_out(people: People, centre: Body) -> None:
    charged = document(people, "2112/QĐ-UBND", responsible_bodies=[ResponsibleBody(body=centre)])
    document(people, "77/QĐ-UBND")
    some = listed(charged, **{"thuc-hien": "trung-tam-vhtt"})
    assert "2112/QĐ-UBND" in some
    assert "77/QĐ-UBND" not in some
    assert "Đơn vị thực hiện: Trung tâm Văn hóa, Thông tin" in some
    assert "77/QĐ-UBND" not in listed(charged, **{"thuc-hien": "khong-co"})


def test_the_register_narrows_to_what_citizens_were_asked_about(people: People) -> None:
    """On the page with its counts, and in what leaves by the same filter."""
    asked = document(people, "1/QĐ-UBND")
    document(people, "2/QĐ-UBND")
    consultation = open_page(people, issued_document=asked)
    some = listed(asked, **{"lay-y-kien": "co"})
    assert "1/QĐ-UBND" in some
    assert "2/QĐ-UBND" not in some
    assert "Lấy ý kiến dự thảo: Có lấy ý kiến" in some
    assert _open_data("co") == ["1/QĐ-UBND"]
    assert _open_data("khong") == ["2/QĐ-UBND"]
    assert _open_data("la") == []
    fresh(consultation).unpublish()
    assert _open_data("co") == [], "what isn't public decides nothing"


def _open_data(answer: str) -> list[str]:
    body = Client().get(reverse("register_json_page"), {"lay-y-kien": answer}).json()
    assert body["tong_so"] == len(body["van_ban"])
    return [one["so_ky_hieu"] for one in body["van_ban"]]


def test_a_document_and_its_explanation_lead_to_each_other(people: People, site: HomePage) -> None:
    told = document(people, "2112/QĐ-UBND")
    article = public(ArticlePage, people, title="Quy chế mới có gì", explains=told)
    client = Client()
    assert f'href="{told.url}"' in client.get(article.url).content.decode()
    assert f'href="{article.url}"' in client.get(told.url).content.decode()


def test_the_report_of_late_postings(people: People, site: HomePage, time_machine: Any) -> None:
    time_machine.move_to("2026-03-10 09:00+07:00")
    document(people, "1/QĐ-UBND", issued_on=datetime.date(2026, 3, 6))
    late = document(people, "2/QĐ-UBND", issued_on=datetime.date(2026, 3, 4))
    assert [(row.document.pk, row.days) for row in late_postings()] == [(late.pk, 4)]
    client = Client()
    client.force_login(people.member)
    shown = client.get(reverse("late_postings")).content.decode()
    assert "2/QĐ-UBND" in shown
    assert "4 ngày làm việc" in shown
    assert late_postings(timezone.localdate() + datetime.timedelta(days=400)) == []


def test_others_do_not_read_the_report(people: People, site: HomePage) -> None:
    client = Client()
    for person in (people.contributor, people.unit_head, people.tech):
        client.force_login(person)
        assert client.get(reverse("late_postings")).status_code in (302, 403)


def test_normative_documents_apart(people: People, site: HomePage) -> None:
    decree = DocumentType.objects.create(code="NĐ-thu", name="Nghị định", is_normative=True)
    document(people, "42/2022/NĐ-CP", document_type=decree, issuer_name="Chính phủ")
    other = document(people, "77/QĐ-UBND")
    some = listed(other, nhom="qppl")
    assert "42/2022/NĐ-CP" in some
    assert "77/QĐ-UBND" not in some


def test_an_article_without_its_document_says_nothing(people: People, site: HomePage) -> None:
    draft = publish(public(ArticlePage, people, title="Tin thường"), author=people.contributor)
    assert "Văn bản được giới thiệu" not in Client().get(draft.url).content.decode()
