"""The base of the registers in the admin that are no pages: each with its form, search, filters
and its list to take away (Điều 2 khoản 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.utils import label_for_field, lookup_field
from django.utils.text import capfirst
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from core import audit
from core.regulation import basis_address, basis_name
from core.spreadsheets.writing import csv_response, xlsx_response
from core.text import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http.response import HttpResponseBase

    from core.spreadsheets.writing import Columns

CHUNK = 500  # rows read at a time


class SafeExport:
    """For Wagtail's listings that export: the files of core.spreadsheets, in which nothing runs
    as a formula, in place of Wagtail's. Who took which list, and how much, is in the trail."""

    def as_spreadsheet(self: Any, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        """The rows that are filtered, as CSV or XLSX."""
        audit.record(
            "register.exported", user=self.request.user, target=self.model(), count=queryset.count()
        )
        write = csv_response if spreadsheet_format == self.FORMAT_CSV else xlsx_response
        return write(self.export_rows(queryset), self.export_columns(), self.get_filename())

    def export_rows(self: Any, queryset: Any) -> Iterable[Any]:
        """The rows in order, with what their columns refer to."""
        related = queryset.select_related(*relations_of(self.model, self.list_export))
        rows: Iterable[Any] = related.iterator(chunk_size=CHUNK)
        return rows

    def export_columns(self: Any) -> Columns:
        """Vietnamese heading → what it shows, for each name in `list_export`."""
        admin = getattr(self, "model_admin", None)
        return {
            self.export_headings.get(name) or heading_of(self.model, name, admin): reader_of(
                name, admin
            )
            for name in self.list_export
        }


def relations_of(model: Any, names: Iterable[Any]) -> list[str]:
    """Those of the names that are foreign keys of the model."""
    keys = {field.name for field in model._meta.concrete_fields if field.many_to_one}
    return [name for name in names if name in keys]


def heading_of(model: Any, name: str, admin: Any = None) -> str:
    """A column's heading: a field's verbose name, or a method's description."""
    return capfirst(str(label_for_field(name, model, admin)))


def reader_of(name: str, admin: Any = None) -> Callable[[Any], Any]:
    """What a column shows of a row: choices by their labels, everything else as it is."""

    def read(row: Any) -> Any:
        field, _attribute, value = lookup_field(name, row, admin)
        return dict(field.flatchoices).get(value, value) if field and field.choices else value

    return read


class RegisterIndexView(SafeExport, IndexView):
    """The list of a register."""


class Register(ModelAdmin):
    """A register; its header names the article that it carries out. What it lists can be taken
    away, unless `list_export` names other columns."""

    article = "4"

    index_view_class = RegisterIndexView

    def get_list_export(self, request: Any) -> Any:
        """The columns of the file."""
        return self.list_export or self.get_list_display(request)

    @property
    def export_filename(self) -> str:
        """The file's name, without ending."""
        return slugify(self.menu_label)

    @property
    def basis_name(self) -> str:
        """The link's words."""
        return basis_name(self.article)

    @property
    def basis_url(self) -> str:
        """Where the article stands on the portal."""
        return basis_address(self.article)


def related_filter(name: str, words: str) -> type[SimpleListFilter]:
    """A filter by a relation of the register's rows; the stock one needs Django's own admin.

    `words`: the filter's heading. Offers only what some row refers to; a senseless value fits
    nothing.
    """

    class RelatedFilter(SimpleListFilter):
        title = words
        parameter_name = name

        def lookups(self, _request: Any, model_admin: Any) -> list[tuple[str, str]]:
            rows = model_admin.model._default_manager
            related = rows.model._meta.get_field(name).related_model._default_manager
            return [(str(row.pk), str(row)) for row in related.filter(pk__in=rows.values(name))]

        def queryset(self, _request: Any, queryset: Any) -> Any:
            chosen = self.value()
            if not chosen:
                return queryset
            return queryset.filter(**{name: chosen}) if chosen.isdecimal() else queryset.none()

    return RelatedFilter
