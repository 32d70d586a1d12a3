"""Names of bodies in their time, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

if TYPE_CHECKING:
    import datetime

register = template.Library()


@register.filter
def name_on(body: Any, day: datetime.date | None) -> str:
    """The name that a body bore on a day; "" for none."""
    return str(body.name_on(day)) if body else ""
