"""The editor's form of a draft under consultation."""

from __future__ import annotations

from core.forms import PortalPageForm


class ConsultationForm(PortalPageForm):
    """A table of answers may be unfinished in a draft, not in what is submitted."""

    def is_valid(self) -> bool:
        """The page's own fields, its rows, and, when it is submitted, what the rows lack."""
        valid = super().is_valid()
        rows = self.formsets.get("answers")
        if not valid or rows is None or not self._is_submitting():
            return valid
        lines = [form.instance for form in rows.forms if form not in rows.deleted_forms]
        fault = self.instance.fault_of_answers(lines)
        if fault:
            self.add_error(None, fault)
        return not self.errors
