"""The approval sheet on the screen, on paper and as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.models import PortalPage
from core.roles import BOARD_ROLES, Role, roles_of
from workflows.sheet import COLUMNS, Sheet

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

READERS = BOARD_ROLES | {Role.CHAIR}


class ApprovalSheetView(WagtailAdminTemplateMixin, TemplateView):
    """The sheet of a page's newest run, printable."""

    template_name = "workflows/sheet.html"
    page_title = "Phiếu duyệt tin, bài"
    header_icon = "clipboard-list"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the sheet, for those who may read it."""
        self.sheet = _sheet_for(request.user, kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet."""
        return super().get_context_data(sheet=self.sheet, columns=COLUMNS, **kwargs)


def approval_sheet_pdf(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same sheet as a PDF file."""
    sheet = _sheet_for(request.user, page_id)
    response = HttpResponse(sheet.pdf(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="phieu-duyet-{page_id}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _sheet_for(user: Any, page_id: int) -> Sheet:
    """The sheet, for the board, the Chair, and whoever may read the page's revisions."""
    page = PortalPage.objects.filter(pk=page_id).first()
    of_unit = page is not None and page.permissions_for_user(user).can_view_revisions()
    if not (of_unit or roles_of(user) & READERS):
        raise PermissionDenied
    sheet = Sheet.of(page_id)
    if sheet is None:
        raise Http404
    return sheet
