"""The registers of documents and of drafts in the admin: every one, drafts too, that the user
may know of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column

from core.page_register import (
    PageRegisterFilters,
    PageRegisterView,
    PageRegisterViewSet,
    SeenValuesFilter,
)
from core.vietnamese import short_date
from documents.exports import COLUMNS
from documents.models import ConsultationPage, DocumentPage, DocumentType, Level
from documents.numbers import number_key
from documents.validity import State

if TYPE_CHECKING:
    from core.spreadsheets.writing import Columns

BODIES: Any = DocumentPage._meta.get_field("issuer").related_model


class RegisterFilterSet(PageRegisterFilters):
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
    issued_on = django_filters.DateFromToRangeFilter(
        label="Ngày ban hành", widget=DateRangePickerWidget
    )
    field = SeenValuesFilter(label="Lĩnh vực", field_name="field")
    signer_name = SeenValuesFilter(label="Người ký", field_name="signer_name")
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


class RegisterView(PageRegisterView):
    """The list, searched by number or words, taken away with the columns of the public one."""

    help_text = (
        "Sổ gồm mọi văn bản, kể cả bản chưa công khai mà bạn được biết. Gõ số, ký hiệu theo cách "
        "nào cũng được (2112/QĐ-UBND, 2112/qd-ubnd), hoặc từ ngữ trong trích yếu. Nút tải về lấy "
        "đúng danh sách đang lọc."
    )

    def search_queryset(self, queryset: Any) -> Any:
        """By the beginning of a number, in any typed form, or by words of title and abstract."""
        if not self.is_searching:
            return queryset
        words = Q(title__icontains=self.search_query) | Q(summary__icontains=self.search_query)
        return queryset.filter(words | Q(number_key__startswith=number_key(self.search_query)))

    def get_table(self, object_list: Any) -> Any:
        """The table, with what validity follows from for all rows at once."""
        return super().get_table(DocumentPage.with_effects(object_list))

    def export_columns(self) -> Columns:
        """The public columns, and whether each document is public."""
        return {**COLUMNS, "Công khai": lambda row: row.live}

    def export_part(self, keys: list[int]) -> list[DocumentPage]:
        """With what validity follows from."""
        part = DocumentPage.objects.filter(pk__in=keys)
        rows = part.select_related("document_type", "issuer").defer("text")
        return DocumentPage.with_effects(rows)


class RegisterViewSet(PageRegisterViewSet):
    """Sổ văn bản, in the admin's menu."""

    model = DocumentPage
    index_view_class = RegisterView
    filterset_class = RegisterFilterSet
    icon = "doc-full"
    menu_label = "Sổ văn bản"
    menu_hook = "register_admin_menu_item"
    menu_order = 160
    url_prefix = "so-van-ban"
    name = "document_register"
    ordering = "-issued_on"
    facts = (
        Column("number", label="Số, ký hiệu", sort_key="number_key", width="14%"),
        Column("document_type", label="Loại", sort_key="document_type__name", width="10%"),
        Column("issuer_name", label="Cơ quan ban hành", sort_key="issuer_name", width="14%"),
        Column(
            "issued_on",
            label="Ban hành",
            sort_key="issued_on",
            width="10%",
            accessor=lambda page: short_date(page.issued_on) if page.issued_on else "",
        ),
        Column("validity_label", label="Hiệu lực", width="12%"),
    )


class ConsultationRegister(PageRegisterViewSet):
    """Sổ dự thảo lấy ý kiến; the opinions stand in documents.opinion_admin."""

    model = ConsultationPage
    menu_label = "Dự thảo lấy ý kiến"
    icon = "comment"
    url_prefix = "so-du-thao"
    facts = ("drafting_body", "document_type", "opens_on", "closes_on")
    list_filter = (
        "drafting_body", "document_type", "opens_on", "closes_on", "is_shortened",
    )  # fmt: skip
    search_fields = ("title", "summary")
    taken = (
        "drafting_body", "document_type", "opens_on", "closes_on", "is_shortened",
        "shortened_reason",
    )  # fmt: skip
