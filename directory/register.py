"""From the working register to a body's page, and whether the directory is whole (Điều 4 khoản 2,
Điều 7 khoản 4).

The register (posts, appointments, numbers) is never shown. `refresh` copies its public part onto
the draft of the page, which then goes through the chain like any other change.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction

from core.models import PortalPage
from directory.models import Appointment, Body, BodyContact, BodyPage, LeaderGroup, Number, Post
from directory.public import public_bodies

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

PHONES = (Number.Kind.PHONE, Number.Kind.MOBILE)
# What makes two rows the same to a reader.
COPIED = ("post_id", "post_title", "holder_name", "phone", "email", "held_from", "held_to")


def contacts_on(body: Body, day: datetime.date) -> list[BodyContact]:
    """The rows that a body's page should have: its posts in protocol order with those who hold
    them on a day and the public numbers, then those who held its leading posts before. Unsaved."""
    return _rows(list(_posts().filter(body=body)), day)


def _posts() -> Any:
    posts = Post.objects.prefetch_related("numbers", "appointments__person")
    return posts.order_by("rank", "title", "pk")


def _rows(posts: list[Post], day: datetime.date) -> list[BodyContact]:
    standing = [post for post in posts if post.abolished_on is None or post.abolished_on > day]
    present = [row for post in standing for row in _present(post, day)]
    return present + [row for post in posts if post.is_leader for row in _former(post, day)]


def _present(post: Post, day: datetime.date) -> list[BodyContact]:
    phones = [n.value for n in post.numbers.all() if n.is_public and n.kind in PHONES]
    emails = [n.value for n in post.numbers.all() if n.is_public and n.kind == Number.Kind.EMAIL]
    if not (post.is_leader or phones or emails):
        return []
    held = [held for held in _by_start(post) if held.lasts_on(day)]
    names = [(held.title, held.person.name) for held in held] or [(post.title, "")]
    return [
        BodyContact(
            post=post,
            post_title=title,
            holder_name=name,
            phone="; ".join(phones),
            email=next(iter(emails), ""),
            is_public=True,
        )
        for title, name in names
    ]


def _former(post: Post, day: datetime.date) -> list[BodyContact]:
    return [
        BodyContact(
            post=post,
            post_title=held.title,
            holder_name=held.person.name,
            held_from=held.starts,
            held_to=held.ends,
            is_public=True,
        )
        for held in reversed(_by_start(post))
        if held.ends is not None and held.ends < day
    ]


def _by_start(post: Post) -> list[Appointment]:
    return sorted(post.appointments.all(), key=lambda held: (held.starts, held.pk))


def refresh(page: BodyPage, *, user: Any, day: datetime.date) -> bool:
    """Bring the page's newest draft in step with the register, as a revision of `user`; rows that
    were written by hand stay, after the others. Returns False when nothing differs.

    Nothing becomes public by it: the draft needs the whole chain.
    """
    with transaction.atomic():
        PortalPage.objects.select_for_update().get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        wanted = contacts_on(draft.subject_body, day)
        if not _differs(draft, wanted):
            return False
        by_hand = [row for row in draft.contacts.all() if row.post_id is None]
        for place, row in enumerate([*wanted, *by_hand]):
            row.sort_order = place
        draft.contacts = [*wanted, *by_hand]
        draft.save_revision(user=user, log_action=True)
    return True


def out_of_step(pages: Iterable[BodyPage], day: datetime.date) -> list[BodyPage]:
    """The pages of which the register would change what they say; the caller prefetches their
    `contacts`."""
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in _posts():
        posts[post.body_id].append(post)
    return [page for page in pages if _differs(page, _rows(posts[page.subject_body_id], day))]


def _differs(page: BodyPage, wanted: list[BodyContact]) -> bool:
    copied = [row for row in page.contacts.all() if row.post_id is not None]
    return [_said(row) for row in copied] != [_said(row) for row in wanted]


def _said(row: BodyContact) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in COPIED)


def bodies_without_page(day: datetime.date) -> list[Body]:
    """Active bodies that the public can't read of (Điều 4 khoản 2 đ)."""
    shown = BodyPage.objects.shown().values("subject_body")
    return list(Body.objects.in_force(day).exclude(pk__in=shown))


def missing_groups(day: datetime.date) -> list[LeaderGroup]:
    """The groups of leaders of whom the public directory names none with a number to call (Điều 7
    khoản 4): the article is kept when there is none."""
    pages = BodyPage.objects.shown().select_related("subject_body").prefetch_related("contacts")
    bodies = public_bodies(page for page in pages if page.subject_body.is_in_force(day))
    return _not_among(
        body.body.leader_group
        for body in bodies
        if any(person.phones or body.phones for person in body.people)
    )


def _not_among(named: Iterable[LeaderGroup]) -> list[LeaderGroup]:
    found = set(named)
    return [group for group in LeaderGroup if group not in found]
