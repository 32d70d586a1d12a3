"""The base of the registers in the admin whose records are pages: every record, drafts too, that
the user may know of, with search, filters and the list to take away (Điều 2 khoản 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.forms import RadioSelect
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.permissions import visible_to
from core.register import CHUNK, SafeExport, relations_of
from core.regulation import basis_address, basis_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.models import PortalPage

MOST_ROWS = 20_000
MENU = "register_page_register"
HEADINGS = {"live": "Công khai", "first_published_at": "Ngày đăng", "full_url": "Trang"}


class SeenValuesFilter(django_filters.ChoiceFilter):
    """Offers the values that stand in the records within the user's reach."""

    @property
    def field(self) -> Any:
        """The field with today's values."""
        within = self.model._default_manager.filter(visible_to(self.parent.request.user))
        values = within.order_by(self.field_name).values_list(self.field_name, flat=True)
        self.extra["choices"] = [(value, value) for value in values.distinct() if value]
        return super().field


class PageRegisterFilters(WagtailFilterSet):
    """Days as periods, texts by the values that there are, and what is public."""

    FILTER_DEFAULTS: ClassVar[dict[Any, Any]] = {
        **WagtailFilterSet.FILTER_DEFAULTS,
        models.DateField: {"filter_class": django_filters.DateFromToRangeFilter},
        models.CharField: {"filter_class": SeenValuesFilter},
    }

    live = django_filters.ChoiceFilter(
        label="Công khai",
        choices=[("True", "Đang công khai"), ("False", "Chưa công khai")],
        widget=RadioSelect,
        empty_label="Tất cả",
    )


class PageRegisterView(SafeExport, IndexView):
    """The list of one type of page."""

    results_template_name = "core/page_register_results.html"
    base_filterset_class = PageRegisterFilters
    search_fields: ClassVar[tuple[str, ...]] = ("title",)
    help_text = (
        "Gồm mọi mục bạn được biết, kể cả bản chưa công khai. Tìm theo từ ngữ, lọc ở bên phải; "
        "nút tải về lấy đúng danh sách đang lọc."
    )

    @property
    def basis(self) -> dict[str, str]:
        """The article under which the portal keeps such records."""
        article = self.model.article
        return {"name": basis_name(article), "url": basis_address(article)}

    def search_queryset(self, queryset: Any) -> Any:
        """By words: the index holds only what is public, the register also holds drafts."""
        if not self.is_searching:
            return queryset
        words = Q()
        for name in self.search_fields:
            words |= Q(**{f"{name}__icontains": self.search_query})
        return queryset.filter(words)

    def get_table(self, object_list: Any) -> Any:
        """The table, with what its columns refer to for all rows at once."""
        rows = list(object_list)
        names = [column.name for column in self.columns]
        prefetch_related_objects(rows, *relations_of(self.model, names))
        return super().get_table(rows)

    def export_rows(self, queryset: Any) -> Iterator[Any]:
        """The records in order, read by parts."""
        keys = list(queryset.values_list("pk", flat=True)[:MOST_ROWS])
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            found = {row.pk: row for row in self.export_part(part)}
            yield from (found[key] for key in part if key in found)

    def export_part(self, keys: list[int]) -> Iterable[PortalPage]:
        """Some records with what their columns refer to, in any order."""
        related = relations_of(self.model, self.list_export)
        return self.model.objects.filter(pk__in=keys).select_related(*related)  # type: ignore[no-any-return]


class PageRegisterViewSet(PageListingViewSet):
    """A register of pages in the menu “Các sổ”. `facts`: the fields shown between title and
    status; the file has those `taken` (or the same), who supplied the record, whether, since when
    and where it is public. `headings`: of columns that aren't fields."""

    index_view_class = PageRegisterView
    menu_hook = MENU
    ordering = "-latest_revision_created_at"
    facts: ClassVar[tuple[str, ...]] = ()
    search_fields: ClassVar[tuple[str, ...]] = ("title",)
    taken: ClassVar[tuple[str, ...]] = ()
    headings: ClassVar[dict[str, str]] = {}

    @property
    def list_display(self) -> list[Any]:
        """The columns of the list."""
        return [
            BulkActionsColumn("bulk_actions"),
            PageTitleColumn("title", label="Tiêu đề", sort_key="title", classname="title"),
            *self.facts,
            PageStatusColumn("status", label="Trạng thái", sort_key="live", width="10%"),
        ]

    @property
    def list_export(self) -> list[str]:
        """The columns of the file."""
        tail = ("body", "live", "first_published_at", "full_url")
        return list(dict.fromkeys(("title", *(self.taken or self.facts), *tail)))

    @property
    def name(self) -> str:
        """The namespace of the addresses."""
        return f"register_{self.model._meta.model_name}"

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the name of the list and what it is searched by."""
        own = {
            "page_title": self.menu_label,
            "search_fields": self.search_fields,
            "export_headings": HEADINGS | self.headings,
        }
        view: dict[str, Any] = super().get_index_view_kwargs(**own, **kwargs)
        return view


class PageRegisterGroup(ViewSetGroup):
    """Menu entry “Các sổ”: the sections put their registers there by the hook."""

    menu_label = "Các sổ"
    menu_icon = "list-ul"
    menu_order = 161
    submenu_hook = MENU
