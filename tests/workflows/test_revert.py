"""An old revision comes back through the chain, like any other change (Điều 9, Điều 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from news.models import ArticlePage
from tests import factories
from tests.chain import fresh
from tests.pages.forms import blank_form, story_fields
from tests.pages.planting import public

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("button", [{}, {"action-submit": "1"}], ids=["draft", "submitted"])
def test_first_draft_of_a_public_article_comes_back_as_a_draft(
    client: Client, button: dict[str, str]
) -> None:
    """The first draft was stored before any revision was public; the page is public now."""
    people = factories.people()
    page = public(ArticlePage, people)
    first = page.revisions.order_by("pk").first()
    client.force_login(people.contributor)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    form = story_fields(ArticlePage, blank_form(client, address)).dict()
    answer = client.post(address, {**form, "revision": first.pk, **button})
    assert answer.status_code == 302
    after = fresh(page)
    assert after.latest_revision_id > page.live_revision_id
    assert (after.live, after.live_revision_id) == (True, page.live_revision_id)
    waiting = after.current_workflow_task
    assert (waiting.name if waiting else None) == ("Thủ trưởng đơn vị ký" if button else None)
