"""Verbs of the chain for tests: each goes through Wagtail's engine as a person would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Workflow

from accounts.models import BoardMembership, User
from core.domains import Domain
from core.roles import Role
from tests.factories import UserFactory

if TYPE_CHECKING:
    from core.models import PortalPage


def submit(page: PortalPage, user: User) -> PortalPage:
    """Save the page as a draft revision of `user` and start the chain."""
    page.specific.save_revision(user=user)
    page = fresh(page)
    Workflow.objects.get(active=True).start(page, user)
    return fresh(page)


def act(page: PortalPage, user: User, action: str = "approve", comment: str = "") -> PortalPage:
    """Take the waiting step as `user`."""
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, user, action, comment=comment)
    return fresh(page)


def fresh(page: PortalPage) -> Any:
    """The page as the database has it now."""
    return type(page).objects.get(pk=page.pk).specific


def publish(page: PortalPage, *, author: User | None = None) -> Any:
    """Take a draft page through the whole chain and return it, public.

    Uses whoever holds the roles; makes people where they are missing.
    """
    author = author or page.owner or _contributor(page)
    page = submit(page, author)
    if page.is_emergency:
        return act(page, _seat(Role.HEAD))
    page = act(page, _unit_head(page))
    page = act(page, _seat(Role.MEMBER))
    for role in deciders(page):
        page = act(page, _seat(role))
    return page


def deciders(page: PortalPage) -> list[Role]:
    """Who decides on the page, by its domain."""
    return {
        Domain.GOVERNMENT: [Role.DEPUTY],
        Domain.JOINT: [Role.HEAD, Role.DEPUTY],
    }.get(page.domain, [Role.HEAD])


def _contributor(page: PortalPage) -> User:
    found = User.objects.filter(groups__name=Role.CONTRIBUTOR, body=page.body).first()
    return found or UserFactory(role=Role.CONTRIBUTOR, body=page.body)


def _unit_head(page: PortalPage) -> User:
    found = User.objects.filter(groups__name=Role.UNIT_HEAD, body=page.body).first()
    return found or UserFactory(role=Role.UNIT_HEAD, body=page.body)


def _seat(role: Role) -> User:
    seat = BoardMembership.objects.filter(role=role.name.lower()).first()
    return seat.user if seat else UserFactory(role=role)
