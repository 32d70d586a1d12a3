"""Rows of publish-paths.md that go through the screens of the admin."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.utils import timezone
from wagtail import hooks

from core.models import PortalPage
from news.models import ArticlePage
from tests.attacks.oracle import MARKER, leaks
from tests.attacks.scene import Scene
from tests.chain import act, fresh, submit

pytestmark = pytest.mark.urls("tests.attacks.urls")


@pytest.mark.row("P01", "P02", "P03")
def test_publish_button(scene: Scene) -> None:
    scene.post(
        "wagtailadmin_pages:edit", scene.page.pk, **scene.forged_form(), **{"action-publish": "1"}
    )
    scene.assert_closed()


@pytest.mark.row("P04")
def test_create_and_publish_in_one_post(scene: Scene) -> None:
    secrecy = "secret" if scene.condition == "classified" else "none"
    data = {**scene.forged_form(secrecy=secrecy).dict(), "action-publish": "1"}
    scene.post("wagtailadmin_pages:add", "news", "articlepage", scene.section.pk, **data)
    created = ArticlePage.objects.filter(slug=MARKER.lower())
    assert not created.filter(live=True).exists()
    assert scene.condition == "unapproved" or not created.exists()
    assert leaks() == []


@pytest.mark.row("P05")
def test_hook_that_refuses_too_late(scene: Scene) -> None:
    def refuse(request, page):
        return HttpResponse("không")

    with hooks.register_temporarily("before_publish_page", refuse):
        data = {**scene.forged_form().dict(), "action-publish": "1"}
        scene.post("wagtailadmin_pages:add", "news", "articlepage", scene.section.pk, **data)
    scene.assert_closed()


@pytest.mark.row("P06")
def test_schedule_by_form(scene: Scene) -> None:
    soon = timezone.localtime() + datetime.timedelta(minutes=1)
    data = scene.forged_form(go_live_at=soon.strftime("%d/%m/%Y %H:%M")).dict()
    scene.post("wagtailadmin_pages:edit", scene.page.pk, **data, **{"action-publish": "1"})
    scene.page.revisions.update(approved_go_live_at=timezone.now())
    with pytest.raises(CommandError):
        call_command("publish_scheduled")
    scene.assert_closed()


@pytest.mark.row("P09")
def test_bulk_publish(scene: Scene) -> None:
    address = "/quan-tri/bulk/core/portalpage/publish/"
    for ids in (f"?id={scene.page.pk}", f"?id={scene.section.pk}"):
        scene.client.post(address + ids, {"include_descendants": "on"})
    scene.assert_closed()


@pytest.mark.row("P10")
def test_revert_to_older_revision_and_publish(scene: Scene) -> None:
    first = scene.page.revisions.order_by("pk").first()
    data = {**scene.forged_form().dict(), "revision": first.pk, "action-publish": "1"}
    scene.post("wagtailadmin_pages:edit", scene.page.pk, **data)
    scene.assert_closed()


@pytest.mark.row("P11")
def test_lower_the_level_and_publish(scene: Scene) -> None:
    data = {**scene.forged_form(secrecy="none").dict(), "action-publish": "1"}
    scene.post("wagtailadmin_pages:edit", scene.page.pk, **data)
    scene.assert_closed()
    assert fresh(scene.page).secrecy == scene.page.secrecy


@pytest.mark.row("P12")
def test_copy_with_published_copies(scene: Scene) -> None:
    scene.post(
        "wagtailadmin_pages:copy",
        scene.page.pk,
        new_title=f"Bản sao {MARKER}",
        new_slug="ban-sao",
        new_parent_page=scene.section.pk,
        publish_copies="on",
        copy_subpages="on",
    )
    assert not PortalPage.objects.filter(slug="ban-sao", live=True).exists()
    scene.assert_closed()


@pytest.mark.row("P15")
def test_alias_under_the_other_domain(scene: Scene) -> None:
    page = scene.public()
    scene.post(
        "wagtailadmin_pages:copy",
        page.pk,
        new_title=page.title,
        new_slug="bi-danh",
        new_parent_page=scene.party_section.pk,
        publish_copies="on",
        alias="on",
    )
    assert not PortalPage.objects.filter(slug="bi-danh", live=True).exists()


@pytest.mark.row("P28")
def test_admin_api_publish(scene: Scene) -> None:
    scene.client.post(f"/quan-tri/api/main/pages/{scene.page.pk}/action/publish/")
    scene.assert_closed()


@pytest.mark.row("P29")
def test_admin_api_copy(scene: Scene) -> None:
    scene.client.post(
        f"/quan-tri/api/main/pages/{scene.page.pk}/action/copy/",
        {"keep_live": True, "slug": "ban-sao"},
        content_type="application/json",
    )
    assert not PortalPage.objects.filter(slug__startswith="ban-sao", live=True).exists()
    scene.assert_closed()


@pytest.mark.row("W14")
def test_approve_and_edit_in_one_post(stage: Scene) -> None:
    page = act(
        act(submit(stage.draft(), stage.people.contributor), stage.people.unit_head),
        stage.people.member,
    )
    stage.client.force_login(stage.people.deputy)
    data = stage.form_of(page).dict()
    data.update({
        "title": f"Sửa {MARKER}",
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
    })  # fmt: skip
    stage.post("wagtailadmin_pages:edit", page.pk, **data)
    assert not fresh(page).live
    assert leaks() == []
