"""A small portal for tests: sections and drafts, made as an editor's work would leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.secrecy import Secrecy
from home.models import HomePage
from tests import factories
from tests.chain import fresh, publish

if TYPE_CHECKING:
    from core.models import PortalPage


def section(model: type[PortalPage], title: str, parent: Any = None, **values: Any) -> Any:
    """A public section, in the menu."""
    parent = parent or factories.home()
    values.setdefault("show_in_menus", True)
    return fresh(parent).add_child(instance=model(title=title, live=True, **values))


def draft(model: type[PortalPage], title: str, parent: Any, **values: Any) -> Any:
    """A draft declared unclassified, of an office of the government."""
    values.setdefault("secrecy", Secrecy.NONE)
    values.setdefault("body", factories.BodyFactory(name="Phòng Nội vụ", code="phong-noi-vu"))
    page = fresh(parent).add_child(instance=model(title=title, live=False, **values))
    return fresh(page)


def public(model: type[PortalPage], title: str, parent: Any, **values: Any) -> Any:
    """A page that went through the whole chain."""
    return publish(draft(model, title, parent, **values))


def home() -> HomePage:
    """The home page."""
    return factories.home()
