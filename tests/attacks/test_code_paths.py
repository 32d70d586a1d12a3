"""Rows of publish-paths.md that go through models, managers, fixtures and SQL."""

from __future__ import annotations

import datetime
import json

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Locale, Revision

from core.models import PortalPage
from core.refusal import PublicationRefused
from news.models import ArticlePage
from tests.attacks.oracle import MARKER, leaks
from tests.attacks.scene import Scene, make_scene
from tests.chain import fresh, publish

pytestmark = pytest.mark.urls("tests.attacks.urls")
PAGES = PortalPage._meta.db_table


def run_sql(statement: str, *parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.mark.row("P07")
def test_revision_row_scheduled_by_hand(scene: Scene) -> None:
    past = timezone.now() - datetime.timedelta(minutes=5)
    scene.page.revisions.update(approved_go_live_at=past)
    with pytest.raises(CommandError):
        call_command("publish_scheduled")
    scene.assert_closed()


@pytest.mark.row("P08")
def test_level_raised_before_go_live(stage: Scene, time_machine) -> None:
    later = timezone.now() + datetime.timedelta(hours=1)
    page = publish(stage.draft(go_live_at=later), author=stage.people.contributor)
    assert not page.live
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()
    page.secrecy = "confidential"
    page.save_revision(user=stage.user)
    Revision.objects.filter(object_id=str(page.pk)).update(approved_go_live_at=later)
    time_machine.move_to(later + datetime.timedelta(minutes=1))
    with pytest.raises(CommandError):
        call_command("publish_scheduled")
    assert not fresh(page).live
    assert leaks() == []


@pytest.mark.row("P13", "P14")
def test_copy_in_code(scene: Scene) -> None:
    approved = scene.public(title="Đã duyệt")
    changed = {"title": f"Bản sao {MARKER}", "slug": "ban-sao"}
    scene.attempt(lambda: approved.copy(keep_live=True, update_attrs=changed, user=scene.user))
    scene.attempt(
        lambda: scene.page.copy(update_attrs={"live": True, "slug": "ban-sao-2"}, user=scene.user)
    )
    assert not PortalPage.objects.filter(slug__startswith="ban-sao", live=True).exists()
    scene.assert_closed()


@pytest.mark.row("P56")
def test_alias_in_code_under_the_other_domain(scene: Scene) -> None:
    page = scene.public()
    scene.attempt(lambda: page.create_alias(parent=scene.party_section, update_slug="bi-danh"))
    assert not PortalPage.objects.filter(slug="bi-danh", live=True).exists()


@pytest.mark.row("P16")
def test_update_aliases_of_an_unapproved_source(scene: Scene) -> None:
    alias = scene.page.create_alias(parent=scene.section, update_slug="bi-danh")
    assert not fresh(alias).live
    scene.attempt(scene.page.update_aliases)
    assert not fresh(alias).live
    scene.assert_closed()


@pytest.mark.row("P17")
def test_add_child_is_live_by_default(scene: Scene) -> None:
    level = "secret" if scene.condition == "classified" else "none"
    scene.attempt(
        lambda: scene.section.add_child(
            instance=ArticlePage(title=f"Tin {MARKER}", slug="moi", secrecy=level, scope="district")
        )
    )
    assert not PortalPage.objects.filter(slug="moi").exists()
    scene.assert_closed()


@pytest.mark.row("P18")
def test_save_with_live_true(scene: Scene) -> None:
    scene.page.live = True
    scene.attempt(scene.page.save)
    scene.page.title = f"Tin {MARKER}"
    scene.attempt(lambda: scene.page.save(clean=False))
    scene.attempt(lambda: scene.page.save(update_fields=["live"], clean=False))
    scene.assert_closed()


@pytest.mark.row("P19")
def test_save_through_the_base_class(scene: Scene) -> None:
    base = PortalPage.objects.get(pk=scene.page.pk)
    base.live = True
    scene.attempt(base.save)
    scene.attempt(lambda: base.save(update_fields=["live"], clean=False))
    scene.assert_closed()


@pytest.mark.row("P20", "P21")
def test_queryset_update(scene: Scene) -> None:
    one = PortalPage.objects.filter(pk=scene.page.pk)
    with pytest.raises(PublicationRefused):
        one.update(live=True)
    with pytest.raises(PublicationRefused):
        ArticlePage.objects.filter(pk=scene.page.pk).update(live=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        PortalPage._base_manager.filter(pk=scene.page.pk).update(live=True)
    scene.assert_closed()


@pytest.mark.row("P22")
def test_bulk_update(scene: Scene) -> None:
    scene.page.live = True
    base = PortalPage.objects.get(pk=scene.page.pk)
    base.live = True
    scene.attempt(lambda: PortalPage.objects.bulk_update([base], ["live"]))
    scene.attempt(lambda: PortalPage._base_manager.bulk_update([base], ["live"]))
    scene.assert_closed()


@pytest.mark.row("P23")
def test_raw_sql(scene: Scene) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        run_sql(f"UPDATE {PAGES} SET live = true WHERE id = %s", scene.page.pk)
    scene.assert_closed()


@pytest.mark.row("P24")
def test_loaddata(scene: Scene, tmp_path) -> None:
    base = PortalPage.objects.get(pk=scene.page.pk)
    rows = json.loads(serializers.serialize("json", [base]))
    rows[0]["fields"].update(live=True, secrecy="none", title=f"Tin {MARKER}")
    fixture = tmp_path / "trang.json"
    fixture.write_text(json.dumps(rows))
    with pytest.raises(IntegrityError), transaction.atomic():
        call_command("loaddata", str(fixture), verbosity=0)
    scene.assert_closed()


@pytest.mark.row("P25", "P26")
def test_revision_publish(scene: Scene) -> None:
    for revision in scene.page.revisions.all():
        scene.attempt(lambda revision=revision: revision.publish())
        scene.attempt(
            lambda revision=revision: revision.publish(user=scene.user, skip_permission_checks=True)
        )
    scene.assert_closed()


@pytest.mark.row("P27")
def test_import_of_serialised_data(scene: Scene) -> None:
    data = {**scene.page.revisions.order_by("pk").first().content, "pk": None, "live": True}
    data.update(path="", depth=None, numchild=0, slug="nhap-vao", translation_key=None)
    data.pop("translation_key")
    if scene.condition == "classified":
        data["secrecy"] = "secret"
    scene.attempt(
        lambda: scene.section.add_child(instance=ArticlePage.from_serializable_data(data))
    )
    assert not PortalPage.objects.filter(slug="nhap-vao", live=True).exists()
    scene.assert_closed()


@pytest.mark.row("P36", "P37", "P51")
def test_editing_a_public_page_in_place(scene: Scene) -> None:
    page = scene.public()
    page.title = f"Sửa {MARKER}"
    scene.attempt(page.save)
    scene.attempt(lambda: page.save(update_fields=["title"], clean=False))
    base = PortalPage.objects.get(pk=page.pk)
    base.title = f"Sửa {MARKER}"
    scene.attempt(base.save)
    with pytest.raises(PublicationRefused):
        PortalPage.objects.filter(pk=page.pk).update(title=f"Sửa {MARKER}")
    assert fresh(page).title == "Tin đã duyệt"
    assert leaks() == []


@pytest.mark.row("P38")
def test_move_into_the_party_section(scene: Scene) -> None:
    page = scene.public()
    scene.attempt(
        lambda: MovePageAction(page, scene.party_section, "last-child").execute(
            skip_permission_checks=True
        )
    )
    assert fresh(page).get_parent().pk == scene.section.pk


@pytest.mark.row("P39")
def test_translated_alias_carries_only_what_was_approved(scene: Scene) -> None:
    other = Locale.objects.create(language_code="en")
    scene.attempt(lambda: scene.page.copy_for_translation(other, copy_parents=True, alias=True))
    assert not PortalPage.objects.filter(locale=other, live=True, is_structural=False).exists()
    scene.assert_closed()


@pytest.mark.row("P40")
def test_republish_after_withdrawal(scene: Scene) -> None:
    page = scene.public()
    page.unpublish(user=scene.people.head)
    page = fresh(page)
    scene.attempt(lambda: page.get_latest_revision().publish())
    scene.attempt(lambda: page.revisions.order_by("pk").first().publish())
    assert not fresh(page).live


@pytest.mark.row("P41")
def test_copied_revisions_bring_no_approval(scene: Scene) -> None:
    page = scene.public()
    copy = page.copy(
        copy_revisions=True, keep_live=False, update_attrs={"slug": "ban-sao"}, user=scene.user
    )
    for revision in copy.revisions.all():
        scene.attempt(lambda revision=revision: revision.publish())
    assert not fresh(copy).live


@pytest.mark.row("P46")
def test_child_of_a_classified_page(stage: Scene) -> None:
    page = stage.public()
    stage.section.secrecy = "secret"
    stage.section.save_revision(user=stage.people.superuser)
    assert not fresh(page).live
    stage.attempt(lambda: fresh(page).get_latest_revision().publish())
    assert not fresh(page).live
    other = publish(
        stage.draft(parent=stage.party_section, title="Khác"), author=stage.people.contributor
    )
    closed = fresh(stage.section)
    stage.attempt(
        lambda: MovePageAction(other, closed, "last-child").execute(skip_permission_checks=True)
    )
    assert fresh(other).get_parent().pk == stage.party_section.pk


@pytest.mark.row("P50")
def test_borrowed_permit(stage: Scene) -> None:
    lender = stage.public()
    with pytest.raises(IntegrityError), transaction.atomic():
        run_sql(
            f"UPDATE {PAGES} SET live = true, permit_id = %s, live_revision_id = %s WHERE id = %s",
            lender.permit_id,
            lender.live_revision_id,
            stage.page.pk,
        )
    stage.assert_closed()


@pytest.mark.row("P52")
def test_content_changed_by_sql_is_found_and_taken_down(stage: Scene) -> None:
    page = stage.public()
    call_command("verify_live")
    run_sql(f"UPDATE {PAGES} SET title = %s WHERE id = %s", f"Sửa {MARKER}", page.pk)
    with pytest.raises(CommandError, match=str(page.pk)):
        call_command("verify_live")
    assert not fresh(page).live
    assert leaks() == []


@pytest.mark.row("P53")
def test_replay_of_an_older_approval(stage: Scene) -> None:
    page = stage.public(title=f"Cũ {MARKER}")
    old = page.live_revision
    page.title = page.summary = "Mới"
    page.content = [("paragraph", "<p>Mới</p>")]
    page.slug = "moi"
    page = publish(page, author=stage.people.contributor)
    assert page.title == "Mới"
    stage.attempt(old.publish)
    assert fresh(page).title == "Mới"
    assert leaks() == []


@pytest.mark.row("P55")
def test_level_lowered_by_sql(db: None) -> None:
    scene = make_scene("classified", "superuser")
    with pytest.raises(IntegrityError), transaction.atomic():
        run_sql(f"UPDATE {PAGES} SET secrecy = 'none' WHERE id = %s", scene.page.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        PortalPage._base_manager.filter(pk=scene.page.pk).update(secrecy="none")
    scene.assert_closed()


@pytest.mark.row("E11", "E12", "E37")
def test_pointers_to_what_is_not_public(scene: Scene) -> None:
    scene.attempt(lambda: Redirect.objects.create(old_path="/cu", redirect_page=scene.page))
    scene.attempt(lambda: SearchPromotion.objects.create(query=Query.get("lim"), page=scene.page))
    assert not Redirect.objects.exists()
    assert not SearchPromotion.objects.exists()
    scene.assert_closed()


def test_the_oracle_sees_what_is_public(stage: Scene) -> None:
    """The attacks would bite: the same marker on an approved page is found."""
    page = stage.public(title=f"Tin {MARKER}")
    found = leaks()
    assert any(page.url in address for address in found)
    assert "/sitemap.xml" in found
    assert any("tim-kiem" in address for address in found)
    assert any("api/v2" in address for address in found)
