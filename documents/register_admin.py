"""The register in the admin: every document, drafts too, that the user may know of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django.db.models import Q, prefetch_related_objects
from django.forms import RadioSelect
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.spreadsheets.writing import csv_response, xlsx_response
from documents.exports import COLUMNS
from documents.models import DocumentPage, DocumentType, Level
from documents.numbers import number_key
from documents.rows import CHUNK
from documents.validity import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http.response import HttpResponseBase

MOST_ROWS = 20_000
BODIES: Any = DocumentPage._meta.get_field("issuer").related_model


class RegisterFilterSet(WagtailFilterSet):
    """By what clerks look for documents by."""

    document_type = django_filters.ModelChoiceFilter(
        label="Loại văn bản", queryset=DocumentType.objects.all()
    )
    issuer = django_filters.ModelChoiceFilter(
        label="Cơ quan ban hành", queryset=lambda _request: BODIES.objects.all()
    )
    level = django_filters.ChoiceFilter(label="Cấp ban hành", choices=Level.choices)
    year = django_filters.NumberFilter(
        label="Năm ban hành",
        field_name="issued_on",
        lookup_expr="year",
        min_value=1,
        max_value=9999,
    )
    live = django_filters.ChoiceFilter(
        label="Công khai",
        choices=[("True", "Đang công khai"), ("False", "Chưa công khai")],
        widget=RadioSelect,
        empty_label="Tất cả",
    )
    validity = django_filters.ChoiceFilter(
        label="Hiệu lực hôm nay", choices=State.choices, method="in_state"
    )

    class Meta:
        model = DocumentPage
        fields: ClassVar[list[str]] = []

    def in_state(self, documents: Any, _name: str, state: str) -> Any:
        """Those in a state of validity today."""
        return documents.filter(
            pk__in=DocumentPage.objects.in_state(state, timezone.localdate()).values("pk")
        )


class RegisterView(IndexView):
    """The list, searched by number or words, taken away with the columns of the public one."""

    page_title = "Sổ văn bản"
    results_template_name = "documents/admin/register_results.html"
    base_filterset_class = RegisterFilterSet
    default_ordering = "-issued_on"
    # So that the buttons are there; what they send is `as_spreadsheet`.
    list_export: ClassVar[list[str]] = ["number"]
    base_columns: ClassVar[list[Column]] = [
        BulkActionsColumn("bulk_actions"),
        Column("number", label="Số, ký hiệu", sort_key="number_key", width="14%"),
        PageTitleColumn("title", label="Tiêu đề", sort_key="title", classname="title"),
        Column("document_type", label="Loại", sort_key="document_type__name", width="10%"),
        Column("issuer_name", label="Cơ quan ban hành", sort_key="issuer_name", width="14%"),
        DateColumn("issued_on", label="Ban hành", sort_key="issued_on", width="10%"),
        Column("validity_label", label="Hiệu lực", width="12%"),
        PageStatusColumn("status", label="Trạng thái", sort_key="live", width="10%"),
    ]

    def search_queryset(self, queryset: Any) -> Any:
        """By the beginning of a number, in any typed form, or by words of title and abstract."""
        if not self.is_searching:
            return queryset
        words = Q(title__icontains=self.search_query) | Q(summary__icontains=self.search_query)
        return queryset.filter(words | Q(number_key__startswith=number_key(self.search_query)))

    def get_table(self, object_list: Any) -> Any:
        """The table, with types and what validity follows from for all rows at once."""
        rows = DocumentPage.with_effects(object_list)
        prefetch_related_objects(rows, "document_type")
        return super().get_table(rows)

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        """The filtered list as CSV or XLSX, with whether each document is public."""
        keys = list(queryset.values_list("pk", flat=True)[:MOST_ROWS])
        columns = {**COLUMNS, "Công khai": lambda row: row.live}
        write = csv_response if spreadsheet_format == self.FORMAT_CSV else xlsx_response
        return write(_rows(keys), columns, "So van ban")


class RegisterViewSet(PageListingViewSet):
    """Sổ văn bản, in the admin's menu."""

    model = DocumentPage
    index_view_class = RegisterView
    filterset_class = RegisterFilterSet
    icon = "doc-full"
    menu_label = "Sổ văn bản"
    menu_order = 160
    add_to_admin_menu = True
    url_prefix = "so-van-ban"
    name = "document_register"


def _rows(keys: list[int]) -> Iterator[DocumentPage]:
    for start in range(0, len(keys), CHUNK):
        part = DocumentPage.objects.filter(pk__in=keys[start : start + CHUNK])
        found = {
            row.pk: row
            for row in DocumentPage.with_effects(
                part.select_related("document_type", "issuer").defer("text")
            )
        }
        yield from (found[key] for key in keys[start : start + CHUNK] if key in found)
