"""Who may do what with one page, and which pages a user's lists show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.roles import BOARD_ROLES, UNIT_ROLES, Role, roles_of
from core.secrecy import CLASSIFIED

if TYPE_CHECKING:
    from core.models import PortalPage

WITHDRAWERS = frozenset({Role.HEAD, Role.DEPUTY, Role.CHAIR})
MENU_KEEPERS = frozenset({Role.HEAD, Role.DEPUTY, Role.TECH})


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's tester, narrowed. Nobody publishes by button, bulk action, copy or API,
    superusers included; a classified page is closed to all; units keep to their own items."""

    def __init__(self, user: Any, page: PortalPage) -> None:
        super().__init__(user, page)
        self.roles = roles_of(user)
        self.is_closed = page.is_closed
        if self.is_closed or not (self.roles or user.is_superuser):
            self.permissions: set[str] = set()

    def _in_reach(self) -> bool:
        if self.is_closed:
            return False
        if self.user.is_superuser or self.page_is_root:
            return True
        if self.page.is_structural:
            return bool(self.roles & MENU_KEEPERS)
        if self.roles & BOARD_ROLES:
            return True
        own_unit = self.page.body_id is not None and self.page.body_id == self.user.body_id
        return bool(self.roles & UNIT_ROLES) and (own_unit or self.page.owner_id == self.user.pk)

    def can_publish(self) -> bool:
        """Never: the finish action of the workflow is the one door (workflows.finish)."""
        return False

    def can_publish_subpage(self) -> bool:
        """Never, as for can_publish."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Never: Wagtail's privacy isn't part of the revision that was approved."""
        return False

    def can_unpublish(self) -> bool:
        """The Head, the Deputy and the Chair may withdraw (Điều 5 khoản 1, Điều 14)."""
        return (
            not self.is_closed
            and self.page.live
            and not self.page_is_root
            and bool(self.roles & WITHDRAWERS)
        )

    def can_unschedule(self) -> bool:
        """Whoever may withdraw may also stop what is still to come."""
        return not self.is_closed and bool(self.roles & WITHDRAWERS)

    def can_reorder_children(self) -> bool:
        """The order of the menu; items order themselves by date."""
        return self._in_reach() and bool(self.user.is_superuser or self.roles & MENU_KEEPERS)

    def can_add_subpage(self) -> bool:
        """As in Wagtail, but never below a classified page."""
        return not self.is_closed and super().can_add_subpage()

    def can_edit(self) -> bool:
        """As in Wagtail, within the own unit, the menu, or the board's reach."""
        return self._in_reach() and super().can_edit()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What is public must be withdrawn first, by whom that is given to."""
        if not self._in_reach() or not super().can_delete(ignore_bulk):
            return False
        return not self.page.get_descendants(inclusive=True).filter(live=True).exists()

    def can_submit_for_moderation(self) -> bool:
        """Whoever may edit may submit."""
        return self.can_edit() and super().can_submit_for_moderation()

    def can_lock(self) -> bool:
        """As in Wagtail, never on a classified page."""
        return not self.is_closed and super().can_lock()

    def can_unlock(self) -> bool:
        """As in Wagtail, never on a classified page."""
        return not self.is_closed and super().can_unlock()

    def can_view_revisions(self) -> bool:
        """The revisions of a classified page are closed with it."""
        return self._in_reach() and super().can_view_revisions()

    def can_move_to(self, destination: PortalPage) -> bool:
        """As in Wagtail, never into a classified page."""
        return not destination.is_closed and super().can_move_to(destination)

    def can_copy_to(self, destination: PortalPage, recursive: bool = False) -> bool:
        """As in Wagtail, never into a classified page."""
        return not destination.is_closed and super().can_copy_to(destination, recursive)


class PortalPagePermissionPolicy(PagePermissionPolicy):
    """Keeps classified pages out of every list, chooser, report and log for everybody, and the
    drafts of other units out of a unit's lists."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Pages within the user's reach for the actions."""
        return _narrow(user, super().instances_user_has_any_permission_for(user, actions))

    def explorable_instances(self, user: Any) -> Any:
        """Pages that the explorer, the reports and the log show to the user."""
        return _narrow(user, super().explorable_instances(user))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """False for a classified page; else as in Wagtail."""
        if instance.is_closed:
            return False
        allowed: bool = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed


def visible_to(user: Any) -> Q:
    """Condition on pages: what a user of the admin may know of."""
    opened = ~Q(secrecy__in=CLASSIFIED)
    roles = roles_of(user)
    if getattr(user, "is_superuser", False) or roles & (BOARD_ROLES | {Role.CHAIR}):
        return opened
    own = Q(owner=user)
    if getattr(user, "body_id", None):
        own |= Q(body=user.body_id)
    return opened & (Q(live=True) | Q(is_structural=True) | own)


def _narrow(user: Any, pages: Any) -> Any:
    return pages.filter(visible_to(user))
