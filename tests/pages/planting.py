"""Specimens put into the tree: under the right parent, draft or public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.models import PortalPage
from core.secrecy import Secrecy
from home.models import HomePage
from tests import factories
from tests.chain import fresh, publish
from tests.pages.specimens import PARENTS, VALUES

if TYPE_CHECKING:
    from tests.factories import People


def title_of(model: type) -> str:
    """The specimen's title: the type's own name, with a mark of its own."""
    return f"Mẫu {model._meta.verbose_name} số 7"


def specimen(model: type, people: People, own: dict[str, Any] | None = None, **values: Any) -> Any:
    """An unsaved, valid page: a section that is public, or a contributor's draft.

    `own`: what the type needs, where many specimens share pictures and files.
    """
    own = VALUES[model](people) if own is None else own
    base: dict[str, Any] = {"title": title_of(model), "summary": "Tóm tắt ngắn.", "live": True}
    if not model.structural:
        base |= {
            "live": False,
            "secrecy": Secrecy.NONE,
            "body": people.office,
            "owner": people.contributor,
        }
    return model(**{**base, **own, **values})


def parent_for(model: type, people: People) -> Any:
    """The public page under which the type belongs, made where it is missing."""
    above = PARENTS[model]
    if above is None:
        return PortalPage.get_first_root_node()
    if above is HomePage:
        return factories.home()
    return above.objects.first() or plant(above, people)


def plant(model: type, people: People, **values: Any) -> Any:
    """The specimen in the tree; content is a draft with a first revision."""
    if model is HomePage:
        return factories.home()
    page = specimen(model, people, **values)
    parent_for(model, people).add_child(instance=page)
    if not model.structural:
        page.save_revision(user=page.owner)
    return fresh(page)


def public(model: type, people: People, **values: Any) -> Any:
    """The specimen where everybody reads it; content went through the whole chain."""
    page = plant(model, people, **values)
    return page if model.structural else publish(page, author=people.contributor)
