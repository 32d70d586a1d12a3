"""Public pages to find, made through the real chain once a test."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from core.secrecy import Secrecy
from documents.models import DocumentIndexPage, DocumentPage, DocumentType
from home.models import HomePage, StandardPage
from tests.chain import publish
from tests.factories import People

Publish = Callable[..., Any]


@pytest.fixture
def published(people: People) -> Publish:
    """`published(title, body, model=StandardPage, **fields)`: a public page of the office."""
    home = HomePage.objects.get()

    def make(title: str, body: str = "", **fields: Any) -> Any:
        page = home.add_child(
            instance=StandardPage(
                title=title,
                content=[("paragraph", f"<p>{body}</p>")] if body else [],
                secrecy=Secrecy.NONE,
                body=people.office,
                owner=people.contributor,
                live=False,
                **fields,
            )
        )
        return publish(page)

    return make


@pytest.fixture
def official(people: People) -> Publish:
    """`official(number, summary)`: a public document of the register."""
    home = HomePage.objects.get()
    register = home.add_child(
        instance=DocumentIndexPage(title="Văn bản", slug="van-ban", live=True)
    )
    kind, _made = DocumentType.objects.get_or_create(
        code="QD", defaults={"name": "Quyết định", "is_normative": False}
    )

    def make(number: str, summary: str, **fields: Any) -> Any:
        fields.setdefault("issued_on", datetime.date(2022, 9, 12))
        page = register.add_child(
            instance=DocumentPage(
                title=f"Quyết định số {number}",
                summary=summary,
                number=number,
                document_type=kind,
                issuer_name="UBND huyện Như Xuân",
                field="Tổ chức",
                secrecy=Secrecy.NONE,
                body=people.office,
                owner=people.contributor,
                live=False,
                **fields,
            )
        )
        return publish(page)

    return make
