"""The editor of every type: it opens, keeps a draft, opens again, previews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from wagtail.blocks import StreamValue

from home.models import HomePage
from tests.chain import fresh
from tests.pages.forms import add_url, blank_form, filled_form, story_fields
from tests.pages.planting import parent_for, plant, specimen, title_of
from tests.pages.specimens import ALL_TYPES, CONTENT, STRUCTURAL, VALUES

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User
    from tests.factories import People

every_type = pytest.mark.parametrize("model", ALL_TYPES, ids=lambda model: model.__name__)
new_types = pytest.mark.parametrize(
    "model",
    [model for model in ALL_TYPES if model is not HomePage],
    ids=lambda model: model.__name__,
)


def editor_of(model: type, people: People) -> User:
    """Who keeps pages of the type: the Head the menu, a unit its own items."""
    return people.head if model.structural else people.contributor


@new_types
def test_form_of_a_new_page_opens(model: type, people: People, client: Client) -> None:
    client.force_login(editor_of(model, people))
    assert client.get(add_url(model, parent_for(model, people))).status_code == 200


@pytest.mark.parametrize(
    "model", [m for m in STRUCTURAL if m is not HomePage], ids=lambda m: m.__name__
)
def test_unit_makes_no_sections(model: type, people: People, client: Client) -> None:
    url = add_url(model, parent_for(model, people))
    client.force_login(people.contributor)
    assert client.get(url, follow=True).redirect_chain
    client.force_login(people.tech)
    assert client.get(url).status_code == 200


@new_types
def test_new_page_is_kept_as_a_draft(model: type, people: People, client: Client) -> None:
    user = editor_of(model, people)
    parent = parent_for(model, people)
    client.force_login(user)
    data = filled_form(client, specimen(model, people), parent, user)
    answer = client.post(add_url(model, parent), data)
    assert answer.status_code == 302, errors_of(answer)
    page = model.objects.get()
    assert (page.title, page.owner, page.live) == (title_of(model), user, False)
    assert page.get_parent().pk == parent.pk
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    if model in CONTENT:
        assert page.body == people.office
        assert_kept(page, VALUES[model](people))


@every_type
def test_owner_edits_and_saves(model: type, people: People, client: Client) -> None:
    page = plant(model, people)
    client.force_login(editor_of(model, people))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = story_fields(model, blank_form(client, url))
    data["title"] = "Tiêu đề đã sửa"
    answer = client.post(url, data)
    assert answer.status_code == 302, errors_of(answer)
    stored = fresh(page)
    assert stored.get_latest_revision_as_object().title == "Tiêu đề đã sửa"
    assert stored.title == page.title or not stored.live


@every_type
def test_draft_shows_to_its_editor(model: type, people: People, client: Client) -> None:
    page = plant(model, people)
    client.force_login(editor_of(model, people))
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200
    assert page.title in answer.content.decode()


@every_type
def test_preview_of_an_edit(model: type, people: People, client: Client) -> None:
    page = plant(model, people)
    client.force_login(editor_of(model, people))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = story_fields(model, blank_form(client, edit))
    if model is not HomePage:
        data["title"] = "Tiêu đề đang xem thử"
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert_previews(client, preview, data)


@new_types
def test_preview_of_a_new_page(model: type, people: People, client: Client) -> None:
    """Nothing is in the database yet: no key, no children, no revision."""
    user = editor_of(model, people)
    parent = parent_for(model, people)
    client.force_login(user)
    data = filled_form(client, specimen(model, people), parent, user)
    meta = model._meta
    preview = reverse(
        "wagtailadmin_pages:preview_on_add", args=[meta.app_label, meta.model_name, parent.pk]
    )
    assert_previews(client, preview, data)
    assert not model.objects.exists()


def assert_kept(page: Any, values: dict[str, Any]) -> None:
    """What was typed is there: rows, text in blocks, plain values."""
    for name, value in values.items():
        kept = getattr(page, name)
        if hasattr(kept, "all"):
            assert kept.count() == len(value), name
        elif isinstance(kept, StreamValue):
            assert [part.block_type for part in kept] == [kind for kind, _value in value], name
        elif name in ("cover", "text", "answer", "introduction"):
            # A picture of its own each time; rich text with the editor's own block keys.
            assert kept, name
        else:
            assert kept == value, name


def assert_previews(client: Client, url: str, data: Any) -> None:
    """The form is taken for a preview, and the preview shows its title."""
    assert client.post(url, data).json() == {"is_valid": True, "is_available": True}
    answer = client.get(url, {"mode": ""})
    assert answer.status_code == 200
    assert data["title"] in answer.content.decode()


def errors_of(answer: Any) -> Any:
    """What the form complained of, for the message of a failed assertion."""
    form = (answer.context or {}).get("form")
    return form and (form.errors, {name: rows.errors for name, rows in form.formsets.items()})
