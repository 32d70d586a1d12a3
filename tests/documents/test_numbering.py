"""Issuer, number and year name one document: in the form, at the last signature, in the database
(Điều 4 khoản 2 a)."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from core.classification import raise_secrecy
from core.refusal import PublicationRefused
from core.roles import Role
from core.secrecy import Secrecy
from documents import numbering
from documents.models import DocumentPage
from documents.numbering import double_message, double_of
from tests.chain import act, fresh, publish, submit
from tests.documents.shelf import committee, draft_document, kind, public_document
from tests.factories import BodyFactory, People, UserFactory

pytestmark = [pytest.mark.dieu(4, khoan=2), pytest.mark.usefixtures("people")]

NEXT_YEAR = datetime.date(2023, 9, 12)


@pytest.mark.parametrize("typed", ["2112/QĐ-UBND", "Số: 2112 /QD–UBND", "02112/qđ-ubnd"])
def test_the_same_however_typed(typed: str) -> None:
    first = public_document("2112/QĐ-UBND")
    assert double_of(draft_document(typed)) == first


def test_another_year_issuer_or_type_is_another_document() -> None:
    public_document("12/QĐ-UBND")
    other = BodyFactory(name="UBND xã Bãi Trành", code="xa-bai-tranh")
    assert double_of(draft_document("12/QĐ-UBND", issued_on=NEXT_YEAR)) is None
    assert double_of(draft_document("12/QyĐ-UBND", document_type=kind("QyĐ"))) is None
    assert double_of(draft_document("12/QĐ-UBND", issuer=other, issuer_name="UBND xã")) is None


def test_printed_name_tells_where_no_body_is_named() -> None:
    public_document("5/QĐ-UBND", issuer=None, issuer_name="UBND tỉnh Thanh Hóa")
    same = draft_document("5/QĐ-UBND", issuer=None, issuer_name="UBND tỉnh Thanh Hoá")
    assert double_of(same) is not None


def test_a_draft_counts_as_it_is_written_now() -> None:
    """Its row keeps the number that it was made with."""
    first = draft_document("7/QĐ-UBND")
    first.save_revision()
    assert double_of(draft_document("7/QĐ-UBND")) == first
    corrected = fresh(first)
    corrected.number = "8/QĐ-UBND"
    corrected.save_revision()
    assert double_of(draft_document("07/QĐ-UBND", slug="lan-hai")) != first


def test_the_form_says_which(people: People) -> None:
    first = public_document("2112/QĐ-UBND", summary="Ban hành Quy chế")
    message = double_message(first, people.contributor)
    assert first.url in message
    assert "Ban hành Quy chế" in message
    own = draft_document("9/QĐ-UBND", owner=people.contributor)
    edit = reverse("wagtailadmin_pages:edit", args=[own.pk])
    assert edit in double_message(own, people.contributor)


def test_another_units_draft_is_not_named(people: People) -> None:
    elsewhere = BodyFactory(name="Phòng Tài chính", code="phong-tai-chinh")
    stranger = UserFactory(username="ngoai", role=Role.CONTRIBUTOR, body=elsewhere)
    hidden = draft_document("9/QĐ-UBND", summary="Chưa ai được biết", body=people.office)
    message = double_message(hidden, stranger)
    assert hidden.title not in message
    assert "Chưa ai được biết" not in message
    assert str(hidden.pk) not in message


def test_a_classified_one_is_not_found() -> None:
    """Its row keeps no number (core.classification): nothing can be asked of it by a guess."""
    for number in ("9/QĐ-UBND", "10/QĐ-UBND"):
        raise_secrecy(public_document(number), Secrecy.SECRET)
    assert double_of(draft_document("9/QĐ-UBND")) is None


def test_last_signature_refuses_the_second(people: People) -> None:
    public_document("11/QĐ-UBND")
    second = submit(draft_document("11/QĐ-UBND"), people.contributor)
    second = act(second, people.unit_head)
    second = act(second, people.member)
    with pytest.raises(PublicationRefused, match="đã được đăng"):
        act(second, people.deputy)
    assert not fresh(second).live


def test_database_refuses_the_second(people: People) -> None:
    """Raw SQL, and two last signatures at the same moment."""
    first, second = public_document("13/QĐ-UBND"), public_document("14/QĐ-UBND")
    statement = "UPDATE documents_documentpage SET registry_key = %s WHERE portalpage_ptr_id = %s"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [first.registry_key, second.pk])


def test_a_race_ends_in_words(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither saw the other when it looked; the constraint did."""
    first = public_document("15/QĐ-UBND")
    second = fresh(public_document("16/QĐ-UBND"))
    monkeypatch.setattr("documents.models.pages.refuse_taken", lambda _page: None)
    monkeypatch.setattr("documents.models.pages.registry_key", lambda _page: first.registry_key)
    with pytest.raises(PublicationRefused, match="đã được đăng"):
        second.save(clean=False)


def test_copy_alias_and_withdrawal_share_the_number(people: People) -> None:
    page = public_document("17/QĐ-UBND")
    assert page.registry_key == numbering.registry_key(page)
    copy = page.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    assert DocumentPage.objects.get(pk=copy.pk).registry_key == ""
    second = page.copy(update_attrs={"slug": "ban-sao-hai"}, keep_live=False)
    assert second.pk != copy.pk
    alias = page.create_alias(update_slug="bi-danh")
    assert (alias.live, DocumentPage.objects.get(pk=alias.pk).registry_key) == (True, "")
    page = fresh(page)
    page.unpublish()
    assert fresh(page).registry_key == ""
    draft = draft_document("17/QĐ-UBND", issuer=committee())
    assert publish(draft).live
