"""Sổ văn bản: the register with its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS
from documents.filters import DocumentFilter
from documents.models.document import DocumentPage

if TYPE_CHECKING:
    from django.http import HttpRequest


class DocumentIndexPage(PortalPage):
    """Văn bản: every public document."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.DocumentPage"]
    max_count = 1

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the filter with its choices and chips, and a page of rows with their validity."""
        context = super().get_context(request, *args, **kwargs)
        shown = DocumentPage.objects.shown()
        chosen = DocumentFilter(request.GET, shown)
        page_obj = page_of(request, chosen.documents.listed())
        page_obj.object_list = DocumentPage.with_effects(page_obj.object_list)
        context.update(page_obj=page_obj, filter=chosen, query=query_without_page(request))
        return context
