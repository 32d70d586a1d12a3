"""Screens of the desk about documents."""

from __future__ import annotations

from typing import Any

from core.roles import BOARD_ROLES
from documents.legal_bases import stale_bases
from workflows.desk_views import DeskScreen


class StaleBasesView(DeskScreen):
    """Public documents that rest on what is no longer in force."""

    template_name = "documents/stale_bases.html"
    page_title = "Căn cứ hết hiệu lực"
    header_icon = "warning"
    roles = BOARD_ROLES

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list as of today."""
        return super().get_context_data(bases=stale_bases(), **kwargs)
