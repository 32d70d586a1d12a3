"""Forms of pages whose rules look at their rows."""

from __future__ import annotations

from typing import Any

from core.forms import PortalPageForm


class TypedRowsForm(PortalPageForm):
    """Hands the page its rows as typed: Wagtail gives them to the page only after clean(), which
    would judge those of the last draft instead."""

    def clean(self) -> dict[str, Any]:
        """Put the typed rows on the page, for its clean()."""
        cleaned = super().clean()
        for name, rows in self.formsets.items():
            if name == "comments":
                continue
            kept = [
                row.instance
                for row in rows.forms
                if row.is_valid()
                and row not in rows.deleted_forms
                and (row in rows.initial_forms or row.has_changed())
            ]
            getattr(self.instance, name).set(kept)
        return cleaned


class ProcedurePageForm(TypedRowsForm):
    """A draft may be incomplete; what is missing at submission is named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.required:
                label = str(field.label).lower()
                field.error_messages["required"] = f"Thiếu {label}."

    def clean(self) -> dict[str, Any]:
        """Tell the page whether it is a draft."""
        self.instance.may_be_incomplete = self.is_deferred_validation
        return super().clean()
