"""The base of the registers in the admin that are no pages."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from wagtail_modeladmin.options import ModelAdmin

from core.regulation import basis_address, basis_name


class Register(ModelAdmin):
    """A register; its header names the article that it carries out."""

    article = "4"

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
