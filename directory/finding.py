"""The search in the directory: by body, by any name that it or its forerunners and followers ever
bore, by post, by holder, by number; marks and order of words don't matter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directory.models import Body
    from directory.public import PublicBody, PublicPerson

Kin = dict[int, set[int]]


def search(
    bodies: Iterable[PublicBody], typed: str, names: Mapping[int, str], kin: Kin
) -> list[PublicBody]:
    """The bodies of which one line has all the words: the body's with all its people, or else
    one of its people's, those alone. Syllables count whole ("chủ" is not "chức"), numbers in
    part.

    `names`: for each body all names that it bore; `kin`: see `models.successions.relatives`.
    """
    wanted = _words(typed)
    if not wanted:
        return []
    found = (_match(body, wanted, names, kin) for body in bodies)
    return [body for body in found if body is not None]


def names_of(bodies: Iterable[Body]) -> dict[int, str]:
    """All names of each body, present and former, as one text."""
    return {
        body.pk: " ".join(
            [body.name, body.short_name]
            + [f"{old.name} {old.short_name}" for old in body.former_names.all()]
        )
        for body in bodies
    }


def _match(
    found: PublicBody, wanted: list[str], names: Mapping[int, str], kin: Kin
) -> PublicBody | None:
    own = " ".join((
        found.page.title,
        names.get(found.body.pk, found.body.name),
        found.page.address,
        found.email,
        *(phone.text for phone in found.phones),
    ))  # fmt: skip
    lines = [own, *(names[other] for other in kin.get(found.body.pk, ()) if other in names)]
    if any(_has(line, wanted) for line in lines):
        return found
    people = tuple(person for person in found.people if _has(f"{own} {_line(person)}", wanted))
    return replace(found, people=people) if people else None


def _line(person: PublicPerson) -> str:
    numbers = " ".join(phone.text for phone in person.phones)
    return f"{person.post_title} {person.holder_name} {numbers} {person.email}"


def _has(line: str, wanted: list[str]) -> bool:
    words = set(_words(line))
    digits = "".join(filter(str.isdigit, line))
    return all(word in digits if word.isdigit() else word in words for word in wanted)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
