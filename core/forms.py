"""The form of every page: declares secrecy before anything is kept."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from core import audit
from core.references import blocking_references
from core.roles import BOARD_ROLES, roles_of
from core.scan import blocked_message, scan_text, strong, text_findings
from core.secrecy import NOT_KEPT, Secrecy, is_classified
from core.text import slugify

if TYPE_CHECKING:
    from core.marks import Finding


class PortalPageForm(WagtailAdminPageForm):
    """Refuses to store classified text, and to submit what nobody has declared."""

    # True when what was typed carries marks: the browser may not keep it either.
    is_marked = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        body = self.fields.get("body")
        if body is None:
            return
        own_body = getattr(self.for_user, "body_id", None)
        if not self.instance.pk and own_body:
            self.initial.setdefault("body", own_body)
            self.initial["body"] = self.initial["body"] or own_body
        if not self._may_choose_body():
            body.queryset = body.queryset.filter(pk=own_body)

    def _may_choose_body(self) -> bool:
        user = self.for_user
        return bool(getattr(user, "is_superuser", False) or roles_of(user) & BOARD_ROLES)

    def clean_slug(self) -> str:
        """Without one, the address comes from the title, the letter đ kept."""
        typed: str = self.cleaned_data.get("slug") or ""
        if typed or not self.cleaned_data.get("title"):
            return typed
        base = slugify(self.cleaned_data["title"])
        taken = set(
            self.parent_page.get_children()
            .exclude(pk=self.instance.pk)
            .values_list("slug", flat=True)
        )
        numbered = (f"{base}-{number}" for number in itertools.count(2))
        return next(slug for slug in itertools.chain([base], numbered) if slug not in taken)

    def clean(self) -> dict[str, Any]:
        """Điều 7 *: the text of a secret may not even be kept here. A new item is refused whole;
        for an existing one only the level is taken, and the item is closed (core.models)."""
        cleaned: dict[str, Any] = super().clean()
        level = cleaned.get("secrecy")
        if level and is_classified(level) and not self.instance.pk:
            self.add_error("secrecy", ValidationError(NOT_KEPT))
        if level == Secrecy.UNDECLARED and self._is_submitting():
            self.add_error(
                "secrecy",
                ValidationError("Hãy khai độ mật trước khi trình duyệt (Điều 7, QĐ 2112/QĐ-UBND)."),
            )
        if "body" in self.fields and not cleaned.get("body") and self._is_submitting():
            self.add_error(
                "body",
                ValidationError("Hãy chọn cơ quan, đơn vị chịu trách nhiệm trước khi trình duyệt."),
            )
        return cleaned

    def _post_clean(self) -> None:
        """What is submitted may point at nothing that the public can't see; said in the form, so
        that nothing typed is lost."""
        super()._post_clean()
        if not self.instance.is_closed:
            self._refuse_marks(text_findings(self.instance))
        if self._is_submitting() and not self.errors:
            for phrase in blocking_references(self.instance):
                self.add_error(
                    None,
                    f"Bài dẫn tới {phrase}, chưa công khai hoặc chưa khai “Không mật”: hãy bỏ ra, "
                    "hoặc khai và công khai mục ấy trước khi trình duyệt.",
                )

    def is_valid(self) -> bool:
        """The page's own fields and, since their rows come later, its inline rows."""
        valid: bool = super().is_valid()
        if not valid:
            return False
        for formset in self.formsets.values():
            for form in formset.forms:
                for name, value in form.cleaned_data.items():
                    if isinstance(value, str):
                        self._refuse_marks(scan_text(value, str(form.fields[name].label or name)))
        return not self.errors

    def _refuse_marks(self, findings: list[Finding]) -> None:
        """Điều 7 *: a strong mark keeps the whole text out, drafts included."""
        blocking = strong(findings)
        if blocking:
            self.is_marked = True
            audit.record(
                "text.refused", user=self.for_user, rule=blocking[0].rule, places=len(blocking)
            )
            self.add_error(None, ValidationError(blocked_message(blocking)))

    def _is_submitting(self) -> bool:
        return "action-submit" in self.data or "action-restart-workflow" in self.data
