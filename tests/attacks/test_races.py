"""Two at the same moment, on real connections: one wins, nothing unapproved shows, no 500.

The threads go through the admin as people do. Only PostgreSQL has them truly at once; SQLite
takes its one write lock at the start of a transaction, and its suite database can't be shared.
"""

from __future__ import annotations

import datetime
import threading
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.content_hash import content_hash
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.attacks.scene import make_scene
from tests.chain import act, fresh, publish, submit
from workflows.models import Approval, Delegation
from workflows.routing import correct_domain
from workflows.verification import ledger_faults, pages_not_as_approved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.scene import Scene

ROUNDS = 12
PATIENCE = 60  # seconds

pytestmark = [
    pytest.mark.dieu(14),
    pytest.mark.slow,
    pytest.mark.usefixtures("emptied_afterwards"),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="races need PostgreSQL's concurrent connections; CI runs them there",
    ),
]


@pytest.fixture
def desk(emptied_afterwards: None) -> Scene:
    return make_scene("unapproved", "editor")


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Run the deeds at the same moment, each on a connection of its own; what each gave back, or
    the exception it ended in."""
    gate = threading.Barrier(len(deeds))
    results: list[Any] = [None] * len(deeds)

    def run(number: int, deed: Callable[[], Any]) -> None:
        try:
            gate.wait(PATIENCE)
            results[number] = deed()
        except Exception as error:  # noqa: BLE001 - shown by the assertion that follows
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "a thread hangs"
    return results


def poster(user: Any, name: str, *args: Any, **data: Any) -> Callable[[], int]:
    """A person who posts to a screen of the admin; gives back the status."""
    client = Client()  # an exception of a view ends in `results` and so in the assertion
    client.force_login(user)
    address = reverse(name, args=args)
    return lambda: client.post(address, data).status_code


def decider(user: Any, page: Any, action: str = "approve") -> Callable[[], int]:
    """A person at the reviewer's desk."""
    state = fresh(page).current_workflow_task_state
    return poster(user, "workflows:review", state.pk, action=action, comment="Ý kiến")


def ready(desk: Scene, number: int, parent: Any = None) -> ArticlePage:
    """An item at the last step."""
    page = desk.draft(parent=fresh(parent or desk.section), title=f"Tin số {number}")
    page = submit(page, desk.people.contributor)
    return act(act(page, desk.people.unit_head), desk.people.member)


def assert_sound(*statuses: int) -> None:
    """No error page; the ledger is whole; everything public is what was approved."""
    assert all(isinstance(status, int) and status < 500 for status in statuses), statuses
    assert ledger_faults()[0] == []
    assert list(pages_not_as_approved()) == []


def joint_section(desk: Scene) -> NewsIndexPage:
    section = NewsIndexPage(title="Liên tịch", live=True, assigned_domain="joint")
    return factories.home().add_child(instance=section)


def test_two_clicks_on_one_step(desk: Scene) -> None:
    for number in range(ROUNDS):
        page = ready(desk, number)
        assert_sound(*at_once(decider(desk.people.deputy, page), decider(desk.people.deputy, page)))
        assert fresh(page).live
        assert Approval.objects.of_page(page.pk).filter(action="approve").count() == 1


def test_approval_against_return(desk: Scene) -> None:
    other = factories.UserFactory(username="pho-hai", role=Role.DEPUTY)
    for number in range(ROUNDS):
        page = ready(desk, number)
        assert_sound(*at_once(decider(desk.people.deputy, page), decider(other, page, "reject")))
        actions = set(Approval.objects.of_page(page.pk).values_list("action", flat=True)) & {
            "approve",
            "return",
        }
        assert len(actions) == 1
        assert fresh(page).live == (actions == {"approve"})


def test_two_joint_decisions(desk: Scene) -> None:
    section = joint_section(desk)
    for number in range(ROUNDS):
        page = ready(desk, number, section)
        assert_sound(*at_once(decider(desk.people.head, page), decider(desk.people.deputy, page)))
        decisions = Approval.objects.of_page(page.pk).filter(action="approve")
        assert decisions.count() == 2
        assert fresh(page).live


