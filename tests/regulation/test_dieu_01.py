"""QĐ 2112, Điều 1: the regulation is a record of the register, and every screen of the admin leads
to the article that it carries out."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from core.regulation import ADDRESS, basis_address
from demo.content.documents import DOCUMENTS
from documents.models import DocumentIndexPage, DocumentPage, DocumentType
from tests.chain import publish
from tests.pages.specimens import ALL_TYPES

if TYPE_CHECKING:
    from tests.attacks.scene import Scene

pytestmark = pytest.mark.dieu(1)

SIGNED = datetime.date(2022, 9, 12)
REGISTERS = (
    "workflows/approval", "workflows/delegation", "workflows/holiday", "accounts/boardmembership",
    "contributions/quota", "contributions/responsiblearea", "directory/body", "directory/post",
)  # fmt: skip
SCREENS = (
    "workflows:assignments", "workflows:overdue", "workflows:orientation", "workflows:proposals",
    "contributions:units", "contributions:coverage", "contributions:load", "contributions:sheets",
)  # fmt: skip


def test_the_regulation_opens_with_its_articles(desk: Scene) -> None:
    home = desk.section.get_parent()
    register = home.add_child(
        instance=DocumentIndexPage(title="Văn bản", slug="van-ban", live=True)
    )
    record = next(row for row in DOCUMENTS if row["number"] == "2112/QĐ-UBND")
    decision = DocumentType.objects.get_or_create(code="QĐ", defaults={"name": "Quyết định"})[0]
    page = DocumentPage(
        title="Quyết định số 2112/QĐ-UBND", slug="2112-qd-ubnd", summary=record["summary"],
        number=record["number"], document_type=decision, issuer=desk.people.office,
        issuer_name="UBND huyện", issued_on=SIGNED, effective_from=SIGNED,
        text=record["text"], body=desk.people.office, owner=desk.people.contributor,
        secrecy="none", live=False,
    )  # fmt: skip
    register.add_child(instance=page)
    publish(DocumentPage.objects.get(pk=page.pk), author=desk.people.contributor)
    answer = Client().get(ADDRESS)
    assert answer.status_code == 200
    anchors = set(re.findall(r'id="(dieu-\d+)"', answer.content.decode()))
    needed = {basis_address(kind.article).partition("#")[2] for kind in ALL_TYPES}
    needed |= {f"dieu-{number}" for number in (3, 5, 9, 12, 13, 14, 15)}
    assert needed <= anchors


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_names_its_article(desk: Scene, name: str) -> None:
    client = Client()
    client.force_login(desk.people.head)
    assert f'href="{ADDRESS}#dieu-' in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("place", REGISTERS)
def test_a_register_names_its_article(desk: Scene, place: str) -> None:
    client = Client()
    client.force_login(desk.people.superuser)
    shown = client.get(f"/quan-tri/{place}/").content.decode()
    assert f'href="{ADDRESS}#dieu-' in shown


def test_the_editor_of_a_page_names_its_article(desk: Scene) -> None:
    client = Client()
    client.force_login(desk.people.contributor)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[desk.page.pk])).content.decode()
    assert f'href="{basis_address("4")}"' in shown
