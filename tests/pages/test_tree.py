"""What may stand under what."""

from __future__ import annotations

import pytest
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from core.models import PortalPage
from directory.models import BoardPage, BodyPage, DirectoryIndexPage
from documents.models import (
    ConsultationIndexPage,
    ConsultationPage,
    DocumentIndexPage,
    DocumentPage,
)
from home.models import (
    ContactPage,
    HomePage,
    PlaceIndexPage,
    PlacePage,
    SectionPage,
    SiteMapPage,
    StandardPage,
)
from news.models import (
    ArticlePage,
    ConclusionIndexPage,
    ConclusionPage,
    GalleryIndexPage,
    GalleryPage,
    NewsIndexPage,
    NoticeIndexPage,
    NoticePage,
)
from questions.models import QuestionIndexPage, QuestionPage
from schedule.models import ScheduleIndexPage, ScheduleWeekPage
from services.models import (
    OneStopIndexPage,
    OneStopReportPage,
    ProcedureIndexPage,
    ProcedurePage,
    ProjectIndexPage,
    ProjectPage,
)
from tests.pages.specimens import ALL_TYPES

SECTIONS_OF_HOME = {
    NewsIndexPage,
    ConclusionIndexPage,
    NoticeIndexPage,
    GalleryIndexPage,
    PlaceIndexPage,
    DocumentIndexPage,
    ConsultationIndexPage,
    ProcedureIndexPage,
    ProjectIndexPage,
    OneStopIndexPage,
    ScheduleIndexPage,
    QuestionIndexPage,
    DirectoryIndexPage,
}

# type: (allowed parents, allowed children)
TREE: dict[type, tuple[set[type], set[type]]] = {
    HomePage: (
        {PortalPage},
        {SectionPage, StandardPage, ContactPage, SiteMapPage, *SECTIONS_OF_HOME},
    ),
    SectionPage: ({HomePage, SectionPage}, {SectionPage, StandardPage, BoardPage}),
    StandardPage: ({HomePage, SectionPage}, set()),
    ContactPage: ({HomePage}, set()),
    SiteMapPage: ({HomePage}, set()),
    BoardPage: ({SectionPage}, set()),
    NewsIndexPage: ({HomePage, NewsIndexPage}, {NewsIndexPage, ArticlePage}),
    ArticlePage: ({NewsIndexPage}, set()),
    ConclusionIndexPage: ({HomePage}, {ConclusionPage}),
    ConclusionPage: ({ConclusionIndexPage}, set()),
    NoticeIndexPage: ({HomePage}, {NoticePage}),
    NoticePage: ({NoticeIndexPage}, set()),
    GalleryIndexPage: ({HomePage}, {GalleryPage}),
    GalleryPage: ({GalleryIndexPage}, set()),
    PlaceIndexPage: ({HomePage}, {PlacePage}),
    PlacePage: ({PlaceIndexPage}, set()),
    DocumentIndexPage: ({HomePage}, {DocumentPage}),
    ConsultationIndexPage: ({HomePage}, {ConsultationPage}),
    ConsultationPage: ({ConsultationIndexPage}, set()),
    DocumentPage: ({DocumentIndexPage}, set()),
    ProcedureIndexPage: ({HomePage}, {ProcedurePage}),
    ProcedurePage: ({ProcedureIndexPage}, set()),
    ProjectIndexPage: ({HomePage}, {ProjectPage}),
    ProjectPage: ({ProjectIndexPage}, set()),
    OneStopIndexPage: ({HomePage}, {OneStopReportPage}),
    OneStopReportPage: ({OneStopIndexPage}, set()),
    ScheduleIndexPage: ({HomePage}, {ScheduleWeekPage}),
    ScheduleWeekPage: ({ScheduleIndexPage}, set()),
    QuestionIndexPage: ({HomePage}, {QuestionPage}),
    QuestionPage: ({QuestionIndexPage}, set()),
    DirectoryIndexPage: ({HomePage}, {BodyPage}),
    BodyPage: ({DirectoryIndexPage}, set()),
}
ONE_OF_A_KIND = {
    HomePage,
    ContactPage,
    SiteMapPage,
    BoardPage,
    PlaceIndexPage,
    DocumentIndexPage,
    ConsultationIndexPage,
    ProcedureIndexPage,
    ProjectIndexPage,
    OneStopIndexPage,
    ScheduleIndexPage,
    QuestionIndexPage,
    DirectoryIndexPage,
}


def test_table_names_every_type() -> None:
    assert set(TREE) == set(ALL_TYPES)


@pytest.mark.parametrize("model", ALL_TYPES, ids=lambda model: model.__name__)
def test_parents_and_children(model: type) -> None:
    parents, children = TREE[model]
    tester = WagtailPageTestCase()
    tester.assertAllowedParentPageTypes(model, parents)
    tester.assertAllowedSubpageTypes(model, children)


def test_both_sides_of_the_tree_agree() -> None:
    """A child that names a parent is named by it."""
    upwards = {(above, model) for model, (parents, _) in TREE.items() for above in parents}
    downwards = {(model, below) for model, (_, children) in TREE.items() for below in children}
    assert upwards - downwards == {(PortalPage, HomePage)}
    assert downwards <= upwards


def test_types_of_which_there_is_one() -> None:
    assert {model for model in ALL_TYPES if model.max_count == 1} == ONE_OF_A_KIND


def test_bare_pages_are_never_created() -> None:
    assert not PortalPage.is_creatable
    assert not issubclass(PortalPage, Page)
