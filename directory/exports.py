"""The public directory for address books (vCard 3.0, RFC 2426) and spreadsheets (CSV): what
directory.public lets through, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from directory.public import PublicBody, PublicPerson

LONGEST_LINE = 75  # octets, RFC 2426 section 2.6

COLUMNS: dict[str, Callable[[Any], Any]] = {
    "Nhóm": lambda row: row[0].body.leader_group.label,
    "Cơ quan, đơn vị": lambda row: row[0].body.name,
    "Mã đơn vị hành chính": lambda row: row[0].body.official_code,
    "Địa chỉ": lambda row: row[0].page.address,
    "Chức vụ": lambda row: row[1].post_title if row[1] else "",
    "Họ tên": lambda row: row[1].holder_name if row[1] else "",
    "Điện thoại": lambda row: "; ".join(phone.text for phone in (row[1] or row[0]).phones),
    "Thư điện tử": lambda row: (row[1] or row[0]).email,
    "Xác nhận ngày": lambda row: (row[1] or row[0]).confirmed_on,
}


def rows(bodies: Iterable[PublicBody]) -> Iterator[tuple[PublicBody, PublicPerson | None]]:
    """For each body a row of its own numbers, then one for each post."""
    for body in bodies:
        yield body, None
        for person in body.people:
            yield body, person


def vcards(bodies: Iterable[PublicBody]) -> str:
    """One card a body, and one for each post with a number or an address."""
    cards = []
    for body, person in rows(bodies):
        reached = person or body
        if person is None or reached.phones or reached.email:
            cards.append(_card(body, person))
    return "".join(cards)


def _card(body: PublicBody, person: PublicPerson | None) -> str:
    reached = person or body
    organisation = body.body.name
    lines = ["BEGIN:VCARD", "VERSION:3.0"]
    if person is None:
        # A card of an organisation: its name in FN and ORG, the parts of N empty but the first.
        lines += [f"FN:{_text(organisation)}", f"N:{_text(organisation)};;;;"]
    else:
        shown = person.holder_name or f"{person.post_title}, {body.body.label}"
        lines += [f"FN:{_text(shown)}", f"N:{_name_parts(person, shown)}"]
        lines.append(f"TITLE:{_text(person.post_title)}")
    lines.append(f"ORG:{_text(organisation)}")
    lines += [f"TEL;TYPE=WORK,VOICE:{_text(phone.href[4:])}" for phone in reached.phones]
    if reached.email:
        lines.append(f"EMAIL;TYPE=INTERNET:{_text(reached.email)}")
    if body.page.address:
        lines.append(f"ADR;TYPE=WORK:;;{_text(body.page.address)};;;;")
    lines.append("END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _name_parts(person: PublicPerson, shown: str) -> str:
    """Family name, given name, middle names: a Vietnamese name in its three parts."""
    words = person.holder_name.split()
    if len(words) < 2:  # noqa: PLR2004 - a family name and a given one
        return f"{_text(shown)};;;;"
    return ";".join(map(_text, (words[0], words[-1], " ".join(words[1:-1]), "", "")))


def _text(value: str) -> str:
    """Escaped as RFC 2426 section 4 asks; nothing can begin a line of its own."""
    escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, never cut within a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return "\r\n".join([*pieces, piece])
