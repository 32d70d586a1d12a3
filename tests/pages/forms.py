"""What a browser would post from the page editor for a specimen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.test import Client

EDITOR = "page-edit-form"
STORY = streamfield([
    ("heading", {"text": "Những việc đã làm", "level": "2"}),
    ("paragraph", rich_text("<p>Nội dung viết ngắn và rõ.</p>")),
])  # fmt: skip


def blank_form(client: Client, url: str) -> QueryDict:
    """The editor's form as it opens."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return querydict_from_html(answer.content.decode(), form_id=EDITOR).copy()


def add_url(model: type, parent: Any) -> str:
    """Address of the form of a new page."""
    meta = model._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])


def filled_form(client: Client, page: Any, parent: Any, user: Any) -> QueryDict:
    """The form of a new page with the values of an unsaved specimen typed in."""
    data = blank_form(client, add_url(type(page), parent))
    for key, value in _typed(page, parent, user).items():
        data[key] = value
    return data


def story_fields(model: type, data: QueryDict) -> QueryDict:
    """The form with its streams, which the browser draws by script, filled in."""
    for name in _streams(model):
        for key, value in nested_form_data({name: STORY}).items():
            data[key] = value
    return data


def _typed(page: Any, parent: Any, user: Any) -> dict[str, str]:
    """The values of a specimen, by the names of the editor's inputs."""
    editor = type(page).get_edit_handler().get_form_class()
    form = editor(instance=page, parent_page=parent, for_user=user)
    inputs = [str(field) for field in form]
    for name, rows in form.formsets.items():
        if name != "comments":
            inputs += [str(rows.management_form), *(str(f) for row in rows for f in row)]
    html = f"<form>{''.join(inputs)}</form>"
    typed = querydict_from_html(html)
    return story_fields(type(page), typed.copy()).dict()


def _streams(model: type) -> list[str]:
    fields = model.get_edit_handler().get_form_class().base_fields
    return [name for name in fields if isinstance(getattr(model(), name, None), StreamValue)]
