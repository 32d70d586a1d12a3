"""The quarterly confirmation of the directory's entries (clauses.md section 2, item 10).

An entry is vouched for by the unit's signature under the page that is public, and again by each
confirmation; it turns amber by itself when neither is younger than DIRECTORY_CONFIRMATION_DAYS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse

from core import audit
from core.roles import Role, roles_of
from directory.models import BodyPage, Confirmation
from directory.public import Entry, PublicBody, public_bodies
from workflows.clocks import send_once

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

BODYS_OWN = "Số gọi chung của cơ quan"


def entries_of(body: PublicBody) -> list[tuple[str, Entry]]:
    """What the unit has to confirm, each with its name: the body's own numbers, and each post
    that the page shows."""
    own: list[tuple[str, Entry]] = [(BODYS_OWN, body)] if body.phones or body.email else []
    return own + [
        (" – ".join(filter(None, (person.post_title, person.holder_name))), person)
        for person in body.people
    ]


def bodies_to_confirm(day: datetime.date, **narrowed: Any) -> list[PublicBody]:
    """The public pages of the bodies that exist on a day, with what `entries_of` reads."""
    pages = BodyPage.objects.shown().filter(**narrowed).select_related("subject_body")
    pages = pages.prefetch_related("contacts", "confirmations")
    return public_bodies(page for page in pages if page.subject_body.is_in_force(day))


def may_confirm(user: Any, page: BodyPage) -> bool:
    """The head of the owner unit: of the body itself, or of the unit that supplies its page."""
    own = user.body_id is not None and user.body_id in (page.subject_body_id, page.body_id)
    return own and Role.UNIT_HEAD in roles_of(user)


def confirm(body: PublicBody, digests: Iterable[str], *, user: Any, day: datetime.date) -> int:
    """Note that entries of a page are still true; digests that the page doesn't have count for
    nothing, so that nobody confirms what they haven't read. Returns how many were confirmed."""
    known = {entry.digest for _name, entry in entries_of(body)} & set(digests)
    with transaction.atomic():
        for digest in sorted(known):
            Confirmation.objects.update_or_create(
                page=body.page, entry=digest, defaults={"on": day, "by": user}
            )
    audit.record("directory.confirmed", user=user, target=body.page, entries=len(known))
    return len(known)


def remind(day: datetime.date) -> int:
    """Mail the heads of units whose entries are amber, once for each lapse; returns how many
    units were told."""
    told = 0
    for body in bodies_to_confirm(day):
        amber = [entry for _name, entry in entries_of(body) if entry.is_amber]
        if not amber:
            continue
        lapsed = max(str(entry.due) for entry in amber)
        told += send_once(
            f"directory:{body.page.pk}:{lapsed}",
            _heads_of(body.page),
            f"Danh bạ: {body.page.title} có {len(amber)} mục cần xác nhận lại",
            "Mở danh bạ của đơn vị, đối chiếu từng mục rồi bấm “Xác nhận còn đúng”; mục nào sai "
            "thì sửa trang của đơn vị và trình duyệt.",
            reverse("directory:confirm"),
        )
    return told


def _heads_of(page: BodyPage) -> list[Any]:
    bodies = [page.subject_body_id, page.body_id]
    people = get_user_model().objects.filter(
        is_active=True, body__in=bodies, groups__name=Role.UNIT_HEAD.value
    )
    return list(people.distinct())
