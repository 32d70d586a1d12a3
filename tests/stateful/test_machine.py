"""Random people do random things in the admin; after each step an anonymous visitor sees only
what the ledger carries (clauses.md section 2, items 1, 3, 4, 5; Điều 5, 7, 9, 12, 14).

The ordinary suite takes a fixed walk of some hundred steps. `make stateful` takes thousands of
new ones (STATEFUL_STEPS says how many).
"""

from __future__ import annotations

import datetime
import logging
import os
import shutil
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

import hypothesis
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.models import Revision

from core.models import PortalPage
from core.purge import classified_pages
from news.models import NewsIndexPage
from tests.stateful.admin import STEPS, SUBMIT, Admin, clock, typed
from tests.stateful.stage import MORNING, Stage, set_stage
from tests.stateful.witness import Witness
from workflows.definitions import Action
from workflows.models import Approval, Delegation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

STEPS_OF_A_WALK = 25
WALKS_IN_THE_SUITE = 8
WANTED = int(os.environ.get("STATEFUL_STEPS", "0"))

PEOPLE = (
    "contributor", "unit_head", "party_contributor", "party_unit_head", "member", "leaving_member",
    "expired_member", "deputy", "second_deputy", "head", "chair", "tech", "superuser",
)  # fmt: skip
WRITERS = ("contributor", "party_contributor", "unit_head", "member", "deputy", "head")
LEVELS = ("confidential", "secret", "top_secret")
# What the editor's buttons post; the last two forge a button that nobody is offered.
BUTTONS: tuple[dict[str, str], ...] = (
    {},
    SUBMIT,
    SUBMIT,
    {"action-restart-workflow": "1"},
    {"action-cancel-workflow": "1"},
    {"action-publish": "1"},
    {"action-workflow-action": "true", "workflow-action-name": "approve"},
)

LOWERING = {"number": "15/QĐ-GM", "decided_on": "01/02/2026"}

anybody = st.sampled_from(PEOPLE)
keepers = st.sampled_from((*WRITERS, "superuser", "chair", "expired_member"))
writers = st.sampled_from(WRITERS)
buttons = st.sampled_from(BUTTONS)
levels = st.sampled_from(LEVELS)
hours = st.sampled_from((None, None, None, 1, 30))
which = st.integers(min_value=0, max_value=30)
either = st.integers(min_value=0, max_value=1)


