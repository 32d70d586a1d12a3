"""Many public pages at a price that tests can pay: one signature row a stage, no screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.domains import domain_of
from core.roles import Role
from tests.chain import fresh
from workflows.definitions import DECIDERS, Action, Capacity
from workflows.models import Approval

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import User
    from core.models import PortalPage
    from tests.factories import People


def bulk_public(
    build: Callable[[int], PortalPage], count: int, *, parent: Any, people: People, start: int = 0
) -> list[int]:
    """Put `count` approved pages under `parent` and return their keys.

    `build` takes the number of the page, from `start` on, and returns it unsaved. The rows of
    the ledger are those that the chain writes; guard and triggers see nothing unusual.
    """
    return [
        _approve(_draft(build(number), parent), people) for number in range(start, start + count)
    ]


def _draft(page: PortalPage, parent: Any) -> PortalPage:
    fresh(parent).add_child(instance=page)
    page.save_revision(user=page.owner, clean=False)
    return page


def _approve(page: PortalPage, people: People) -> int:
    page.domain = domain_of(page)
    revision = page.latest_revision
    run = revision.pk
    deciders = DECIDERS.get(page.domain, (Role.HEAD,))
    steps = [
        (Action.SIGN, people.unit_head, Capacity.UNIT_HEAD),
        (Action.PASS, people.member, Capacity.MEMBER),
        *((Action.APPROVE, *_decider(role, people)) for role in deciders),
    ]
    for action, user, capacity in steps:
        Approval.objects.record(
            action,
            page=page,
            user=user,
            capacity=capacity,
            revision_id=revision.pk,
            workflow_state_id=run,
        )
    page.live = True
    page.live_revision = revision
    page.first_published_at = page.first_published_at or timezone.now()
    page.save()
    return int(page.pk)


def _decider(role: Role, people: People) -> tuple[User, str]:
    if role == Role.HEAD:
        return people.head, Capacity.HEAD
    return people.deputy, Capacity.DEPUTY
