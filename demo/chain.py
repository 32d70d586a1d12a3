"""Takes one demo item through the real chain, as the people would."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Workflow

from accounts.models import User
from core.domains import Domain
from core.scan import findings_of
from core.secrecy import Secrecy
from core.text import slugify
from demo.people import head_of, writer_of
from directory.models import Body
from workflows.emergency import sign_afterwards
from workflows.routing import confirm_findings

if TYPE_CHECKING:
    from core.models import PortalPage

DECIDERS = {
    Domain.GOVERNMENT: ("photruongban",),
    Domain.JOINT: ("truongban", "photruongban"),
}


def publish(
    parent: PortalPage,
    page: PortalPage,
    body_code: str,
    *,
    days_ago: float = 0,
) -> PortalPage:
    """Draft, submission, signature, passing on and approval of one page, in one transaction.

    `days_ago`: how far back the page says that it was first published.
    """
    writer = writer_of(body_code)
    page.slug = page.slug or slugify(page.title)
    page.owner, page.body = writer, Body.objects.get(code=body_code)
    page.live, page.secrecy = False, Secrecy.NONE
    page.first_published_at = timezone.now() - datetime.timedelta(days=days_ago)
    with transaction.atomic():
        parent.add_child(instance=page)
        page.save_revision(user=writer)
        page = _fresh(page)
        Workflow.objects.get(active=True).start(page, writer)
        if page.is_emergency:
            _sign(page, User.objects.get(username="photruongban"))
            sign_afterwards(page, head_of(body_code))
            return _fresh(page)
        _sign(page, head_of(body_code))
        _sign(page, User.objects.get(username="thanhvien"))
        if findings_of(page):
            _confirm(page)
        for username in DECIDERS.get(Domain(page.domain), ("truongban",)):
            _sign(page, User.objects.get(username=username))
    return _fresh(page)


def _sign(page: PortalPage, user: User) -> None:
    state: Any = _fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, user, "approve")


def _confirm(page: PortalPage) -> None:
    head = User.objects.get(username="truongban")
    state = _fresh(page).current_workflow_state
    confirm_findings(state, user=head, reason="Tin về hoạt động công khai, không có nội dung mật.")


def _fresh(page: PortalPage) -> Any:
    return type(page).objects.get(pk=page.pk)