def test_approval_against_an_edit(desk: Scene) -> None:
    for number in range(ROUNDS):
        page = ready(desk, number)

        def edit(page: Any = page) -> int:
            draft = fresh(page).get_latest_revision().as_object()
            draft.title = "Tin bị sửa cùng lúc"
            draft.save_revision(user=desk.people.member)
            return 200

        assert_sound(*at_once(decider(desk.people.deputy, page), edit))
        row = fresh(page)
        if row.live:
            assert row.title == f"Tin số {number}"
            assert row.permit.content_hash == content_hash(row)


def test_withdrawal_against_a_scheduled_publication(desk: Scene) -> None:
    for number in range(ROUNDS):
        soon = timezone.now() + datetime.timedelta(seconds=1)
        page = desk.draft(title=f"Tin hẹn {number}", go_live_at=soon)
        page = publish(page, author=desk.people.contributor)
        revision = page.scheduled_revision
        while timezone.now() < soon:
            pass
        withdraw = poster(
            desk.people.head, "wagtailadmin_pages:revisions_unschedule", page.pk, revision.pk
        )
        results = at_once(withdraw, _publish_scheduled)
        assert_sound(*results)
        row = fresh(page)
        withdrawn = Approval.objects.newest_decision(page.pk).action == "withdraw"
        assert row.live != withdrawn


def _publish_scheduled() -> int:
    try:
        call_command("publish_scheduled", stdout=StringIO())
    except CommandError:
        return 403
    return 200


def test_raising_secrecy_against_an_approval(desk: Scene) -> None:
    for number in range(ROUNDS):
        page = ready(desk, number)

        def raise_level(page: Any = page) -> int:
            row = fresh(page)
            row.secrecy = "secret"
            row.save_revision(user=desk.people.unit_head)
            return 200

        assert_sound(*at_once(decider(desk.people.deputy, page), raise_level))
        row = fresh(page)
        assert (row.live, row.secrecy) == (False, "secret")
        assert Client().get(f"/{desk.section.slug}/{page.slug}/").status_code in (404, 410)


def test_revoked_trust_against_an_approval(desk: Scene) -> None:
    for number in range(ROUNDS):
        now = timezone.now()
        delegation = Delegation(
            delegator=desk.people.head, delegate=desk.people.deputy, starts=now,
            ends=now + datetime.timedelta(hours=1), number=f"{number}/UQ",
        )  # fmt: skip
        delegation.save()
        page = ready(desk, number, desk.party_section)
        revoke = poster(desk.people.head, "workflows:revoke", delegation.pk)
        assert_sound(*at_once(decider(desk.people.deputy, page), revoke))
        delegation.refresh_from_db()
        assert delegation.revoked_at is not None


def test_a_corrected_domain_against_an_approval(desk: Scene) -> None:
    for number in range(ROUNDS):
        page = ready(desk, number)

        def correct(page: Any = page) -> int:
            correct_domain(fresh(page), "party", user=desk.people.head, reason="Tin về Đảng")
            return 200

        assert_sound(*at_once(decider(desk.people.deputy, page), correct))
        row = fresh(page)
        assert row.domain == "party"
        assert not row.live


def test_the_ledger_never_forks(desk: Scene) -> None:
    pages = [desk.draft(title=f"Tin {number}") for number in range(4)]

    def write(page: Any) -> int:
        for _ in range(ROUNDS):
            Approval.objects.record("submit", page=page, user=desk.people.contributor)
        return 200

    before = Approval.objects.count()
    assert_sound(*at_once(*[lambda page=page: write(page) for page in pages]))
    assert Approval.objects.count() == before + 4 * ROUNDS


def test_two_submissions_start_one_run(desk: Scene) -> None:
    for number in range(ROUNDS):
        page = desk.draft(title=f"Tin số {number}")

        def start(page: Any = page) -> int:
            try:
                submit(fresh(page), desk.people.contributor)
            except PublicationRefused:
                return 403
            except (ValidationError, IntegrityError):
                return 409  # Wagtail's own rule: one run at a time
            return 200

        assert_sound(*at_once(start, start))
        assert PortalPage.objects.get(pk=page.pk).workflow_states.active().count() == 1
