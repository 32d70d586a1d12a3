"""What the scan finds in a page: its texts, blocks, captions and child rows (Điều 7 *)."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import strip_tags

from core.content_hash import NOT_CONTENT, files_used_by
from core.marks import Finding, Strength, marks_in
from core.personal_data import personal_data_in
from core.refusal import PublicationRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.models import PortalPage

_BLOCK_END = re.compile(r"</(?:p|h\d|li|div|tr|td|th|blockquote)>|<br\s*/?>|<hr\s*/?>")
# Keys and addresses that nobody typed as text.
SENSITIVE = "Quốc phòng, an ninh: phải khai không mật lần thứ hai"
_NOT_TEXT = frozenset({
    "id", "type", "slug", "page", "locale", "translation_key", "uid", "meeting_uid",
})  # fmt: skip
_TOLD = 5  # places that one message names


def findings_of(page: PortalPage) -> list[Finding]:
    """Every finding in the page's own text, those of the files that it uses, and that of its
    section."""
    return [*text_findings(page), *file_findings(page), *section_findings(page)]


def section_findings(page: PortalPage) -> list[Finding]:
    """Điều 7 khoản 5: what stands in a section of defence and security is declared a second
    time, by the Head, before anybody decides on it."""
    steps = [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
    sections = page.base_page_model._base_manager.filter(path__in=steps, is_sensitive=True)
    return [
        Finding(SENSITIVE, Strength.WEAK, f"chuyên mục {title}")
        for title in sections.values_list("title", flat=True)
    ]


def text_findings(page: PortalPage) -> list[Finding]:
    """The findings in the page's text."""
    return [finding for where, text in _texts(page) for finding in scan_text(text, where)]


def file_findings(page: PortalPage) -> list[Finding]:
    """The findings that were noted when the page's files were uploaded."""
    found = []
    for model, keys in files_used_by(page).items():
        for file in model._base_manager.filter(pk__in=keys).order_by("pk"):
            place = f"{model._meta.verbose_name} số {file.pk}"
            found += [
                Finding(note["rule"], Strength.WEAK, f"{place}, {note['where']}")
                for note in file.findings
            ]
    return found


def scan_text(text: str, where: str) -> list[Finding]:
    """The findings in one value, rich text or plain."""
    plain = _plain(text)
    return [*marks_in(plain, where=where), *personal_data_in(plain, where=where)]


def strong(findings: Iterable[Finding]) -> list[Finding]:
    """Those that block."""
    return [finding for finding in findings if finding.strength == Strength.STRONG]


def refuse_marked(page: PortalPage) -> None:
    """Let no text with a strong mark into the database, whoever saves it.

    Raises:
        PublicationRefused: with the rules and the places.
    """
    blocking = strong(text_findings(page))
    if blocking:
        raise PublicationRefused(blocked_message(blocking), article="7")


def blocked_message(findings: list[Finding]) -> str:
    """What an editor is told of strong marks."""
    places = "; ".join(str(finding) for finding in findings[:_TOLD])
    return (
        f"Có dấu hiệu tài liệu mật: {places}. Chưa có gì được lưu. Nội dung mật không được soạn, "
        "lưu trên Cổng; nếu đây không phải tài liệu mật, hãy bỏ dấu ấy đi."
    )


def _texts(page: PortalPage) -> Iterator[tuple[str, str]]:
    names = {field.name: str(field.verbose_name) for field in page._meta.concrete_fields}
    data = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    for name, value in data.items():
        if name not in NOT_CONTENT and name not in _NOT_TEXT:
            yield from _strings(value, names.get(name, name))


def _strings(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value[:1] in ("[", "{"):
            try:
                value = json.loads(value)
            except ValueError:
                yield where, value
                return
            yield from _strings(value, where)
        elif value:
            yield where, value
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _strings(item, f"{where}, mục {number}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _NOT_TEXT:
                yield from _strings(item, where)


def _plain(text: str) -> str:
    if "<" not in text:
        return text
    return html.unescape(strip_tags(_BLOCK_END.sub("\n", text)))
