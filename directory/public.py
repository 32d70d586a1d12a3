"""What the public may know of a body: the one door from its approved page to every output, HTML,
vCard, CSV and search alike. A number that the register has since declared internal doesn't pass it,
though the page was approved with it (Điều 7 khoản 4)."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from core.phones import tel_address
from core.text import sort_key
from directory.models.bodies import LeaderGroup
from directory.models.posts import Number, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.models.bodies import Body
    from directory.models.pages import BodyContact, BodyPage

Vouched = Callable[[str], datetime.date | None]


@dataclass(frozen=True)
class Phone:
    """A number as written, and the address by which a telephone calls it."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one can call or write to. `digest`: what the entry says, as one word, by which it is
    confirmed; `confirmed_on`: when the unit last vouched for it, by its signature under the page
    that is public or by a confirmation."""

    phones: tuple[Phone, ...]
    email: str
    digest: str
    confirmed_on: datetime.date | None = None

    @property
    def due(self) -> datetime.date | None:
        """The last day on which nobody need look at it again."""
        if self.confirmed_on is None:
            return None
        return self.confirmed_on + datetime.timedelta(days=settings.DIRECTORY_CONFIRMATION_DAYS)

    @property
    def is_amber(self) -> bool:
        """True when nobody has confirmed it for too long."""
        return self.due is None or self.due < timezone.localdate()

    @property
    def numbers(self) -> str:
        """Its numbers, and its address, as one text."""
        return "; ".join(filter(None, [*(phone.text for phone in self.phones), self.email]))


@dataclass(frozen=True, kw_only=True)
class PublicPerson(Entry):
    """A post with its holder; the days are those of former holders."""

    post_title: str
    holder_name: str
    held_from: datetime.date | None = None
    held_to: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class PublicBody(Entry):
    """A body with whom to call there; `former`: those who held its posts before."""

    page: BodyPage
    people: tuple[PublicPerson, ...] = ()
    former: tuple[PublicPerson, ...] = ()

    @property
    def body(self) -> Body:
        """The body of the page."""
        return self.page.subject_body


@dataclass
class GroupOfBodies:
    """The bodies of one group of leaders, in protocol order."""

    label: str
    bodies: list[PublicBody] = field(default_factory=list)


def public_bodies(pages: Iterable[BodyPage]) -> list[PublicBody]:
    """The public side of pages that are public, in protocol order. One query for the internal
    numbers, however many pages; the caller prefetches `contacts` and `confirmations`."""
    hidden = Number.objects.internal()
    return [_public(page, hidden) for page in in_protocol_order(pages)]


def in_protocol_order(pages: Iterable[BodyPage]) -> list[BodyPage]:
    """By rank, then alphabetically."""
    return sorted(pages, key=lambda page: (page.subject_body.rank, sort_key(page.title)))


def by_group(bodies: Iterable[PublicBody]) -> list[GroupOfBodies]:
    """The bodies under the groups of Điều 7 khoản 4, empty groups left out."""
    groups = {group: GroupOfBodies(group.label) for group in LeaderGroup}
    for body in bodies:
        groups[body.body.leader_group].bodies.append(body)
    return [group for group in groups.values() if group.bodies]


def _public(page: BodyPage, hidden: frozenset[str]) -> PublicBody:
    vouched = _vouched(page)
    people = [_person(row, hidden, vouched) for row in page.contacts.all() if row.is_public]
    return PublicBody(
        page=page,
        people=tuple(person for person in people if person.held_to is None),
        former=tuple(person for person in people if person.held_to is not None),
        **_reached(page.phone, page.email, hidden, vouched, said=()),
    )


def _person(row: BodyContact, hidden: frozenset[str], vouched: Vouched) -> PublicPerson:
    return PublicPerson(
        post_title=row.post_title,
        holder_name=row.holder_name,
        held_from=row.held_from,
        held_to=row.held_to,
        **_reached(row.phone, row.email, hidden, vouched, said=(row.post_title, row.holder_name)),
    )


def _reached(
    phone: str, email: str, hidden: frozenset[str], vouched: Vouched, *, said: tuple[str, ...]
) -> dict[str, Any]:
    """The fields of an Entry. `said`: what else the entry says, for its digest."""
    phones, email = _phones(phone, hidden), "" if comparable(email) in hidden else email
    text = "|".join((*said, *(number.text for number in phones), email))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "phones": phones,
        "email": email,
        "digest": digest,
        "confirmed_on": vouched(digest),
    }


def _vouched(page: BodyPage) -> Vouched:
    """For a digest the day on which the entry was last vouched for."""
    confirmed = {row.entry: row.on for row in page.confirmations.all()} if page.pk else {}
    published = page.last_published_at
    signed = timezone.localdate(published) if published else None

    def day(digest: str) -> datetime.date | None:
        days = (signed, confirmed.get(digest))
        return max((one for one in days if one is not None), default=None)

    return day


def _phones(written: str, hidden: frozenset[str]) -> tuple[Phone, ...]:
    """Numbers that stand side by side are parted by semicolons, commas or strokes."""
    parts = [part.strip() for part in re.split(r"[;,/]", written) if part.strip()]
    shown = [Phone(part, tel_address(part)) for part in parts]
    return tuple(phone for phone in shown if not _is_hidden(phone, hidden))


def _is_hidden(phone: Phone, hidden: frozenset[str]) -> bool:
    """By the number that is called, and by all digits of what is written."""
    return not hidden.isdisjoint({comparable(phone.href[4:]), comparable(phone.text)} - {""})