class Walk(RuleBasedStateMachine):
    """Steps through the admin from the same beginning."""

    stage: ClassVar[Stage]
    files: ClassVar[tuple[Path, Path]]
    texts: ClassVar[int]
    steps: ClassVar[int]
    entries: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        # Files know no transaction.
        kept, used = self.files
        shutil.rmtree(used)
        shutil.copytree(kept, used)
        self.travel = time_machine.travel(MORNING + datetime.timedelta(hours=1))
        self.clock = self.travel.start()
        self.begin = Approval.objects.count()
        self.admin = Admin(self.stage, self.texts)
        self.witness = Witness()

    def teardown(self) -> None:
        """Leave the stage as it was."""
        self.travel.stop()
        made = Approval.objects.filter(sequence__gt=self.begin)
        Walk.entries.update(made.values_list("action", flat=True))
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    # Writing.

    @rule(name=writers, section=which, later=hours)
    def write(self, name: str, section: int, later: int | None) -> None:
        """A new article, submitted."""
        parents = NewsIndexPage.objects.order_by("pk")
        if parents:
            parent = parents[section % parents.count()]
            self.admin.write(name, parent, go_live_at=clock(later), **SUBMIT)

    @rule(name=anybody, number=which, button=buttons, later=hours, ends=hours)
    def rewrite(
        self, name: str, number: int, button: dict[str, str], later: int | None, ends: int | None
    ) -> None:
        """Anybody edits anything and presses any button."""
        times = {"go_live_at": clock(later), "expire_at": clock(ends and ends + 40)}
        self.admin.edit(name, self.admin.page(number), **times, **button)

    @rule(name=writers, number=which, picture=st.booleans(), one=either)
    def use_file(self, name: str, number: int, picture: bool, one: int) -> None:
        """An article gets a cover or a file, and is submitted."""
        page, stage = self.admin.article(number), self.stage
        if page is not None:
            used = {"cover": stage.pictures[one].pk} if picture else {"file": stage.files[one]}
            self.admin.edit(name, page, **used, **SUBMIT)

    @rule(name=anybody, number=which, button=buttons)
    def overwrite(self, name: str, number: int, button: dict[str, str]) -> None:
        """As autosave does: the new text takes the place of the last revision."""
        page = self.admin.page(number)
        last = page.latest_revision_id or ""
        self.admin.edit(name, page, overwrite_revision_id=last, **button)

    @rule(name=anybody, number=which, revision=which, button=buttons)
    def revert(self, name: str, number: int, revision: int, button: dict[str, str]) -> None:
        """Back to an old revision."""
        self.admin.revert(name, self.admin.page(number), revision, **button)

    # Deciding.

    @rule(name=anybody, number=which, domain=st.sampled_from(("", "party", "government", "joint")))
    def decide_anyhow(self, name: str, number: int, domain: str) -> None:
        """Anybody tries to take any step, or to say whose field it is."""
        state = self.admin.waiting(number)
        if state is not None:
            self.admin.decide(name, state, **({"domain": domain, "reason": "x"} if domain else {}))

    @rule(name=anybody, number=which, other=which, verb=st.sampled_from(("approve", "reject")))
    def decide_by_wagtails_dialog(self, name: str, number: int, other: int, verb: str) -> None:
        """The dialog takes page and step from its address: any page goes with any step."""
        state = self.admin.waiting(number)
        if state is not None:
            page = self.admin.page(other) if other % 2 else state.workflow_state.content_object
            address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, verb, state.pk])
            self.admin.post(name, address, {"comment": "Ý kiến"})

    @rule(name=st.sampled_from(("unit_head", "member", "deputy", "head")), number=which)
    def return_it(self, name: str, number: int) -> None:
        """Back to its writer, with the reason."""
        state = self.admin.waiting(number)
        if state is not None:
            self.admin.decide(name, state, action="reject", comment="Cần sửa lại.")

    @rule(number=which, person=which)
    def sign(self, number: int, person: int) -> None:
        """Somebody who may takes the next step."""
        self.admin.sign(self.admin.waiting(number), person)

    @rule(number=which, person=which)
    def through_the_chain(self, number: int, person: int) -> None:
        """All that is left of an item's chain, by those who may."""
        state = self.admin.waiting(number)
        for _step in range(STEPS):
            if not self.admin.sign(state, person):
                return
            state = state and state.workflow_state.content_object.current_workflow_task_state

    # Delegation.

    @rule(
        name=st.sampled_from(("head", "head", "head", "deputy", "superuser")),
        delegate=st.sampled_from(("deputy", "second_deputy", "member")),
        scope=st.sampled_from(("all", "party", "other")),
        begins=st.sampled_from((0, 0, 2)),
    )
    def delegate(self, name: str, delegate: str, scope: str, begins: int) -> None:
        """A written delegation of a few hours."""
        now = timezone.localtime() - datetime.timedelta(minutes=1)
        data = {
            "number": "15/UQ", "delegate": self.stage.people[delegate].pk, "scope": scope,
            "starts": typed(now + datetime.timedelta(hours=begins)),
            "ends": typed(now + datetime.timedelta(hours=begins + 20)),
        }  # fmt: skip
        self.admin.post(name, reverse("workflows_delegation_modeladmin_create"), data)

    @rule(name=st.sampled_from(("head", "head", "deputy", "superuser")), number=which)
    def revoke(self, name: str, number: int) -> None:
        """The trust ends."""
        delegations = Delegation.objects.order_by("-pk")
        if delegations:
            chosen = delegations[number % delegations.count()]
            self.admin.post(name, reverse("workflows:revoke", args=[chosen.pk]))

    # Secrecy.

    @rule(name=keepers, number=which, level=levels, button=buttons)
    def raise_secrecy(self, name: str, number: int, level: str, button: dict[str, str]) -> None:
        """ "This is secret", said in the editor. Every other edit tries to lower it again."""
        page = self.admin.article(number)
        if page is not None:
            self.admin.edit(name, page, secrecy=level, **button)

    @rule(name=anybody, picture=st.booleans(), one=either, level=levels)
    def raise_secrecy_of_a_file(self, name: str, picture: bool, one: int, level: str) -> None:
        """ "This picture, this file is secret"."""
        file = (self.stage.pictures if picture else self.stage.files)[one]
        address = reverse("wagtailimages:edit" if picture else "wagtaildocs:edit", args=[file.pk])
        data = {"title": "Tệp", "secrecy": level, "collection": file.collection_id}
        self.admin.post(name, address, data)

    @rule(
        name=st.sampled_from(("head", "head", "deputy", "tech", "superuser", "contributor")),
        number=which,
        verb=st.sampled_from(("declassify", "declassify", "purge")),
    )
    def deal_with_secrets(self, name: str, number: int, verb: str) -> None:
        """A decision of declassification is entered, or what is stored is destroyed."""
        pages = classified_pages()
        if pages:
            page = pages[number % pages.count()]
            data = {"purge": "1"} if verb == "purge" else LOWERING
            self.admin.post(name, reverse("workflows:classified_item", args=[page.pk]), data)

    @rule(name=st.sampled_from(("chair", "chair", "head", "tech")), number=which)
    def order_withdrawal(self, name: str, number: int) -> None:
        """The Chair's order."""
        address = reverse("workflows:chair", args=[self.admin.page(number).pk])
        self.admin.post(name, address, {"text": "Gỡ để kiểm tra", "withdraw": "1"})

    @rule(name=st.sampled_from(("head", "deputy")), number=which)
    def confirm(self, name: str, number: int) -> None:
        """The Head's written word on what the scan found."""
        state = self.admin.waiting(number)
        if state is not None:
            data = {"confirm": "1", "confirm_reason": "Đã kiểm tra"}
            self.admin.post(name, reverse("workflows:review", args=[state.pk]), data)

    # Wagtail's other doors.

    @rule(name=anybody, number=which)
    def unpublish(self, name: str, number: int) -> None:
        """Withdraw, with all below."""
        address = reverse("wagtailadmin_pages:unpublish", args=[self.admin.page(number).pk])
        self.admin.post(name, address, {"include_descendants": "on"})

    @rule(name=anybody, number=which, to=which, alias=st.booleans())
    def copy(self, name: str, number: int, to: int, alias: bool) -> None:
        """A copy or an alias, somewhere, with "publish the copies" ticked."""
        title, slug = self.admin.text(), f"ban-sao-{self.admin.texts}"
        data = {
            "new_title": title, "new_slug": slug, "new_parent_page": self.admin.page(to).pk,
            "copy_subpages": "on", "publish_copies": "on", **({"alias": "on"} if alias else {}),
        }  # fmt: skip
        address = reverse("wagtailadmin_pages:copy", args=[self.admin.page(number).pk])
        self.admin.post(name, address, data)

    @rule(name=anybody, number=which, to=which)
    def move(self, name: str, number: int, to: int) -> None:
        """To another place."""
        args = [self.admin.page(number).pk, self.admin.page(to).pk]
        self.admin.post(name, reverse("wagtailadmin_pages:move_confirm", args=args))

    @rule(
        name=anybody,
        numbers=st.lists(which, min_size=1, max_size=3),
        verb=st.sampled_from(("publish", "unpublish", "delete", "move")),
        to=which,
    )
    def in_bulk(self, name: str, numbers: list[int], verb: str, to: int) -> None:
        """Several at a time."""
        address = reverse("wagtail_bulk_action", args=["core", "portalpage", verb])
        chosen = [("id", self.admin.page(number).pk) for number in numbers]
        data = {"include_descendants": "on", "chooser": self.admin.page(to).pk}
        self.admin.post(name, f"{address}?{urlencode(chosen)}", data)

    @rule(
        name=anybody,
        number=which,
        verb=st.sampled_from(("delete", "lock", "unlock", "set_privacy", "convert_alias")),
    )
    def other_doors(self, name: str, number: int, verb: str) -> None:
        """Deletion, locks, Wagtail's own privacy, an alias that is to stand on its own."""
        pages = PortalPage.objects.exclude(alias_of=None).order_by("pk")
        page = pages[number % pages.count()] if pages and number % 2 else self.admin.page(number)
        address = reverse(f"wagtailadmin_pages:{verb}", args=[page.pk])
        self.admin.post(name, address, {"restriction_type": "login"})

    @rule(name=anybody, number=which)
    def unschedule(self, name: str, number: int) -> None:
        """What is to come at its hour doesn't."""
        scheduled = PortalPage.objects.filter(pk__in=_scheduled()).order_by("pk")
        if scheduled:
            page = scheduled[number % scheduled.count()]
            revision = page.revisions.exclude(approved_go_live_at=None).first()
            args = [page.pk, revision.pk]
            self.admin.post(name, reverse("wagtailadmin_pages:revisions_unschedule", args=args))

    @rule(passed=st.sampled_from((1, 4, 12, 40)))
    def time_passes(self, passed: int) -> None:
        """Hours go by and the clock's command runs; it names what it refused."""
        self.clock.shift(datetime.timedelta(hours=passed))
        self.admin.has_written = True
        with self.admin.watched():
            try:
                call_command("publish_scheduled", stdout=StringIO())
            except CommandError as refusal:
                assert "Trang số" in str(refusal)

    @invariant()
    def public_sees_only_what_was_approved(self) -> None:
        """The one promise."""
        Walk.steps += 1
        # Only a cache could differ after a refusal: the long run looks each time.
        if WANTED or self.admin.has_written:
            self.admin.has_written = False
            self.witness.look()


