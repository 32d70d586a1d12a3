"""Panels that sections share."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel

# All that a page of the menu itself says; it needs no approval because it holds no content.
STRUCTURAL_PANELS = [
    FieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("assigned_domain"),
    FieldPanel("is_sensitive"),
]
