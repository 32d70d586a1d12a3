"""The register: the page that lists the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS
from documents.filters import DocumentFilter
from documents.models.pages import DocumentPage
from documents.models.types import DocumentType, Level

if TYPE_CHECKING:
    from django.http import HttpRequest


class DocumentIndexPage(PortalPage):
    """Văn bản: the register with its filters."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.DocumentPage"]
    max_count = 1

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the filter form, the chips of what is chosen, and a page of rows."""
        context = super().get_context(request, *args, **kwargs)
        chosen = DocumentFilter(request.GET)
        page_obj = page_of(request, chosen.apply(DocumentPage.objects.shown().listed()))
        page_obj.object_list = DocumentPage.with_effects(page_obj.object_list)
        context.update(
            page_obj=page_obj,
            filter=chosen,
            choices=chosen.choices(DocumentType, DocumentPage.objects.shown(), Level),
            query=query_without_page(request),
        )
        return context
