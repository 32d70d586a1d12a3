"""Import of documents as drafts of the register (Điều 2 khoản 3 a; reference/domain.md section 5).

A document is known by issuer, number and year; a second import of the same file changes nothing.
The register's own export is such a file: what is altered in it, an end of validity in a hundred
rows, becomes drafts (section 10). A column that the file doesn't have changes nothing.
Secrecy stays undeclared: whoever submits the draft declares it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError

from core.roles import BOARD_ROLES, UNIT_ROLES
from core.text import fold
from documents.models import DocumentIndexPage, DocumentPage, DocumentType, Level
from documents.numbering import double_of
from documents.numbers import EXAMPLES, Form, Number, number_key, parse
from library.imports import Column, ImportKind, Outcome, Row, register_import

if TYPE_CHECKING:
    from collections.abc import Hashable

_QUALIFIER = re.compile(r"\s*\(.*\)$")
_COMMUNE = "commune"  # directory.BodyKind
# What each row tells, and the body that its issuer's name stands for.
NEEDED = frozenset({"number", "document_type", "issuer_name", "issuer", "issued_on", "summary"})


@register_import
class DocumentImport(ImportKind):
    """Rows of the register, each a draft under it."""

    code = "van-ban"
    label = "Văn bản"
    description = (
        "Mỗi dòng thành một bản nháp trong sổ văn bản, chưa công khai; tệp đính kèm và độ mật bổ "
        "sung ở từng bản trước khi trình duyệt."
    )
    columns = (
        Column("number", "Số, ký hiệu", ("Số ký hiệu", "Số hiệu", "Số văn bản")),
        Column("document_type", "Loại văn bản", ("Thể loại", "Hình thức văn bản")),
        Column("issuer_name", "Cơ quan ban hành", ("Nơi ban hành",)),
        Column("issued_on", "Ngày ban hành", ("Ngày ký",)),
        Column("summary", "Trích yếu", ("Trích yếu nội dung", "Tên văn bản")),
        Column("level", "Cấp ban hành", ("Cấp",), required=False),
        Column(
            "effective_from",
            "Có hiệu lực từ ngày",
            ("Ngày hiệu lực", "Có hiệu lực từ"),
            required=False,
        ),
        Column("expires_on", "Hết hiệu lực sau ngày", ("Ngày hết hiệu lực",), required=False),
        Column("field", "Lĩnh vực", required=False),
        Column("signing_form", "Hình thức ký", required=False),
        Column("signer_name", "Người ký", required=False),
        Column("signer_post", "Chức vụ người ký", ("Chức vụ",), required=False),
    )
    roles = BOARD_ROLES | UNIT_ROLES
    max_age_days: ClassVar[int] = 31

    def __init__(self, by: Any) -> None:
        super().__init__(by)
        self.register = DocumentIndexPage.objects.live().first()
        self.types = _types_by_words()
        self.bodies = _bodies_by_words()

    def parse(self, row: Row) -> dict[str, Any]:
        """The fields of the draft."""
        number = row.text("number", longest=60)
        parsed = parse(number)
        if number and parsed is None:
            row.fault("number", f"“{number}” không phải số, ký hiệu: hãy ghi như {EXAMPLES}.")
        values = {
            "number": number,
            "document_type": self._type(row, parsed),
            "issued_on": row.day("issued_on"),
            "effective_from": row.day("effective_from"),
            "expires_on": row.day("expires_on"),
            "summary": row.text("summary", longest=600),
            "field": row.text("field", longest=80),
            "signing_form": row.choice("signing_form", _signing_forms()) or "",
            "signer_name": row.text("signer_name", longest=80),
            "signer_post": row.text("signer_post", longest=120),
            **self._issuer(row),
        }
        if self.register is None:
            row.fault("", "Chưa có sổ văn bản trên Cổng: hãy nhờ cán bộ kỹ thuật tạo mục Văn bản.")
        return {name: new for name, new in values.items() if name in NEEDED or row.has(name)}

    def key(self, values: dict[str, Any]) -> Hashable:
        """Issuer, number and year."""
        return fold(values["issuer_name"]), number_key(values["number"]), values["issued_on"].year

    def keep(self, values: dict[str, Any]) -> Outcome:
        """A new draft, or a new draft revision of what is there already.

        Raises:
            ValidationError: somebody else's document, or one that waits for a signature.
        """
        existing = double_of(DocumentPage(**values))
        if existing is None:
            self._create(values)
            return Outcome.CREATED
        draft = existing.get_latest_revision_as_object()
        changed = {name: new for name, new in values.items() if getattr(draft, name) != new}
        if not changed:
            return Outcome.UNCHANGED
        if not existing.permissions_for_user(self.by).can_edit():
            raise ValidationError("Văn bản này của đơn vị khác: bạn không được sửa.")
        if existing.workflow_in_progress:
            raise ValidationError("Văn bản này đang trình duyệt: hãy cập nhật sau khi duyệt xong.")
        for name, new in changed.items():
            setattr(draft, name, new)
        draft.full_clean()
        draft.save_revision(user=self.by)
        return Outcome.UPDATED

    def _create(self, values: dict[str, Any]) -> None:
        page = DocumentPage(
            title=f"{values['number']}: {values['summary']}"[:250],
            live=False,
            owner=self.by,
            body_id=self.by.body_id,
            **{"level": _level_of(values["issuer"]), **values},
        )
        DocumentIndexPage.objects.get(pk=self.register.pk).add_child(instance=page)
        page.full_clean()
        page.save_revision(user=self.by)

    def _type(self, row: Row, number: Number | None) -> DocumentType | None:
        """By name or code; "Quyết định" alone is a normative one where its number has a year."""
        found = row.choice("document_type", self.types)
        if found is None:
            return None
        administrative, normative = found
        has_year = number is not None and number.form == Form.NORMATIVE
        return normative if normative and (has_year or administrative is None) else administrative

    def _issuer(self, row: Row) -> dict[str, Any]:
        """Issuers of the district stand in the directory; those above it are named only."""
        name = row.text("issuer_name", longest=200)
        body = self.bodies.get(fold(name))
        level = row.choice("level", {str(label): value for value, label in Level.choices})
        level = level or _level_of(body)
        if name and body is None and level in (Level.DISTRICT, Level.COMMUNE):
            row.fault(
                "issuer_name",
                f"Không có “{name}” trong danh bạ cơ quan. Nếu là cơ quan Trung ương hoặc tỉnh, "
                "hãy ghi cột Cấp ban hành.",
            )
        return {"issuer_name": name, "issuer": body, "level": level}


def _level_of(body: Any) -> Level:
    """Of an issuer of the directory, where the file says nothing."""
    return Level.COMMUNE if getattr(body, "kind", "") == _COMMUNE else Level.DISTRICT


def _types_by_words() -> dict[str, tuple[DocumentType | None, DocumentType | None]]:
    """Words → the administrative and the normative type that they may stand for."""
    found: dict[str, tuple[DocumentType | None, DocumentType | None]] = {}
    for kind in DocumentType.objects.order_by("pk"):
        plain = _QUALIFIER.sub("", kind.name)
        for words in (kind.name, kind.code):
            found[words] = (None, kind) if kind.is_normative else (kind, None)
        administrative, normative = found.get(plain, (None, None))
        found[plain] = (
            (administrative, normative or kind)
            if kind.is_normative
            else (administrative or kind, normative)
        )
    return found


def _bodies_by_words() -> dict[str, Any]:
    """Name, short name and code, folded → body."""
    model: Any = DocumentPage._meta.get_field("issuer").related_model
    return {
        fold(words): body
        for body in model.objects.order_by("-pk")
        for words in (body.code, body.short_name, body.name)
        if words
    }


def _signing_forms() -> dict[str, str]:
    forms = DocumentPage._meta.get_field("signing_form").choices or ()
    return {words: value for value, label in forms for words in (value, label)}
