"""Wagtail's own screens: whoever opens or posts to whatever is offered, for a page in whatever
state, meets no error page; and none of them publishes."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.utils import timezone
from wagtail.models import Comment, Task, TaskState, Workflow

from core.models import PortalPage
from core.secrecy import Secrecy
from tests import factories
from tests.attacks.scene import Scene, make_scene
from tests.chain import act, fresh, publish, submit
from workflows.models import Approval

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.dieu(5), pytest.mark.slow]

PEOPLE = ("contributor", "unit_head", "member", "deputy", "head", "chair", "tech", "superuser")
# The end of the session, Wagtail's screen that fails on purpose, and the second step of an import
# that nobody began.
LEFT_OUT = frozenset({
    "/quan-tri/logout/", "/quan-tri/failwhale/", "/quan-tri/redirects/import/process/",
})  # fmt: skip
# What a browser always sends along: its fields are in every form of these screens.
POSTED = {
    "next": "/quan-tri/", "content-count": "0", "new_parent_page": "1", "new_title": "Bản sao",
    "new_slug": "ban-sao", "external-link-chooser-url": "https://example.vn/",
}  # fmt: skip
STATES = ("draft", "at the unit", "at the board", "at the head", "returned", "public",
          "public with draft", "scheduled", "alias", "classified", "section")  # fmt: skip


@pytest.fixture
def stage(db: None) -> tuple[Scene, dict[str, Any]]:
    """A page in each state."""
    scene = make_scene("unapproved", "editor")
    return scene, make_pages(scene)


def make_pages(scene: Scene) -> dict[str, Any]:
    people = scene.people

    def draft(title: str) -> Any:
        return scene.draft(title=title, summary="", content=[])

    unit = submit(draft("Chờ đơn vị"), people.contributor)
    board = act(submit(draft("Chờ Ban"), people.contributor), people.unit_head)
    head = act(submit(draft("Chờ duyệt"), people.contributor), people.unit_head)
    returned = submit(draft("Bị trả"), people.contributor)
    public = publish(draft("Đã đăng"), author=people.contributor)
    changed = publish(draft("Đã đăng, có bản nháp"), author=people.contributor)
    newer = changed.get_latest_revision().as_object()
    newer.title = "Bản nháp mới"
    newer.save_revision(user=people.contributor)
    later = timezone.now() + datetime.timedelta(days=1)
    classified = draft("Sẽ mật")
    classified.secrecy = Secrecy.SECRET
    classified.save_revision(user=people.contributor)
    Comment.objects.create(page=public, user=people.member, text="Xem lại", contentpath="title")
    return {
        "draft": draft("Nháp"),
        "at the unit": unit,
        "at the board": board,
        "at the head": act(head, people.member),
        "returned": act(returned, people.unit_head, "reject", "Thiếu nguồn"),
        "public": public,
        "public with draft": fresh(changed),
        "scheduled": publish(
            scene.draft(title="Hẹn giờ", go_live_at=later), author=people.contributor
        ),
        "alias": public.create_alias(parent=scene.section, update_slug="bi-danh"),
        "classified": fresh(classified),
        "section": scene.section,
    }


def arguments(stage_pages: dict[str, Any], page: Any) -> dict[str, list[Any]]:
    """Plausible values by the names that Wagtail's addresses use."""
    revision = page.latest_revision_id or 1
    image, file = factories.image(), factories.document()
    workflow = Workflow.objects.get(active=True)
    state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).first()
    return {
        "page_id": [page.pk], "parent_page_id": [page.pk], "pk": [page.pk, "1"],
        "page_to_move_id": [page.pk], "destination_id": [stage_pages["section"].pk],
        "revision_id": [revision], "revision_id_a": ["live", "earliest"],
        "revision_id_b": ["latest"], "image_id": [image.pk], "document_id": [file.pk],
        "task_id": [Task.objects.first().pk], "workflow_id": [workflow.pk],
        "task_state_id": [state.pk if state else 1], "workflow_state_id": [1],
        "state_id": [state.pk if state else 1], "user_id": [1], "object_id": [str(page.pk)],
        "action_name": ["approve", "reject"], "app_label": ["news"],
        "content_type_app_name": ["news"], "content_type_model_name": ["articlepage"],
        "model_name": ["articlepage"], "action_type": ["delete", "publish", "unpublish", "move"],
        "content_type_id": [ContentType.objects.get_for_model(PortalPage).pk],
        "instance_pk": ["1"], "report": ["x"], "export_format": ["xlsx"],
        "uploaded_file_id": [1], "privacy_id": [1], "collection_id": [1], "position": [1],
        "field_name": ["x"], "section": ["x"], "name": ["x"], "slug": ["x"],
        "subscription_id": [1], "comment_id": [1], "locale_id": [1], "filter_id": ["width-100"],
        "tag_id": [1], "query_id": [1], "redirect_id": [1], "site_id": [1], "group_id": [1],
        "model_action_name": ["x"],
    }  # fmt: skip


