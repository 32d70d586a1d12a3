"""Reading of gettext catalogues: text (.po) by hand, compiled (.mo) by the standard library."""

from __future__ import annotations

import ast
import gettext
import importlib.util
import re
import struct
from dataclasses import dataclass, field
from pathlib import Path

OURS = Path(__file__).resolve().parents[2] / "nhuxuan" / "locale" / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)? *(\".*\")$")


@dataclass
class Entry:
    """One message of a .po file."""

    texts: dict[str, str] = field(default_factory=dict)
    flags: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str | None, str]:
        """The context and the English message: what gettext looks up."""
        return self.texts.get("msgctxt"), self.texts["msgid"]

    @property
    def plural(self) -> str | None:
        """The English plural, for a message that has one."""
        return self.texts.get("msgid_plural")

    @property
    def translation(self) -> str:
        """The Vietnamese text; Vietnamese has one plural form."""
        return self.texts["msgstr" if self.plural is None else "msgstr[0]"]


class Nothing(gettext.NullTranslations):
    """Stands behind a catalogue and answers "" for what it lacks, where gettext would answer
    in English and hide the gap."""

    def gettext(self, message: str) -> str:
        return ""

    def pgettext(self, context: str, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return ""


def read_po(path: Path) -> list[Entry]:
    """Return the messages of a .po file, without its header and its obsolete messages.

    :raises ValueError: a line is none that a .po file may have.
    """
    blocks = re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip())
    entries = [_read_block(block) for block in blocks]
    return [entry for entry in entries if entry.texts.get("msgid")]


def _read_block(block: str) -> Entry:
    entry = Entry()
    keyword = ""
    for line in block.splitlines():
        if line.startswith("#,"):
            entry.flags += line
        elif line.startswith("#."):
            entry.source = line[2:].strip()
        elif match := KEYWORD.match(line):
            keyword = match[1] or keyword
            entry.texts[keyword] = entry.texts.get(keyword, "") + ast.literal_eval(match[2])
        elif not line.startswith("#"):
            raise ValueError(f"{line!r} is no line of a .po file")
    return entry


def read_mo(path: Path) -> gettext.NullTranslations:
    """Return a compiled catalogue that answers "" for what it lacks; an empty one for no file."""
    if not path.exists():
        return Nothing()
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    catalogue.add_fallback(Nothing())
    return catalogue


def count_mo(path: Path) -> int:
    """Return how many messages a .mo file holds, its header among them.

    :raises ValueError: the file is none that msgfmt writes.
    """
    magic, _revision, count = struct.unpack("<III", path.read_bytes()[:12])
    if magic != gettext.GNUTranslations.LE_MAGIC:
        raise ValueError(f"{path} is no little-endian .mo file")
    return int(count)


def look_up(catalogue: gettext.NullTranslations, entry: Entry) -> str:
    """Return what a compiled catalogue answers for a message, "" for nothing."""
    context, message = entry.key
    if entry.plural is None:
        return catalogue.pgettext(context, message) if context else catalogue.gettext(message)
    if context:
        return catalogue.npgettext(context, message, entry.plural, 2)
    return catalogue.ngettext(message, entry.plural, 2)


def locale_folder(package: str) -> Path:
    """Return the locale folder of an installed package, named as Python imports it.

    :raises LookupError: the package is not installed.
    """
    top, *rest = package.split(".")
    spec = importlib.util.find_spec(top)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(package)
    return Path(spec.submodule_search_locations[0]).joinpath(*rest, "locale")
