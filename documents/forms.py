"""The form of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.forms import PortalPageForm
from core.text import fold
from core.vietnamese import short_date
from documents.numbers import number_key
from documents.validity import AFFECTING

if TYPE_CHECKING:
    from collections.abc import Iterator


class DocumentForm(PortalPageForm):
    """Stops what an editor would hardly mean: the same document twice, and an older document
    that replaces a newer one."""

    def clean(self) -> dict[str, Any]:
        """The record against the register, and each relation against the dates."""
        cleaned = super().clean()
        twin = self._twin(cleaned)
        if twin is not None:
            self.add_error(
                "number",
                f"Đã có văn bản {twin.number} ngày {short_date(twin.issued_on)} của "
                f"{twin.issuer_name} trong sổ văn bản.",
            )
        for row, target in self._turned_round(cleaned):
            row.add_error(
                "target",
                f"Văn bản {target.number} ban hành sau, ngày {short_date(target.issued_on)}: hãy "
                "ghi quan hệ này ở văn bản đó.",
            )
        return cleaned

    def _twin(self, cleaned: dict[str, Any]) -> Any:
        """Another page with this number, type, year and issuer."""
        number, issued_on = cleaned.get("number"), cleaned.get("issued_on")
        if not number or not issued_on:
            return None
        issuer = cleaned.get("issuer")
        name = cleaned.get("issuer_name") or (issuer.name if issuer else "")
        same = self._meta.model.objects.filter(
            number_key=number_key(number),
            document_type=cleaned.get("document_type"),
            issued_on__year=issued_on.year,
            alias_of=None,
        ).exclude(pk=self.instance.pk)
        return next((page for page in same if fold(page.issuer_name) == fold(name)), None)

    def _turned_round(self, cleaned: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
        """Rows in which this document acts on one that was issued after it."""
        issued_on, rows = cleaned.get("issued_on"), self.formsets.get("relations")
        if not issued_on or rows is None:
            return
        for row in rows.forms:
            if row in rows.deleted_forms or not row.is_valid():
                continue
            target = row.cleaned_data.get("target")
            if target and row.cleaned_data.get("kind") in AFFECTING and target.issued_on:
                target = target.specific
                if target.issued_on > issued_on:
                    yield row, target
