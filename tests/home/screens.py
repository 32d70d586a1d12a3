"""What an editor does on the admin's screens for one page type, over HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

if TYPE_CHECKING:
    from accounts.models import User
    from core.models import PortalPage


@dataclass
class Editor:
    """A signed-in user at the page editor."""

    user: User
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.force_login(self.user)

    def _form(self, url: str, values: dict[str, Any]) -> dict[str, Any]:
        answer = self.client.get(url)
        assert answer.status_code == 200
        data = querydict_from_html(answer.content.decode(), form_id="page-edit-form")
        return {**data.dict(), **values}

    def create(self, parent: PortalPage, model: type[PortalPage], **values: Any) -> PortalPage:
        """Add a draft below `parent`; first look at its preview."""
        meta = model._meta
        where = [meta.app_label, meta.model_name, parent.pk]
        url = reverse("wagtailadmin_pages:add", args=where)
        data = self._form(url, values)
        self._preview(reverse("wagtailadmin_pages:preview_on_add", args=where), data)
        answer = self.client.post(url, data)
        page = model.objects.filter(title=values["title"]).first()
        assert page is not None, _complaints(answer)
        return page

    def edit(self, page: PortalPage, **values: Any) -> PortalPage:
        """Change the draft; first look at its preview. Returns the newest draft."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = self._form(url, values)
        self._preview(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), data)
        answer = self.client.post(url, data)
        assert answer.status_code == 302, _complaints(answer)
        return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()

    def _preview(self, url: str, data: dict[str, Any]) -> None:
        answer = self.client.post(url, data)
        assert answer.json() == {"is_valid": True, "is_available": True}
        shown = self.client.get(url)
        assert shown.status_code == 200
        assert data["title"] in shown.content.decode()


def _complaints(answer: Any) -> Any:
    return answer.context["form"].errors if answer.context else answer.status_code


def story(*parts: tuple[str, Any], name: str = "content") -> dict[str, Any]:
    """Form data of a stream; a paragraph is given as HTML."""
    blocks = [(kind, rich_text(value) if kind == "paragraph" else value) for kind, value in parts]
    return nested_form_data({name: streamfield(blocks)})


def rows(name: str, *items: dict[str, Any]) -> dict[str, Any]:
    """Form data of inline rows, in place of those that the form has."""
    management = {"TOTAL_FORMS": len(items), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}
    data = {f"{name}-{key}": str(value) for key, value in management.items()}
    for place, item in enumerate(items):
        blank = {"id": "", "ORDER": str(place + 1), "DELETE": ""}
        data |= {f"{name}-{place}-{key}": value for key, value in {**blank, **item}.items()}
    return data
