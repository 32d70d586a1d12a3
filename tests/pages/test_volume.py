"""The pages of tests.pages.volume are as public as those of the real chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from news.models import ArticlePage, ConclusionPage
from tests.pages.planting import parent_for, specimen
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People


@pytest.mark.parametrize("model", [ArticlePage, ConclusionPage])
def test_bulk_pages_are_approved(model: type, people: People, client: Client) -> None:
    parent = parent_for(model, people)
    keys = bulk_public(
        lambda number: specimen(model, people, title=f"Trang số {number}"),
        3,
        parent=parent,
        people=people,
    )
    call_command("verify_ledger")
    pages = model.objects.shown().order_by("pk")
    assert [page.pk for page in pages] == keys
    assert all(client.get(page.url).status_code == 200 for page in pages)