def _scheduled() -> list[int]:
    revisions = Revision.page_revisions.exclude(approved_go_live_at=None)
    return [int(key) for key in revisions.values_list("object_id", flat=True)]


@pytest.fixture
def walk(db: None, tmp_path: Path, settings: SettingsWrapper) -> Iterator[type[Walk]]:
    """The machine, with the stage that each walk finds as the one before found it."""
    # A hundred lines a step, which nobody reads and pytest would keep.
    logging.disable(logging.CRITICAL)
    Walk.files = (tmp_path / "kept", tmp_path / "used")
    settings.DEBUG_PROPAGATE_EXCEPTIONS = True
    settings.MEDIA_ROOT = str(Walk.files[1])
    with time_machine.travel(MORNING), TestCase.captureOnCommitCallbacks(execute=True):
        admin = Admin(set_stage())
        admin.set_the_desk()
    shutil.copytree(Walk.files[1], Walk.files[0])
    Walk.stage, Walk.texts, Walk.steps, Walk.entries = admin.stage, admin.texts, 0, Counter()
    yield Walk
    logging.disable(logging.NOTSET)


@pytest.mark.slow
@pytest.mark.urls("tests.stateful.urls")
@pytest.mark.dieu(7)
@pytest.mark.dieu(9)
@pytest.mark.dieu(14)
def test_whatever_anybody_does_the_public_sees_only_what_was_approved(
    walk: type[Walk], request: pytest.FixtureRequest
) -> None:
    walks = hypothesis.settings(
        max_examples=max(WANTED // STEPS_OF_A_WALK, WALKS_IN_THE_SUITE),
        stateful_step_count=STEPS_OF_A_WALK,
        # The suite walks the same way each time; the long run finds new ways.
        derandomize=not WANTED,
        database=None,
        deadline=None,
        # A walk is short enough to read as it is; to shrink it takes minutes.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(walk, settings=walks)
    request.config.get_terminal_writer().line(f"\n{walk.steps} steps; {dict(walk.entries)}")
    # The walks went somewhere.
    assert {Action.APPROVE, Action.WITHDRAW, Action.CLASSIFY} <= set(walk.entries)
