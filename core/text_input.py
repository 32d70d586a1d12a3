"""Unicode as TCVN 6909:2001 wants it, on every way in (Điều 11)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail.fields import StreamField

from core.text import nfc

if TYPE_CHECKING:
    from core.models import PortalPage


def normalise_text(page: PortalPage) -> None:
    """Bring every text and StreamField of a page to composed Unicode, in place."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            _normalise_stream(page, field)
        elif isinstance(field, (models.CharField, models.TextField)):
            value = getattr(page, field.attname)
            if isinstance(value, str):
                setattr(page, field.attname, nfc(value))


def normalise_value(value: Any) -> Any:
    """The same value with every string in it composed."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [normalise_value(item) for item in value]
    if isinstance(value, dict):
        return {key: normalise_value(item) for key, item in value.items()}
    return value


def _normalise_stream(page: PortalPage, field: StreamField) -> None:
    raw = json.loads(field.value_to_string(page) or "[]")
    composed = normalise_value(raw)
    if composed != raw:
        setattr(page, field.attname, field.to_python(json.dumps(composed)))
