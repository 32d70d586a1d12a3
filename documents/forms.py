"""The form of a document."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from core.forms import PortalPageForm
from documents.numbering import double_message, double_of
from documents.numbers import EXAMPLES, parse
from documents.relations import faulty_targets


class DocumentForm(PortalPageForm):
    """Refuses a number that can't be read, a number twice, and relations that go in a circle; at
    submission also what lacks its abstract, or has nothing to read (NĐ 42/2022/NĐ-CP, Điều 4)."""

    def clean_number(self) -> str:
        """A number that fits a form; none yet in a draft."""
        typed: str = self.cleaned_data["number"].strip()
        if typed and parse(typed) is None:
            raise ValidationError(
                f"Chưa đọc được số, ký hiệu này. Hãy ghi như trên văn bản, ví dụ: {EXAMPLES}."
            )
        return typed

    def _post_clean(self) -> None:
        """The instance has the values now: is there another document with this number?"""
        super()._post_clean()
        if self.instance.is_closed or self.errors:
            return
        other = double_of(self.instance)
        if other is not None:
            self.add_error("number", ValidationError(double_message(other, self.for_user)))

    def is_valid(self) -> bool:
        """The page's own fields, its rows, and what the rows say together."""
        valid = super().is_valid()
        if valid and not self.is_deferred_validation and not self.instance.is_closed:
            valid = self._is_complete()
        rows = self.formsets.get("relations")
        if not valid or rows is None:
            return valid
        forms = [form for form in rows.forms if form not in rows.deleted_forms]
        faults = faulty_targets(self.instance, [form.instance for form in forms])
        for form in forms:
            message = faults.get(form.instance.target_id)
            if message:
                form.add_error("target", message)
        return not any(form.errors for form in forms)

    def _is_complete(self) -> bool:
        files = self.formsets["files"]
        kept = [form for form in files.forms if form not in files.deleted_forms]
        if not self.instance.summary.strip():
            self.add_error("summary", "Thiếu trích yếu: hãy ghi như trên văn bản.")
        has_text = strip_tags(self.instance.text).strip()
        if not has_text and not any(form.instance.document_id for form in kept):
            self.add_error(
                None, "Chưa có tệp và cũng chưa có toàn văn: hãy đính kèm tệp, hoặc ghi toàn văn."
            )
        return not self.errors
