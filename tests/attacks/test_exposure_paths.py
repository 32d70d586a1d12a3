"""Rows E of publish-paths.md: what shows without being published."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.actions.move_page import MovePageAction
from wagtail.models import (
    APIToken,
    PageLogEntry,
    PageViewRestriction,
    ReferenceIndex,
    Revision,
)
from wagtail.models import TaskState as WagtailTaskState
from wagtail.snippets.models import get_snippet_models

from core import classification
from core.checks import ungoverned_models
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import Role
from core.secrecy import Secrecy
from library.models import PortalImage
from tests import factories
from tests.attacks.oracle import MARKER, leaks
from tests.attacks.scene import Scene, make_scene
from tests.chain import fresh, submit
from workflows import triggers
from workflows.models import Approval

pytestmark = pytest.mark.urls("tests.attacks.urls")


def raise_level(page, user=None, level=Secrecy.SECRET):
    page = fresh(page)
    page.secrecy = level
    page.save_revision(user=user)
    return fresh(page)


@pytest.mark.row("E01")
def test_raise_by_saving_a_draft_in_the_editor(stage: Scene) -> None:
    page = stage.public(title=f"Tin {MARKER}")
    assert leaks()
    data = stage.form_of(page).dict()
    stage.client.force_login(stage.people.contributor)
    stage.post("wagtailadmin_pages:edit", page.pk, **{**data, "secrecy": "confidential"})
    page = fresh(page)
    assert (page.live, page.secrecy) == (False, "confidential")
    assert leaks() == []
    assert Approval.objects.of_page(page.pk).filter(action="classify").exists()


@pytest.mark.row("E02")
def test_raise_by_revision_in_code(stage: Scene) -> None:
    page = raise_level(stage.public(title=f"Tin {MARKER}"))
    assert not page.live
    assert leaks() == []


@pytest.mark.row("E03")
def test_front_cache_is_purged(stage: Scene, settings, monkeypatch) -> None:
    purged: list[str] = []
    monkeypatch.setattr(classification, "purge_urls_from_cache", purged.extend)
    page = stage.public(title=f"Tin {MARKER}")
    address, parent = page.full_url, page.get_parent().full_url
    raise_level(page)
    assert {address, parent} <= set(purged)


@pytest.mark.row("E04")
def test_search_index_forgets(stage: Scene) -> None:
    page = stage.public(title=f"Tin {MARKER}")
    raise_level(page)
    assert not PortalPage.objects.live().search(MARKER.lower()).results()
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if "modelsearch_indexentry" in tables:
            cursor.execute(
                "SELECT COUNT(*) FROM modelsearch_indexentry WHERE object_id = %s", [str(page.pk)]
            )
            assert cursor.fetchone()[0] == 0


@pytest.mark.row("E05")
def test_alias_goes_with_its_source(stage: Scene) -> None:
    page = stage.public(title=f"Tin {MARKER}")
    alias = page.create_alias(parent=stage.section, update_slug="bi-danh")
    assert fresh(alias).live
    raise_level(page)
    alias = fresh(alias)
    assert not alias.live
    assert MARKER not in alias.title
    assert leaks() == []


@pytest.mark.row("E06", "E10")
def test_children_go_with_their_parent(stage: Scene) -> None:
    page = stage.public()
    section = fresh(stage.section)
    section.unpublish(user=stage.people.head)
    assert not fresh(page).live
    with pytest.raises(PublicationRefused):
        fresh(page).get_latest_revision().publish()


@pytest.mark.row("E07", "E08", "E09", "E32", "E36")
def test_no_approval_for_what_points_at_a_draft(scene: Scene) -> None:
    link = f'<p><a linktype="page" id="{scene.page.pk}">xem</a></p>'
    pointing = scene.draft(title="Trỏ", summary="", content=[("paragraph", link)])
    with pytest.raises(PublicationRefused):
        submit(pointing, scene.people.contributor)
    scene.assert_closed()


@pytest.mark.row("E13")
def test_password_form_of_a_draft(scene: Scene) -> None:
    restriction = PageViewRestriction.objects.create(
        page=scene.section, restriction_type="password", password="x"
    )
    address = reverse(
        "wagtailcore_authenticate_with_password", args=[restriction.pk, scene.page.pk]
    )
    answers = [Client().get(address), Client().post(address, {"password": "sai"})]
    assert all(MARKER.encode() not in answer.content for answer in answers)
    assert all(answer.status_code in (404, 405) for answer in answers)


@pytest.mark.row("E14", "E15", "E17")
@pytest.mark.parametrize("level", [Secrecy.NONE, Secrecy.UNDECLARED, Secrecy.SECRET])
def test_attachment_of_no_public_page(stage: Scene, level: str) -> None:
    file = factories.document(MARKER.encode(), name="kin.txt", secrecy=level)
    stage.draft(title="Nháp", summary="", content=[("document", {"document": file, "label": "x"})])
    assert leaks() == []


@pytest.mark.row("E16", "E30")
@pytest.mark.urls("nhuxuan.urls")
@pytest.mark.parametrize(
    "address",
    ["/api/v2/documents/", "/api/v3/documents/", "/api/v3/images/", "/api/v3/openapi.json",
     "/api/v3/docs/", "/api/v2/images/", "/api/v3/pages/", "/api/v2/pages/", "/media/"],
)  # fmt: skip
def test_no_api_is_mounted(db: None, address: str) -> None:
    factories.prepare_database()
    assert Client().get(address).status_code == 404


@pytest.mark.row("E18", "E19")
def test_classified_image(stage: Scene) -> None:
    image = factories.image(name=f"{MARKER}.png")
    page = stage.public(title="Có ảnh", summary="", content=[], cover=image)
    rendition = image.get_rendition("fill-480x270")
    visitor = Client()
    assert visitor.get(f"/tep/{rendition.file.name}").status_code == 200
    image = PortalImage.objects.get(pk=image.pk)
    image.secrecy = Secrecy.SECRET
    image.save()
    assert not fresh(page).live
    assert visitor.get(f"/tep/{rendition.file.name}").status_code == 410
    assert visitor.get(f"/tep/{image.file.name}").status_code == 410
    assert not rendition.file.storage.exists(rendition.file.name)
    for path in ("/images/", f"/images/x/{image.pk}/original/"):
        assert visitor.get(path).status_code == 404


@pytest.mark.row("E20")
def test_preview_leaves_nothing_in_a_cache(stage: Scene) -> None:
    page = stage.public(title="Công khai")
    page.title = f"Nháp {MARKER}"
    page.save_revision(user=stage.people.contributor)
    stage.client.force_login(stage.people.contributor)
    preview = stage.client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert MARKER.encode() in preview.content
    assert leaks() == []


@pytest.mark.row("E21")
def test_page_chooser_shows_no_foreign_draft(scene: Scene) -> None:
    other = factories.UserFactory(role=Role.CONTRIBUTOR, body=factories.BodyFactory())
    scene.client.force_login(other)
    for name in ("wagtailadmin_choose_page", "wagtailadmin_choose_page_search"):
        answer = scene.client.get(
            reverse(name), {"q": MARKER.lower(), "page_type": "core.portalpage"}
        )
        assert MARKER.encode() not in answer.content
    answer = scene.client.get(reverse("wagtailadmin_choose_page_child", args=[scene.section.pk]))
    assert MARKER.encode() not in answer.content


@pytest.mark.row("E22", "E23", "E34")
def test_admin_screens_of_a_classified_item(db: None) -> None:
    scene = make_scene("classified", "superuser")
    page = scene.page
    addresses = [
        reverse("wagtailadmin_explore", args=[scene.section.pk]),
        reverse("wagtailadmin_pages:search") + f"?q={MARKER}",
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.revisions.first().pk]),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:page_types_usage"),
        reverse("wagtailadmin_home"),
    ]
    for user in (scene.people.superuser, scene.people.contributor, scene.people.deputy):
        scene.client.force_login(user)
        for address in addresses:
            answer = scene.client.get(address, follow=True)
            assert answer.status_code < 500, address
            # The search box repeats what was typed.
            shown = answer.content.replace(f'value="{MARKER}"'.encode(), b"")
            assert f"Tin {MARKER}".encode() not in shown, (address, user.username)
    assert not PageLogEntry.objects.filter(page=page.pk, label__contains=MARKER).exists()
    assert not Revision.objects.filter(object_str__contains=MARKER).exists()


@pytest.mark.row("E24")
def test_token_reads_nothing_classified(db: None) -> None:
    scene = make_scene("classified", "superuser")
    for user in (scene.people.superuser, scene.people.contributor):
        key = _token_of(APIToken, user)
        for path in ("", "?version=draft", "revisions/"):
            answer = scene.client.get(
                f"/api/v3/pages/{scene.page.pk}/{path}", headers={"Authorization": f"Bearer {key}"}
            )
            assert MARKER.encode() not in answer.content


@pytest.mark.row("E25")
def test_alias_does_not_escape_a_restriction(stage: Scene) -> None:
    page = stage.public(title=f"Tin {MARKER}")
    PageViewRestriction.objects.create(page=stage.section, restriction_type="login")
    assert leaks() == []
    elsewhere = factories.home().add_child(
        instance=type(stage.section)(title="Mở", slug="mo", live=True)
    )
    stage.attempt(lambda: page.create_alias(parent=elsewhere, update_slug="bi-danh"))
    assert leaks() == []


@pytest.mark.row("E26")
def test_move_out_of_a_restricted_section(stage: Scene) -> None:
    page = stage.public(title=f"Tin {MARKER}")
    PageViewRestriction.objects.create(page=stage.section, restriction_type="login")
    elsewhere = factories.home().add_child(
        instance=type(stage.section)(title="Mở", slug="mo", live=True)
    )
    stage.attempt(
        lambda: MovePageAction(page, elsewhere, "last-child").execute(skip_permission_checks=True)
    )
    assert fresh(page).get_parent().pk == stage.section.pk
    assert leaks() == []


@pytest.mark.row("E27")
def test_mail_goes_to_signers_only(stage: Scene, mailoutbox) -> None:
    submit(stage.draft(), stage.people.contributor)
    recipients = {address for mail in mailoutbox for address in mail.to}
    assert recipients == {stage.people.unit_head.email}


@pytest.mark.row("E28")
def test_evidence_outlives_revisions_and_page(stage: Scene) -> None:
    page = stage.public()
    count = Approval.objects.of_page(page.pk).count()
    key = page.pk
    page.unpublish(user=stage.people.head)
    call_command("purge_revisions", verbosity=0)
    fresh(page).delete()
    assert Approval.objects.of_page(key).count() == count + 1
    assert not WagtailTaskState.objects.filter(revision__object_id=str(key)).exists()
    call_command("verify_ledger")


@pytest.mark.row("E29")
def test_ledger_is_append_only(stage: Scene) -> None:
    entry = Approval.objects.of_page(stage.public().pk).first()
    entry.reason = "khác"
    for deed in (
        entry.save,
        entry.delete,
        lambda: Approval.objects.update(reason="x"),
        lambda: Approval.objects.all().delete(),
        lambda: Approval.objects.bulk_create([Approval()]),
    ):
        with pytest.raises(PublicationRefused):
            deed()
    table = Approval._meta.db_table
    for statement in (f"UPDATE {table} SET reason = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.row("E31")
def test_wrong_row_is_not_served(stage: Scene) -> None:
    """As after a restore into tables without constraints: the row says live and secret."""
    page = stage.public(title=f"Tin {MARKER}")
    triggers.remove()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE core_portalpage DROP CONSTRAINT live_is_unclassified")
        cursor.execute("UPDATE core_portalpage SET secrecy = 'secret' WHERE id = %s", [page.pk])
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert fresh(page).live
    assert leaks() == []
    triggers.install()


@pytest.mark.row("E33")
def test_target_classified_after_its_referrer_went_live(stage: Scene) -> None:
    target = stage.public(title=f"Tin {MARKER}", slug="dich")
    link = f'<p><a linktype="page" id="{target.pk}">xem</a></p>'
    stage.public(title="Trỏ tới", summary="", content=[("paragraph", link)])
    assert ReferenceIndex.get_references_to(target).exists()
    raise_level(target)
    assert leaks() == []


@pytest.mark.row("P42", "P43", "P44", "P45", "P48", "P54", "E35")
def test_no_public_model_beside_the_guard(db: None) -> None:
    """The product registers no snippet, setting or modeladmin model that a template shows, and
    the system check refuses one that doesn't say why it needn't pass the guard."""
    assert ungoverned_models() == []
    assert all(model.not_public_because for model in get_snippet_models())


@pytest.mark.row("P30", "P31", "P32", "P33", "P34", "P35", "P49")
def test_write_api(scene: Scene) -> None:
    key = _token_of(APIToken, scene.user)
    headers = {"Authorization": f"Bearer {key}"}
    page = scene.page.pk
    approved = scene.public()
    deeds = [
        ("post", "/api/v3/pages/", {
            "meta": {"type": "news.ArticlePage", "parent": scene.section.pk, "action": "publish"},
            "title": f"Tin {MARKER}", "slug": "moi", "scope": "district", "secrecy": "none"}),
        ("patch", f"/api/v3/pages/{page}/", {
            "meta": {"action": "publish"}, "title": f"Tin {MARKER}", "secrecy": "none"}),
        ("patch", f"/api/v3/pages/{approved.pk}/", {
            "meta": {"action": "publish"}, "title": f"Tin {MARKER}"}),
        ("post", f"/api/v3/pages/{page}/actions/publish/", {}),
        ("post", f"/api/v3/pages/{page}/actions/copy/", {"slug": "ban-sao"}),
        ("post", f"/api/v3/pages/{approved.pk}/actions/copy/", {
            "slug": "ban-sao-2", "destination": scene.party_section.pk}),
        ("post", f"/api/v3/pages/{approved.pk}/actions/create_alias/", {
            "slug": "bi-danh", "destination": scene.party_section.pk}),
        ("post", f"/api/v3/pages/{page}/actions/revert/", {
            "revision": scene.page.revisions.order_by("pk").first().pk}),
        ("post", f"/api/v3/pages/{page}/actions/publish/", {}),
    ]  # fmt: skip
    for method, address, data in deeds:
        answer = getattr(scene.client, method)(
            address, data, content_type="application/json", headers=headers
        )
        assert answer.status_code < 500, (address, answer.content[:300])
    assert list(PortalPage.objects.filter(live=True, is_structural=False)) == [
        PortalPage.objects.get(pk=approved.pk)
    ]
    assert leaks() == []


def _token_of(model, user) -> str:
    key = model.generate_token()
    model.objects.create(user=user, name="x", key_hash=model.hash_token(key), prefix=key[:16])
    return key


def test_triggers_are_in_place(db: None) -> None:
    assert triggers.missing() == []
