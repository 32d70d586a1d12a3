"""A refusal reaches the person with its reason, and what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from core.models import AuditEntry
from core.refusal import PublicationRefused
from core.secrecy import Secrecy
from home.models import SectionPage, StandardPage
from tests import factories
from tests.chain import fresh
from tests.home.site_map import draft, section
from tests.pages.forms import blank_form, story_fields
from workflows.models import tasks

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(people: factories.People) -> StandardPage:
    """A contributor's draft."""
    above = section(SectionPage, "Giới thiệu chung")
    return draft(StandardPage, "Giới thiệu", above, owner=people.contributor, body=people.office)


def submission(client: Client, page: StandardPage, **values: Any) -> tuple[str, QueryDict]:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = story_fields(StandardPage, blank_form(client, url))
    data.update(values | {"action-submit": "1"})
    return url, data


def refuse(*_args: Any, **_kwargs: Any) -> None:
    raise PublicationRefused("Hàng 3 của bảng cộng sai.", article="9")


def test_refusal_at_submission_says_why_and_the_draft_is_kept(
    page: StandardPage, people: factories.People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "check_draft", refuse)
    client.force_login(people.contributor)
    url, data = submission(client, page, title="Giới thiệu, đã gõ lại")
    answer = client.post(url, data, follow=True)
    assert answer.redirect_chain == [(url, 302)]
    assert "Hàng 3 của bảng cộng sai. (Điều 9, QĐ 2112/QĐ-UBND)" in answer.text
    assert "Giới thiệu, đã gõ lại" in answer.text
    assert fresh(page).current_workflow_state is None


def test_refusal_to_a_script_is_a_403(
    page: StandardPage, people: factories.People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "check_draft", refuse)
    client.force_login(people.contributor)
    url, data = submission(client, page)
    answer = client.post(url, data, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 403


def test_submission_with_an_undeclared_picture_stays_in_the_form(
    page: StandardPage, people: factories.People, client: Client
) -> None:
    picture = factories.image(secrecy=Secrecy.UNDECLARED)
    client.force_login(people.contributor)
    url, data = submission(client, page, title="Giới thiệu, đã gõ lại", cover=picture.pk)
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "chưa khai “Không mật”" in answer.text
    assert "Giới thiệu, đã gõ lại" in answer.text
    assert fresh(page).current_workflow_state is None


def test_refused_save_is_recorded(page: StandardPage) -> None:
    page.live = True
    with pytest.raises(PublicationRefused, match="QĐ 2112"):
        page.save()
    entry = AuditEntry.objects.filter(event="publish.refused").latest("pk")
    assert entry.target_id == str(page.pk)
