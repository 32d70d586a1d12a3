"""Issue 3: a news item from the writer's desk to the public, in a real browser."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import ArticlePage, NewsIndexPage
from tests import factories
from workflows.models import Delegation

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("emptied_afterwards")]


@pytest.fixture
def cast() -> factories.People:
    """The people, in a database with real commits."""
    people = factories.people()
    home = factories.home()
    for title, slug, domain in (
        ("Trong huyện", "trong-huyen", "government"),
        ("Huyện ủy", "huyen-uy", "party"),
    ):
        home.add_child(
            instance=NewsIndexPage(title=title, slug=slug, live=True, assigned_domain=domain)
        )
    factories.image(title="Ảnh hội nghị", description="Quang cảnh hội nghị")
    return people


class Desk:
    """One browser at the desk, one person after the other."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server

    def sign_in(self, user: Any) -> None:
        self.page.context.clear_cookies()
        self.page.goto(self.server + reverse("wagtailadmin_login"))
        self.page.fill("input[name=username]", user.username)
        self.page.fill("input[name=password]", factories.PASSWORD)
        self.page.click("form button[type=submit]")
        self.page.wait_for_url("**/quan-tri/")

    def write(self, section: NewsIndexPage, title: str) -> ArticlePage:
        """Write an article with a photo, declare it, submit it."""
        page = self.page
        address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])
        page.goto(self.server + address)
        page.fill("#id_title", title)
        page.select_option("#id_secrecy", "none")
        page.fill("#id_summary", "Hội nghị bàn các việc trọng tâm của quý.")
        page.click("#id_cover-chooser button.chooser__choose-button")
        page.click(".modal a.image-choice")
        page.wait_for_selector("#id_cover-chooser img")
        page.click("footer button[data-w-dropdown-target=toggle]")
        page.click("button[name=action-submit]")
        page.wait_for_url(f"**/pages/{section.pk}/**")
        return ArticlePage.objects.get(title=title)

    def open_from_queue(self, title: str) -> None:
        """From the dashboard's queue to the reviewer's page."""
        self.page.goto(self.server + reverse("wagtailadmin_home"))
        self.page.click(f"#cho-toi-duyet-content a:has-text('{title}')")
        self.page.wait_for_url("**/duyet/**")

    def approve(self, title: str, *, declare: bool = False) -> None:
        self.open_from_queue(title)
        if declare:
            self.page.check("#id_declared")
        self.page.click("button[name=action][value=approve]")
        self.page.wait_for_selector("text=Đã ghi ý kiến của bạn")

    def queue_holds(self, title: str) -> bool:
        self.page.goto(self.server + reverse("wagtailadmin_home"))
        return self.page.locator(f"#cho-toi-duyet-content a:has-text('{title}')").count() > 0


def sign_and_pass(desk: Desk, cast: factories.People, title: str) -> None:
    desk.sign_in(cast.unit_head)
    desk.approve(title, declare=True)
    desk.sign_in(cast.member)
    desk.approve(title)


def test_government_item_reaches_the_visitor(
    page: Page, live_server: Any, cast: factories.People
) -> None:
    desk = Desk(page, live_server.url)
    title = "UBND huyện họp phiên thường kỳ"
    desk.sign_in(cast.contributor)
    article = desk.write(NewsIndexPage.objects.get(slug="trong-huyen"), title)
    address = live_server.url + article.url
    assert page.request.get(address).status == 404
    sign_and_pass(desk, cast, title)
    desk.sign_in(cast.head)
    assert not desk.queue_holds(title)
    desk.sign_in(cast.deputy)
    desk.approve(title)
    page.context.clear_cookies()
    page.goto(address)
    assert page.inner_text("h1") == title
    assert "Bài đã được Phó Trưởng Ban Biên tập duyệt" in page.inner_text(".trust")
    photo = page.locator("figure img").first
    assert photo.evaluate("image => image.complete && image.naturalWidth > 0")


def test_party_item_needs_the_head_or_a_delegation_in_force(
    page: Page, live_server: Any, cast: factories.People, time_machine: Any
) -> None:
    desk = Desk(page, live_server.url)
    title = "Huyện ủy triển khai nghị quyết"
    desk.sign_in(cast.contributor)
    article = desk.write(NewsIndexPage.objects.get(slug="huyen-uy"), title)
    sign_and_pass(desk, cast, title)

    desk.sign_in(cast.deputy)
    assert not desk.queue_holds(title)
    state = article.current_workflow_task_state
    page.goto(live_server.url + reverse("workflows:review", args=[state.pk]))
    assert page.locator("button[value=approve]").count() == 0

    now = timezone.now()
    delegation = Delegation(
        delegator=cast.head,
        delegate=cast.deputy,
        starts=now,
        ends=now + datetime.timedelta(minutes=30),
        number="15/UQ-BBT",
    )
    delegation.save()
    desk.open_from_queue(title)
    # The page was opened in time, the button is pressed one second too late.
    time_machine.move_to(delegation.ends + datetime.timedelta(seconds=1), tick=False)
    with page.expect_response("**/duyet/**") as refused:
        page.click("button[name=action][value=approve]")
    assert refused.value.status == 403
    assert "ủy quyền" in page.inner_text(".messages")

    time_machine.move_to(delegation.ends - datetime.timedelta(seconds=1), tick=False)
    desk.approve(title)
    page.context.clear_cookies()
    page.goto(live_server.url + article.url)
    assert "TM. Trưởng Ban" in page.inner_text(".trust")
    assert "ủy quyền số 15/UQ-BBT" in page.inner_text(".trust")
