"""What people do in the admin, each by one POST."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from home.models import HomePage
from news.models import ArticlePage
from tests.stateful.stage import COMMON, Stage, articles_and_sections, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.models import PortalPage

WRITES = ("INSERT", "UPDATE", "DELETE")
# Written at every request; nothing of it is ever shown.
UNSEEN = ('"django_session"', '"core_auditentry"', '"accounts_user"', '"accounts_user_groups"')
SUBMIT = {"action-submit": "1"}
STEPS = 4
# What stands there when a walk begins: section, writer, number of signatures, hours until its
# time. The first ones are public, with a file; one waits for its hour; the rest for somebody.
STANDING: tuple[tuple[int, str, int, int | None], ...] = (
    (0, "contributor", 3, None),
    (1, "party_contributor", 3, None),
    (2, "contributor", 4, None),
    (0, "contributor", 3, 3),
    (0, "contributor", 2, None),
    (1, "party_contributor", 2, None),
    (2, "contributor", 3, None),
    (0, "unit_head", 0, None),
)


@dataclass
class Admin:
    """The admin, with everybody who works in it. `texts`: how many were written so far;
    `has_written`: whether the database may say something else than before."""

    stage: Stage
    texts: int = 0
    has_written: bool = True

    def text(self) -> str:
        """A text that nobody wrote before."""
        self.texts += 1
        return f"{COMMON} ma{self.texts:06d}x"

    def page(self, number: int) -> PortalPage:
        """One of the articles and sections; the home page if all are gone."""
        pages = articles_and_sections() or HomePage.objects.all()
        return pages[number % pages.count()].specific

    def article(self, number: int) -> ArticlePage | None:
        """One of the articles, if there are any."""
        pages = ArticlePage.objects.order_by("-pk")
        return pages[number % pages.count()] if pages else None

    def waiting(self, number: int) -> TaskState | None:
        """One of the items that wait for somebody, if there are any."""
        states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("-pk")
        return states[number % states.count()] if states else None

    def post(self, name: str, address: str, data: dict[str, Any] | None = None) -> None:
        """POST as this person; an error of the server is raised by the client."""
        browser = Client()
        browser.force_login(self.stage.people[name])
        with self.watched():
            answer = browser.post(address, data or {})
        assert answer.status_code < 500, address

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note whether anything was written, and do what waits for the end of a transaction."""
        captured = TestCase.captureOnCommitCallbacks(execute=True)
        with connection.execute_wrapper(self._note), captured:
            yield

    def _note(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITES) and not any(table in sql for table in UNSEEN):
            self.has_written = True
        return execute(sql, *rest)

    def write(self, name: str, parent: PortalPage, **values: Any) -> None:
        """A new article."""
        text = self.text()
        values = {"slug": f"bai-{self.texts}", "secrecy": "none", **values}
        body = self.stage.people[name].body_id or ""
        form = self.stage.form(ArticlePage, text, body=body, **values)
        address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", parent.pk])
        self.post(name, address, form)

    def edit(self, name: str, page: PortalPage, text: str = "", **values: Any) -> None:
        """Another text in the editor."""
        form = self._form_of(page, text, **values)
        self.post(name, reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    def revert(self, name: str, page: PortalPage, number: int, **values: Any) -> None:
        """Back to one of the page's revisions, as its own screen posts it."""
        revisions = page.revisions.order_by("pk")
        if revisions:
            old = revisions[number % revisions.count()]
            form = self._form_of(page, old.content["title"], revision=old.pk, **values)
            address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
            self.post(name, address, form)

    def decide(self, name: str, state: TaskState, **data: str) -> None:
        """Sign, or what the data say, on the reviewer's page."""
        data = data or {"action": "approve", "declared": "on", "comment": ""}
        self.post(name, reverse("workflows:review", args=[state.pk]), data)

    def sign(self, state: TaskState | None, number: int) -> bool:
        """One of those who may take the step takes it; False if there is no step or nobody."""
        if state is None:
            return False
        task = state.task.specific
        able = [
            name
            for name, user in self.stage.people.items()
            # Read again: the seats on the board change with time.
            if task.user_can_act(state, type(user).objects.get(pk=user.pk))
        ]
        if able:
            self.decide(able[number % len(able)], state)
        return bool(able)

    def set_the_desk(self) -> None:
        """What stands there when a walk begins."""
        for number, (section, writer, signatures, later) in enumerate(STANDING):
            used = {"cover": self.stage.pictures[0].pk} if number == 1 else {}
            file = {"file": self.stage.files[0]} if number == 0 else {}
            self.write(
                writer, self.stage.sections[section], go_live_at=clock(later), **used, **file,
                **SUBMIT,
            )  # fmt: skip
            for _signature in range(signatures):
                assert self.sign(self.waiting(0), 0)

    def _form_of(self, page: PortalPage, text: str, **values: Any) -> dict[str, Any]:
        if is_article(page):
            values = {"body": page.body_id or "", "secrecy": "none", **values}
        return self.stage.form(type(page), text or self.text(), slug=page.slug, **values)


def clock(later: int | None) -> str:
    """What is typed as a time some hours from now; nothing for None."""
    if later is None:
        return ""
    return typed(timezone.localtime() + datetime.timedelta(hours=later))


def typed(moment: datetime.datetime) -> str:
    """As the editor's fields have it."""
    return f"{moment:%d/%m/%Y %H:%M}"
