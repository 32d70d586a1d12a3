"""Rows of publish-paths.md that go through Wagtail's workflow engine."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task, TaskState, Workflow, WorkflowTask

from core.refusal import PublicationRefused
from core.roles import Role
from tests import factories
from tests.attacks.oracle import MARKER, leaks
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from workflows.models import Delegation

pytestmark = pytest.mark.urls("tests.attacks.urls")


def signed_twice(stage: Scene, **values: object):
    page = submit(stage.draft(**values), stage.people.contributor)
    return act(act(page, stage.people.unit_head), stage.people.member)


def party_item(stage: Scene):
    return signed_twice(stage, parent=stage.party_section)


def delegate(stage: Scene, *, starts: int, ends: int) -> Delegation:
    """A delegation from `starts` to `ends`, in seconds from now."""
    now = timezone.now()
    delegation = Delegation(
        delegator=stage.people.head,
        delegate=stage.people.deputy,
        starts=now + datetime.timedelta(seconds=starts),
        ends=now + datetime.timedelta(seconds=ends),
        number="15/UQ-BBT",
    )
    delegation.save()
    return delegation


def assert_refused(page, user) -> None:
    with pytest.raises(PublicationRefused):
        act(page, user)
    assert not fresh(page).live
    assert leaks() == []


@pytest.mark.row("W01")
@pytest.mark.parametrize("seat", [Role.HEAD, Role.DEPUTY])
def test_author_in_every_role(stage: Scene, seat: Role) -> None:
    author = stage.people.deputy if seat == Role.DEPUTY else stage.people.head
    author.body = stage.people.office
    author.save()
    author.groups.add(*factories.UserFactory(role=Role.UNIT_HEAD).groups.all())
    page = submit(stage.draft(), author)
    page = act(page, author)
    with pytest.raises(PublicationRefused):
        act(page, author)
    page = act(page, stage.people.member)
    assert_refused(page, author)


@pytest.mark.row("W02")
def test_one_person_signs_all_stages(stage: Scene) -> None:
    deputy = stage.people.deputy
    deputy.body = stage.people.office
    deputy.save()
    deputy.groups.add(*factories.UserFactory(role=Role.UNIT_HEAD).groups.all())
    page = act(submit(stage.draft(), stage.people.contributor), deputy)
    with pytest.raises(PublicationRefused):
        act(page, deputy)
    assert_refused(act(page, stage.people.member), deputy)


@pytest.mark.row("W03")
def test_superuser_signs_nothing(stage: Scene) -> None:
    page = submit(stage.draft(), stage.people.contributor)
    for signer in (stage.people.unit_head, stage.people.member, None):
        with pytest.raises(PublicationRefused):
            act(page, stage.people.superuser)
        if signer:
            page = act(page, signer)
    assert_refused(page, stage.people.superuser)


@pytest.mark.row("W04")
def test_deputy_on_party_item_without_delegation(stage: Scene) -> None:
    assert_refused(party_item(stage), stage.people.deputy)


@pytest.mark.row("W05")
def test_delegation_expired(stage: Scene, time_machine) -> None:
    delegation = delegate(stage, starts=0, ends=60)
    page = party_item(stage)
    time_machine.move_to(delegation.ends, tick=False)
    assert_refused(page, stage.people.deputy)
    time_machine.move_to(delegation.ends - datetime.timedelta(seconds=1), tick=False)
    assert act(page, stage.people.deputy).live
    assert "ủy quyền số 15/UQ-BBT" in fresh(page).permit.signature_line


@pytest.mark.row("W06")
def test_delegation_revoked(stage: Scene) -> None:
    delegation = delegate(stage, starts=-5, ends=3600)
    delegation.revoke(stage.people.head)
    assert_refused(party_item(stage), stage.people.deputy)


@pytest.mark.row("W07")
def test_head_on_government_item(stage: Scene) -> None:
    assert_refused(signed_twice(stage), stage.people.head)


@pytest.mark.row("W08")
def test_final_task_deactivated(stage: Scene) -> None:
    page = act(submit(stage.draft(), stage.people.contributor), stage.people.unit_head)
    Task.objects.filter(finalapprovaltask__isnull=False).update(active=False)
    assert_refused(page, stage.people.member)


@pytest.mark.row("W09")
def test_workflow_of_one_step(stage: Scene) -> None:
    last = WorkflowTask.objects.order_by("sort_order").last()
    WorkflowTask.objects.exclude(pk=last.pk).delete()
    page = submit(stage.draft(), stage.people.contributor)
    assert_refused(page, stage.people.deputy)
    with pytest.raises(CommandError):
        call_command("sync_workflows", check=True)


@pytest.mark.row("W10")
def test_base_instance_approve(stage: Scene) -> None:
    page = submit(stage.draft(), stage.people.contributor)
    for _step in range(3):
        state = TaskState.objects.get(pk=fresh(page).current_workflow_task_state.pk)
        stage.attempt(lambda state=state: state.approve(user=stage.people.superuser))
    assert not fresh(page).live
    assert fresh(page).current_workflow_task.name == "Thủ trưởng đơn vị ký"
    assert leaks() == []


@pytest.mark.row("W11")
def test_finish_called_directly(stage: Scene) -> None:
    page = submit(stage.draft(), stage.people.contributor)
    state = page.current_workflow_state
    stage.attempt(lambda: state.finish(user=stage.people.superuser))
    assert not fresh(page).live
    assert leaks() == []


@pytest.mark.row("W12")
def test_new_revision_between_signature_and_approval(stage: Scene) -> None:
    page = signed_twice(stage, title="Sạch", summary="", content=[])
    page.title = f"Tin {MARKER}"
    page.save_revision(user=stage.people.contributor)
    assert_refused(page, stage.people.deputy)
    assert fresh(page).current_workflow_task.name == "Thủ trưởng đơn vị ký"


@pytest.mark.row("W13")
def test_same_revision_overwritten_after_signature(stage: Scene) -> None:
    page = signed_twice(stage, title="Sạch", summary="", content=[])
    page.title = f"Tin {MARKER}"
    page.save_revision(user=stage.people.contributor, overwrite_revision=page.get_latest_revision())
    assert_refused(page, stage.people.deputy)


@pytest.mark.row("W15")
def test_approval_through_the_address_of_another_page(stage: Scene) -> None:
    party = party_item(stage)
    own = signed_twice(stage, title="Của chính quyền")
    stage.client.force_login(stage.people.deputy)
    stage.client.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[own.pk, "approve", party.current_workflow_task_state.pk],
        )
    )
    assert not fresh(party).live
    assert leaks() == []


@pytest.mark.row("W16", "W19")
def test_domain_is_no_field_of_the_clerk(stage: Scene) -> None:
    page = signed_twice(stage, parent=stage.party_section)
    page = act(page, stage.people.head, "reject", "Sửa tiêu đề")
    data = stage.form_of(page).dict()
    data.update({"domain": "government", "assigned_domain": "government", "action-submit": "1"})
    stage.client.force_login(stage.people.contributor)
    stage.post("wagtailadmin_pages:edit", page.pk, **data)
    page = fresh(page)
    assert page.domain == "party"
    page = act(act(page, stage.people.unit_head), stage.people.member)
    assert_refused(page, stage.people.deputy)


@pytest.mark.row("W17", "P47")
def test_bytes_exchanged_behind_an_approval(stage: Scene, time_machine) -> None:
    file = factories.document(b"ban sach", name="sach.txt")
    later = timezone.now() + datetime.timedelta(hours=1)
    content = [("document", {"document": file, "label": "Tệp"})]
    page = publish(
        stage.draft(title="Có tệp", summary="", content=content, go_live_at=later),
        author=stage.people.contributor,
    )
    file.file = ContentFile(MARKER.encode(), name="sach.txt")
    file.save()
    time_machine.move_to(later + datetime.timedelta(minutes=1))
    with pytest.raises(CommandError, match=str(page.pk)):
        call_command("publish_scheduled")
    assert leaks() == []
    approved = stage.public(title="Ảnh", cover=factories.image())
    other = factories.image(colour="#9B1C1F").file
    approved.cover.file = ContentFile(other.read(), name="khac.png")
    with pytest.raises(PublicationRefused):
        approved.cover.save()


@pytest.mark.row("W18")
def test_one_bad_item_does_not_stop_the_schedule(stage: Scene, time_machine) -> None:
    later = timezone.now() + datetime.timedelta(hours=1)
    good = publish(
        stage.draft(title="Tốt", summary="", content=[], go_live_at=later),
        author=stage.people.contributor,
    )
    stage.page.revisions.update(approved_go_live_at=later - datetime.timedelta(minutes=30))
    time_machine.move_to(later + datetime.timedelta(minutes=1))
    with pytest.raises(CommandError, match=str(stage.page.pk)):
        call_command("publish_scheduled")
    assert fresh(good).live
    stage.assert_closed()


def test_stock_workflow_is_the_only_active_one(stage: Scene) -> None:
    assert Workflow.objects.filter(active=True).count() == 1
