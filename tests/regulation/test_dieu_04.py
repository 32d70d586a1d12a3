"""Điều 4 khoản 1: an official voice. Each item says who supplied it, who approved it, when, and
when it changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from core.refusal import PublicationRefused
from directory.models import BoardPage
from home.models import ContactPage
from tests.attacks.scene import Scene
from tests.chain import fresh, submit
from tests.pages.planting import public
from tests.pages.specimens import CONTENT

if TYPE_CHECKING:
    from core.models import PortalPage
    from tests.factories import HomePage, People

pytestmark = pytest.mark.dieu(4)

# The frame itself: whom to write to, and who the board is.
OF_THE_FRAME = (ContactPage, BoardPage)


@pytest.mark.parametrize(
    "model",
    [model for model in CONTENT if model not in OF_THE_FRAME],
    ids=lambda model: model.__name__,
)
def test_every_item_names_its_source_its_approver_and_its_dates(
    site: HomePage, people: People, model: type[PortalPage]
) -> None:
    page = public(model, people)
    shown = Client().get(page.url).content.decode()
    today = timezone.localdate()
    assert people.office.label in shown
    assert page.permit.signature_line in shown
    assert f"{today:%d/%m/%Y}" in shown
    assert "Cập nhật lúc" in shown
    assert page.first_published_at is not None


def test_no_item_without_its_unit_goes_anywhere(desk: Scene) -> None:
    page = desk.draft(title="Tin không nguồn", body=None)
    with pytest.raises(PublicationRefused):
        submit(page, desk.people.contributor)
    assert not fresh(page).live
