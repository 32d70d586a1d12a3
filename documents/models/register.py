"""The register: the page that lists the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpResponseRedirect

from core.models import PortalPage
from core.pagination import PARAMETER, page_of
from core.panels import STRUCTURAL_PANELS
from documents.facets import facets_of
from documents.filters import ORDERS, SORT, DocumentFilter
from documents.rows import documents_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


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

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A form sends its empty fields too: led to the address without them, the one to keep
        and share."""
        if "" in request.GET.values():
            kept = request.GET.copy()
            for name in [name for name, value in request.GET.items() if not value]:
                del kept[name]
            query = kept.urlencode()
            return HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the filters with their counts, the chips of what is chosen, and a page of rows."""
        context = super().get_context(request, *args, **kwargs)
        chosen = DocumentFilter(request.GET)
        page_obj = page_of(request, chosen.entries().values_list("pk", flat=True))
        page_obj.object_list = documents_of(page_obj.object_list)
        context.update(
            page_obj=page_obj,
            filter=chosen,
            facets=facets_of(chosen),
            orders=[(value, label) for value, (label, _columns) in ORDERS.items()],
            order_parameter=SORT,
            page_parameter=PARAMETER,
        )
        return context
