"""Projects: target, money by source, progress in words, dated results, listed by year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError

from documents.models import DocumentPage
from services.models import (
    ProjectDocument,
    ProjectIndexPage,
    ProjectPage,
    ProjectResult,
    ProjectSource,
)
from tests import factories
from tests.pages.planting import plant, public
from tests.pages.specimens import VALUES

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People


def project(people: People, begins: str, ends: str = "", **values: Any) -> ProjectPage:
    own = VALUES[ProjectPage](people) | {
        "period_from": datetime.date.fromisoformat(begins),
        "period_to": datetime.date.fromisoformat(ends) if ends else None,
    }
    return public(ProjectPage, people, own=own, **values)


def listed(client: Client, **query: str) -> list[str]:
    answer = client.get(ProjectIndexPage.objects.get().url, query)
    assert answer.status_code == 200
    return [item.title for item in answer.context["page_obj"]]


@pytest.mark.dieu(2, khoan=6)
def test_a_project_shows_target_progress_money_and_dated_results(
    people: People, client: Client
) -> None:
    decision = public(DocumentPage, people)
    own = VALUES[ProjectPage](people) | {
        "sources": [
            ProjectSource(source="Ngân sách huyện", amount=12_500_000_000),
            ProjectSource(source="Xã hội hóa", amount=500_000_000),
        ],
        "documents": [ProjectDocument(document=decision)],
        "results": [
            ProjectResult(on=datetime.date(2025, 12, 31), text="Xong 4 km."),
            ProjectResult(on=datetime.date(2026, 3, 2), text="Xong 12 km."),
        ],
    }
    page = public(ProjectPage, people, own=own, title="Đường liên thôn")
    html = client.get(page.url).content.decode()
    for shown in (
        "Làm đường liên thôn.", "Đã thực hiện 40%", '<progress class="progress"', 'value="40"',
        "Ngân sách huyện: 12.500.000.000 đồng", "13.000.000.000 đồng", decision.url,
        people.office.name,
    ):  # fmt: skip
        assert shown in html
    assert html.index("02/03/2026</strong>: Xong 12 km.") < html.index("31/12/2025</strong>")
    decision.unpublish()
    assert decision.url not in client.get(page.url).content.decode()


@pytest.mark.dieu(2, khoan=6)
def test_listed_by_year_and_body(people: People, client: Client) -> None:
    commune = factories.BodyFactory(name="Xã Cát Vân", code="xa-cat-van")
    project(people, "2024-01-01", "2025-06-30", title="Cũ")
    project(people, "2025-03-01", title="Đang làm")
    project(people, "2026-01-01", "2027-12-31", title="Mới", body=commune)
    assert listed(client) == ["Mới", "Đang làm", "Cũ"]
    assert listed(client, nam="2024") == ["Cũ"]
    assert listed(client, nam="2025") == ["Đang làm", "Cũ"]
    assert listed(client, nam="2026") == ["Mới", "Đang làm"]
    assert listed(client, **{"don-vi": "xa-cat-van"}) == ["Mới"]
    answer = client.get(ProjectIndexPage.objects.get().url)
    assert answer.context["years"][-4:] == [2027, 2026, 2025, 2024]


@pytest.mark.parametrize("year", ["x", "0", "99999999999", "٢٠٢٥", "-1"])
def test_a_senseless_year_finds_nothing(people: People, client: Client, year: str) -> None:
    project(people, "2025-03-01", title="Đang làm")
    assert listed(client, nam=year) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"percent": 101}, "không vượt quá 100%"),
        ({"period_to": datetime.date(2020, 1, 1)}, "sau ngày bắt đầu"),
        ({"results": [ProjectResult(on=datetime.date(2099, 1, 1), text="x")]}, "sau hôm nay"),
    ],
)
def test_rules(people: People, values: dict[str, Any], said: str) -> None:
    page = plant(ProjectPage, people)
    for name, value in values.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError, match=said):
        page.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("percent", "words"),
    [(0, "Chưa có khối lượng thực hiện"), (1, "Đã thực hiện 1%"), (100, "Đã hoàn thành")],
)
def test_progress_in_words(percent: int, words: str) -> None:
    assert ProjectPage(percent=percent).progress_words == words
