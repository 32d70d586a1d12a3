"""The scan of an uploaded file: read in memory, searched for marks and personal data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core import audit
from core.marks import marks_in, marks_in_file_name
from core.personal_data import personal_data_in
from core.scan import blocked_message, strong
from core.text import nfc
from library.extraction import Unreadable, read

if TYPE_CHECKING:
    from core.marks import Finding


class FileRefused(Exception):
    """The file may not be kept. The message is for the person who uploads it, in Vietnamese."""


@dataclass(frozen=True)
class Examination:
    """What the scan has to say of a file that may be kept. `findings`: weak ones, for the Head;
    `must_open`: a person must open and read it."""

    findings: list[Finding]
    must_open: bool

    def noted(self) -> list[dict[str, str]]:
        """The findings as the database keeps them: rule and place, no text."""
        return [{"rule": finding.rule, "where": finding.where} for finding in self.findings]


def examine(file: Any, user: Any = None) -> Examination:
    """Read a file (a Django File) and search it. Its position is left at the start.

    Raises:
        FileRefused: it carries a strong mark or can't be read; said in the audit trail by rule.
    """
    name = nfc(file.name or "")
    file.seek(0)
    data = file.read()
    file.seek(0)
    try:
        reading = read(data, name)
    except Unreadable as error:
        audit.record("upload.refused", user=user, rule="unreadable", reason=str(error))
        raise FileRefused(str(error)) from error
    findings = [mark for known in (name, *reading.names) for mark in marks_in_file_name(known)]
    for part in reading.parts:
        findings += marks_in(part.text, where=part.where, stamp_zone=part.stamp_zone)
        findings += personal_data_in(part.text, where=part.where)
    blocking = strong(findings)
    if blocking:
        audit.record("upload.refused", user=user, rule=blocking[0].rule, places=len(blocking))
        raise FileRefused(blocked_message(blocking))
    return Examination(findings, reading.must_open)
