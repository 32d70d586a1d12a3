"""A list costs the same number of queries whether it holds ten items or two hundred."""

from __future__ import annotations

import copy
import datetime
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import BodyContact, BodyPage
from documents.models import ConsultationPage, DocumentPage
from home.models import HomePage, PlacePage, SiteMapPage, StandardPage
from news.models import ArticlePage, ConclusionPage, GalleryPage, NewsIndexPage, NoticePage
from questions.models import QuestionPage
from schedule.models import ScheduleEntry, ScheduleWeekPage
from services.models import OneStopReportPage, ProcedurePage, ProjectPage
from tests import factories
from tests.pages.planting import parent_for, plant, specimen
from tests.pages.specimens import ALL_TYPES, PARENTS, VALUES
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.factories import People

FEW, MANY = 10, 200
MOST_QUERIES = 25
# What each index page lists.
LISTED = [
    StandardPage,
    ArticlePage,
    ConclusionPage,
    NoticePage,
    GalleryPage,
    PlacePage,
    DocumentPage,
    ConsultationPage,
    ProcedurePage,
    ProjectPage,
    OneStopReportPage,
    QuestionPage,
    BodyPage,
    ScheduleWeekPage,
]
ON_FRONT_PAGE = [ArticlePage, NoticePage, GalleryPage, DocumentPage, ScheduleWeekPage]
COVERED = (StandardPage, ArticlePage, ProjectPage)


def test_every_section_is_counted() -> None:
    """Home page and site map have tests of their own below."""
    sections = {model for model in ALL_TYPES if model.structural}
    assert {PARENTS[model] for model in LISTED} == sections - {HomePage, SiteMapPage}


@pytest.mark.slow
@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)
def test_list_costs_the_same(model: type, people: People, client: Client) -> None:
    parent = parent_for(model, people)
    build = builder(model, people)
    bulk_public(build, FEW, parent=parent, people=people)
    few = queries_of(client, parent.url)
    bulk_public(build, MANY - FEW, parent=parent, people=people, start=FEW)
    assert model.objects.shown().count() == MANY
    assert_same(few, queries_of(client, parent.url))


@pytest.mark.slow
def test_filtered_register_costs_the_same(people: People, client: Client) -> None:
    parent = parent_for(DocumentPage, people)
    build = builder(DocumentPage, people)
    url = f"{parent.url}?cap=district&trang=1"
    bulk_public(build, FEW, parent=parent, people=people)
    few = queries_of(client, url)
    bulk_public(build, MANY - FEW, parent=parent, people=people, start=FEW)
    assert_same(few, queries_of(client, url))


@pytest.mark.slow
def test_site_map_costs_the_same(people: People, client: Client) -> None:
    page = plant(SiteMapPage, people)
    section = parent_for(StandardPage, people)
    build = builder(StandardPage, people)
    bulk_public(build, FEW, parent=section, people=people)
    few = queries_of(client, page.url)
    bulk_public(build, MANY - FEW, parent=section, people=people, start=FEW)
    assert_same(few, queries_of(client, page.url))


@pytest.mark.slow
def test_home_page_costs_the_same(people: People, client: Client) -> None:
    """Ten items in one section of news, then forty of each type in two."""
    builders = {model: builder(model, people) for model in ON_FRONT_PAGE}
    for model, build in builders.items():
        bulk_public(build, FEW, parent=parent_for(model, people), people=people)
    few = queries_of(client, "/")
    second = plant(NewsIndexPage, people, title="Tin ngoài huyện")
    for model, build in builders.items():
        above = second if model is ArticlePage else parent_for(model, people)
        each = MANY // len(builders) - FEW
        bulk_public(build, each, parent=above, people=people, start=FEW)
    assert_same(few, queries_of(client, "/"))


def builder(model: type, people: People) -> Callable[[int], Any]:
    """Makes the n-th item of a list; pictures and files are shared, so that 200 stay cheap."""
    shared = VALUES[model](people)
    if model in COVERED:
        shared["cover"] = factories.image()

    def build(number: int) -> Any:
        own = {
            name: [copy.copy(row) for row in value] if isinstance(value, list) else value
            for name, value in shared.items()
        }
        return specimen(model, people, own, **_differing(model, number))

    return build


def _differing(model: type, number: int) -> dict[str, Any]:
    values: dict[str, Any] = {"title": f"Mục {number:03}"}
    if model is DocumentPage:
        # The register prints number and summary, not the title.
        values |= {"number": f"{number}-2112/QĐ-UBND", "summary": f"Mục {number:03}"}
    elif model is BodyPage:
        values["subject_body"] = factories.BodyFactory()
        values["contacts"] = [BodyContact(post_title="Trưởng phòng", is_public=True)]
    elif model is ScheduleWeekPage:
        values |= _week(number)
    return values


def _week(number: int) -> dict[str, Any]:
    """This week, and before it one week for each item; every day has something."""
    today = timezone.localdate()
    monday = today - datetime.timedelta(days=today.weekday(), weeks=number)
    body = factories.BodyFactory(code="phong-noi-vu")
    entries = [
        ScheduleEntry(
            day=monday + datetime.timedelta(days=day),
            chair="Chủ tịch UBND huyện",
            content=f"Việc {day}",
            bodies=[body],
        )
        for day in range(7)
    ]
    return {"monday": monday, "entries": entries}


def queries_of(client: Client, url: str) -> list[str]:
    """The statements of a second visit: the first fills what a process keeps anyway."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200
    assert re.search(r"Mục \d{3}|Việc 0|\d-2112/QĐ", answer.content.decode()), "list is empty"
    # Wagtail keeps the site's root paths in the cache: their query comes now and then.
    statements = [query["sql"] for query in captured.captured_queries]
    return [text for text in statements if not text.startswith('SELECT "wagtailcore_site"')]


def assert_same(few: list[str], many: list[str]) -> None:
    """As many statements with few items as with many, and not too many at all."""
    more = Counter(statement[:160] for statement in many)
    more.subtract(statement[:160] for statement in few)
    assert len(few) == len(many), {text: n for text, n in more.items() if n}
    assert len(many) <= MOST_QUERIES, "\n".join(many)
