"""The form of a document: what it refuses, what it only warns of; nothing typed is lost."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from documents.advice import advice_for
from documents.models import DocumentPage
from tests.documents.shelf import index, kind, outside, public_document, relation, values
from tests.factories import People
from tests.home.screens import rows
from tests.pages.forms import filled_form

D = datetime.date
SIGNED = D(2026, 3, 2)


@pytest.fixture
def form(people: People, client: Any) -> dict[str, Any]:
    """A new document as its writer has filled it in."""
    client.force_login(people.contributor)
    page = DocumentPage(title="Văn bản", secrecy="none", body=people.office, **values("77/QĐ-UBND"))
    return filled_form(client, page, index(), people.contributor).dict()


def post(client: Any, data: dict[str, Any], **changes: Any) -> Any:
    where = ["documents", "documentpage", index().pk]
    return client.post(reverse("wagtailadmin_pages:add", args=where), {**data, **changes})


def test_kept_and_warned(form: dict[str, Any], client: Any) -> None:
    answer = post(client, form, number="Số: 77/KH-UBND")
    assert answer.status_code == 302
    kept = DocumentPage.objects.get()
    assert kept.number_key == "77/KH-UBND"
    text = client.get(answer.url).content.decode()
    assert "ghi “KH”, còn loại đã chọn là Quyết định (cá biệt)" in text


def test_unreadable_number_is_answered_with_examples(form: dict[str, Any], client: Any) -> None:
    answer = post(client, form, number="hai nghìn một trăm")
    assert answer.status_code == 200
    assert "ví dụ: 2112/QĐ-UBND" in answer.context["form"].errors["number"][0]
    assert "hai nghìn một trăm" in answer.content.decode()
    assert not DocumentPage.objects.exists()


@pytest.mark.dieu(4, khoan=2)
def test_what_lacks_abstract_or_anything_to_read_is_kept_as_a_draft_but_not_submitted(
    form: dict[str, Any], client: Any
) -> None:
    """NĐ 42/2022/NĐ-CP, Điều 4: a document has its abstract and its file."""
    bare = {**form, "summary": " "}
    refused = post(client, bare, **{"action-submit": "1"})
    assert refused.status_code == 200
    errors = refused.context["form"].errors
    assert errors["summary"] == ["Thiếu trích yếu: hãy ghi như trên văn bản."]
    assert "Chưa có tệp và cũng chưa có toàn văn" in errors["__all__"][0]
    assert "Chưa có tệp và cũng chưa có toàn văn" in refused.content.decode()
    assert not DocumentPage.objects.exists()
    assert post(client, bare).status_code == 302
    page = DocumentPage.objects.get()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    whole = {**form, "text": rich_text("<p>Điều 1. Nay quy định.</p>"), "action-submit": "1"}
    assert client.post(address, whole).status_code == 302
    assert DocumentPage.objects.get().workflow_in_progress


def test_number_twice_is_refused_with_a_link(form: dict[str, Any], client: Any) -> None:
    first = public_document("77/QĐ-UBND")
    answer = post(client, form, number="077/qđ–ubnd")
    assert answer.status_code == 200
    assert f'<a href="{first.url}">77/QĐ-UBND' in answer.content.decode().replace("'", '"')
    assert DocumentPage.objects.count() == 1


def test_relation_to_itself_is_said_at_its_row(people: People, client: Any) -> None:
    page = public_document("77/QĐ-UBND")
    client.force_login(people.member)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = filled_form(client, page, index(), people.member).dict()
    row = {"kind": "replaces", "target": str(page.pk)}
    answer = client.post(url, {**data, **rows("relations", row)})
    assert answer.status_code == 200
    errors = answer.context["form"].formsets["relations"].errors
    assert errors == [{"target": ["Văn bản không thể có quan hệ với chính nó."]}]


def test_row_without_a_target(form: dict[str, Any], client: Any) -> None:
    answer = post(client, form, **rows("relations", {"kind": "based_on"}))
    assert answer.status_code == 200
    assert "Chọn đúng một" in answer.content.decode()


def test_outside_basis_is_kept_with_its_words(form: dict[str, Any], client: Any) -> None:
    row = {"kind": "based_on", "outside": str(outside().pk)}
    assert post(client, form, **rows("relations", row)).status_code == 302
    kept = DocumentPage.objects.get().relations.get()
    assert kept.cited_as == "67/2006/QH11: Luật Công nghệ thông tin"


def test_ruling_needs_its_reason(form: dict[str, Any], client: Any) -> None:
    row = {"state": "outdated", "starts": "01/01/2026", "reason": ""}
    answer = post(client, form, **rows("rulings", row), **{"action-submit": "1"})
    assert answer.status_code == 200
    assert "reason" in answer.context["form"].formsets["rulings"].errors[0]


def test_dates_in_order(form: dict[str, Any], client: Any) -> None:
    answer = post(client, form, expires_on="01/01/2022")
    assert answer.status_code == 200
    assert "expires_on" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({}, False),
        ({"is_shortened": True, "effective_from": SIGNED}, False),
        ({"effective_from": SIGNED + datetime.timedelta(days=9)}, True),
        ({"effective_from": SIGNED}, True),
        ({"effective_from": SIGNED, "level": "central"}, False),
        ({"effective_from": SIGNED, "document_type": "QĐ", "number": "5/QĐ-UBND"}, False),
    ],
)
@pytest.mark.usefixtures("people")
def test_local_normative_needs_ten_days(own: dict[str, Any], said: bool) -> None:
    given = {
        "number": "07/2026/QĐ-UBND",
        "document_type": "QĐ-QPPL",
        "issued_on": SIGNED,
        "effective_from": SIGNED + datetime.timedelta(days=10),
        "level": "province",
        **own,
    }
    given["document_type"] = kind(given["document_type"])
    advice = advice_for(DocumentPage(**given))
    assert any("dưới 10 ngày" in words for words in advice) is said
    assert len(advice) == said


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        ("2112/QĐ-UBND", "QĐ", ""),
        ("12-NQ/HU", "NQ-Đ", ""),
        ("123/UBND-VHTT", "CV", ""),
        ("29/2018/QH14", "L", ""),
        ("19/2012/TTLT-BTC-BTTTT", "TTLT", ""),
        ("12/QyĐ-UBND", "QĐ", "ghi “QyĐ”"),
        ("123/UBND-VHTT", "QĐ", "không ghi tên loại"),
        ("18/2025/QĐ-UBND", "QĐ", "có năm"),
        ("18/QĐ-UBND", "QĐ-QPPL", "không có năm"),
    ],
)
@pytest.mark.usefixtures("people")
def test_symbol_and_type_agree(number: str, code: str, said: str) -> None:
    advice = advice_for(DocumentPage(number=number, document_type=kind(code), level="central"))
    assert [said in words for words in advice] == ([True] if said else [])


@pytest.mark.usefixtures("people")
def test_half_filled_draft_is_given_no_advice_and_no_error_page() -> None:
    page = DocumentPage(number="", relations=[relation("based_on", outside=outside())])
    assert advice_for(page) == []
