"""The report of proposed abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.models import Abbreviation
from search.proposals import proposals

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


MAY_ADD = "search.add_abbreviation"


class ProposalsView(WagtailAdminTemplateMixin, TemplateView):
    """What people seek in vain, and what it may stand for; each can be added with one click."""

    page_title = "Từ viết tắt đề xuất"
    header_icon = "search"
    template_name = "search/admin/proposals.html"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who may add an abbreviation."""
        if not request.user.has_perm(MAY_ADD):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The proposals."""
        return super().get_context_data(proposals=proposals(), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Add one of them, exactly as it is proposed."""
        asked = request.POST.get("short", ""), request.POST.get("full", "")
        for proposal in proposals():
            if (proposal.short, proposal.full) == asked:
                Abbreviation.objects.get_or_create(short=proposal.short, full=proposal.full)
        return self.get(request)
