"""The form of a week."""

from __future__ import annotations

from typing import Any

from core.forms import PortalPageForm


class ScheduleWeekForm(PortalPageForm):
    """Hands the week its rows as typed: Wagtail gives them to the page only after clean(), which
    would judge those of the last draft instead."""

    def clean(self) -> dict[str, Any]:
        """Put the typed rows on the week, for ScheduleWeekPage.clean()."""
        cleaned = super().clean()
        rows = self.formsets["entries"]
        valid = [row for row in rows.forms if row.is_valid() and row not in rows.deleted_forms]
        self.instance.entries.set([row.instance for row in valid if row.instance.day])
        return cleaned
