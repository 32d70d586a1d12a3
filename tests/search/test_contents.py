"""What a page shows beside its text is found too: a procedure's papers, captions, results."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from core.models import PortalPage
from news.models import GalleryImage, GalleryPage
from services.models import DossierItem, ProcedurePage, ProjectPage, ProjectResult
from tests import factories
from tests.pages.planting import public
from tests.pages.specimens import VALUES

if TYPE_CHECKING:
    from tests.factories import People

WORDS = "bia đá cổ làng Lúng"
PARTS = {
    GalleryPage: lambda: {"images": [GalleryImage(image=factories.image(), caption=WORDS)]},
    ProcedurePage: lambda: {"dossier": [DossierItem(name=WORDS)]},
    ProjectPage: lambda: {"results": [ProjectResult(on=datetime.date(2026, 3, 2), text=WORDS)]},
}


@pytest.mark.dieu(11)
@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_by_what_stands_in_its_rows(people: People, model: Any) -> None:
    page = public(model, people, own=VALUES[model](people) | PARTS[model]())
    assert [found.pk for found in PortalPage.objects.searched("bia da co")] == [page.pk]