def screens(values: dict[str, list[Any]]) -> Iterator[str]:
    """Every address of the admin, with each combination of plausible arguments."""
    seen = set()
    for name, pattern in named_patterns(get_resolver().url_patterns, ""):
        names = sorted(pattern.pattern.regex.groupindex)
        for combination in itertools.product(*[values.get(key, ["1"]) for key in names]):
            try:
                address = reverse(name, kwargs=dict(zip(names, combination, strict=True)))
            except NoReverseMatch:
                continue
            if address.startswith("/quan-tri/") and address not in seen | LEFT_OUT:
                seen.add(address)
                yield address


def named_patterns(patterns: Any, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for item in patterns:
        if isinstance(item, URLPattern):
            if item.name:
                yield f"{namespace}{item.name}", item
        else:
            inner = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from named_patterns(item.url_patterns, inner)


def visit(client: Client, address: str, method: str) -> int:
    """The status; whatever the visit changes is undone."""
    with transaction.atomic():
        answer = getattr(client, method)(address, POSTED if method == "post" else {})
        status = answer.status_code
        if hasattr(answer, "streaming_content") and answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("person", ["head", "superuser"])
def test_every_screen_of_the_admin(stage: Any, person: str, method: str) -> None:
    scene, pages = stage
    client = Client(raise_request_exception=False)
    client.force_login(getattr(scene.people, person))
    broken, count = [], 0
    for state in ("at the head", "public with draft"):
        for address in screens(arguments(pages, pages[state])):
            count += 1
            status = visit(client, address, method)
            if status >= 500:
                broken.append((state, address))
    assert broken == []
    assert count > 300


PAGE_SCREENS = (
    "edit", "history", "delete", "unpublish", "copy", "move", "convert_alias", "view_draft",
    "set_privacy", "lock", "unlock", "usage", "workflow_history", "confirm_workflow_cancellation",
)  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_every_page_screen_for_everybody(stage: Any, state: str) -> None:
    scene, pages = stage
    page = pages[state]
    live_before = set(PortalPage.objects.filter(live=True).values_list("pk", flat=True))
    broken = []
    for person, name, method in itertools.product(PEOPLE, PAGE_SCREENS, ("get", "post")):
        client = Client(raise_request_exception=False)
        client.force_login(getattr(scene.people, person))
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        if visit(client, address, method) >= 500:
            broken.append((person, method, name))
    assert broken == []
    assert set(PortalPage.objects.filter(live=True).values_list("pk", flat=True)) == live_before


# What the screens say.


def shown(user: Any, name: str, *args: Any) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args), follow=True).content.decode()


@pytest.mark.parametrize("person", ["contributor", "member", "deputy", "head", "superuser"])
def test_nobody_is_offered_to_publish(stage: Any, person: str) -> None:
    scene, pages = stage
    editor = shown(getattr(scene.people, person), "wagtailadmin_pages:edit", pages["draft"].pk)
    assert "action-publish" not in editor


def test_history_and_workflow_pages_name_the_step(stage: Any) -> None:
    scene, pages = stage
    page = pages["at the head"]
    for name in ("wagtailadmin_pages:workflow_history", "wagtailadmin_pages:history"):
        assert "500" not in shown(scene.people.head, name, page.pk)[:200]
    detail = shown(
        scene.people.head, "wagtailadmin_pages:workflow_history_detail",
        page.pk, page.current_workflow_state.pk,
    )  # fmt: skip
    assert "Thủ trưởng đơn vị ký" in detail
    editor = shown(scene.people.head, "wagtailadmin_pages:edit", page.pk)
    assert "Trưởng Ban hoặc Phó Trưởng Ban duyệt" in editor


def test_reports_list_our_runs(stage: Any) -> None:
    scene, pages = stage
    report = shown(scene.people.head, "wagtailadmin_reports:workflow")
    assert pages["at the head"].title in report
    tasks = shown(scene.people.head, "wagtailadmin_reports:workflow_tasks")
    assert "Thủ trưởng đơn vị ký" in tasks


@pytest.mark.parametrize("action", ["publish", "unpublish", "move", "delete"])
def test_bulk_actions_ask_the_rule(stage: Any, action: str) -> None:
    scene, pages = stage
    keys = [page.pk for state, page in pages.items() if state != "section"]
    live_before = PortalPage.objects.filter(live=True).count()
    client = Client(raise_request_exception=False)
    for person in ("member", "superuser"):
        client.force_login(getattr(scene.people, person))
        address = reverse("wagtail_bulk_action", args=["core", "portalpage", action])
        query = "&".join(f"id={key}" for key in keys)
        for method in ("get", "post"):
            with transaction.atomic():
                answer = getattr(client, method)(f"{address}?{query}&next=/quan-tri/")
                assert answer.status_code < 500
                if action == "publish":
                    assert PortalPage.objects.filter(live=True).count() == live_before
                transaction.set_rollback(True)
    assert Approval.objects.filter(action="approve").exists()
