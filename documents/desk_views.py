"""Screens of the desk about documents."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from core.roles import BOARD_ROLES, Role
from documents.late_posting import late_postings
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


class LatePostingsView(DeskScreen):
    """Documents that were posted later after their signing than they should have been."""

    template_name = "documents/late_postings.html"
    page_title = "Văn bản đăng chậm"
    header_icon = "history"
    article = "4"
    roles = BOARD_ROLES | {Role.CHAIR}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those of the last year, the latest first."""
        return super().get_context_data(
            rows=late_postings(), most=settings.DOCUMENT_POSTING_DAYS, **kwargs
        )
