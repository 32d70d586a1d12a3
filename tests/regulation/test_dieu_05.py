"""Điều 5: the Chair directs, the Board alone makes public, operation is kept from editing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow

from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import GRANTS, Role
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from workflows.definitions import Action
from workflows.models import Approval
from workflows.orders import order_withdrawal


@pytest.mark.dieu(5, khoan=1)
def test_chair_takes_an_item_down_in_one_act(desk: Scene) -> None:
    page = publish(desk.draft(title="Tin phải gỡ"), author=desk.people.contributor)
    desk.client.force_login(desk.people.chair)
    desk.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not fresh(page).live
    assert Approval.objects.newest_decision(page.pk).action == Action.WITHDRAW


@pytest.mark.dieu(5, khoan=1)
def test_the_ledger_names_who_took_it_down(desk: Scene) -> None:
    page = publish(desk.draft(title="Tin phải gỡ"), author=desk.people.contributor)
    desk.client.force_login(desk.people.chair)
    desk.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    entry = Approval.objects.newest_decision(page.pk)
    assert (entry.actor_id, entry.capacity) == (desk.people.chair.pk, "chair")


@pytest.mark.dieu(5, khoan=2)
def test_no_role_holds_publish(desk: Scene) -> None:
    granted = {verb for role in Role for verb in GRANTS[role].pages}
    assert "publish" not in granted
    publish_right = Permission.objects.get(codename="publish_portalpage")
    assert not GroupPagePermission.objects.filter(permission=publish_right).exists()
    assert not publish_right.group_set.exists()


@pytest.mark.dieu(5, khoan=2)
@pytest.mark.parametrize("seat", ["head", "deputy", "member", "chair", "tech", "superuser"])
def test_nobody_publishes_by_button(desk: Scene, seat: str) -> None:
    tester = desk.page.permissions_for_user(getattr(desk.people, seat))
    assert not tester.can_publish()
    assert not desk.section.permissions_for_user(desk.page.owner).can_publish_subpage()


@pytest.mark.dieu(5, khoan=2)
def test_one_chain_of_three_steps_covers_the_whole_tree(desk: Scene) -> None:
    root = PortalPage.get_first_root_node()
    workflow = Workflow.objects.get(active=True)
    assert list(workflow.workflow_pages.values_list("page", flat=True)) == [root.pk]
    assert desk.page.get_workflow() == workflow
    assert [task.specific.action for task in workflow.tasks] == ["sign", "pass", "approve"]


@pytest.mark.dieu(5, khoan=3)
@pytest.mark.parametrize("seat", ["tech", "superuser"])
def test_technical_accounts_sign_nothing(desk: Scene, seat: str) -> None:
    technician = getattr(desk.people, seat)
    page = submit(desk.draft(title="Tin thường"), desk.people.contributor)
    for signer in (desk.people.unit_head, desk.people.member, desk.people.deputy):
        with pytest.raises(PublicationRefused):
            act(page, technician)
        page = act(page, signer)
    assert page.live


@pytest.mark.dieu(5, khoan=3)
def test_technical_officer_reads_the_audit_trail_and_edits_no_item(desk: Scene) -> None:
    desk.client.force_login(desk.people.tech)
    assert desk.client.get(reverse("core_auditentry_modeladmin_index")).status_code == 200
    assert not desk.page.permissions_for_user(desk.people.tech).can_edit()


@pytest.mark.dieu(5, khoan=1)
def test_the_chair_orders_a_withdrawal_in_one_action(desk: Scene, mailoutbox) -> None:
    """Khoản 1: executed at once, with the reason, in the Chair's own name."""
    page = publish(desk.draft(title="Tin sai số liệu"), author=desk.people.contributor)
    address = reverse("workflows:chair", args=[page.pk])
    client = Client()
    client.force_login(desk.people.chair)
    assert page.title in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(address, {"text": " ", "withdraw": "1"})
    assert fresh(page).live
    mailoutbox.clear()
    client.post(address, {"text": "Số liệu chưa được thẩm định", "withdraw": "1"})
    assert not fresh(page).live
    order = Approval.objects.of_page(page.pk).get(action="order")
    assert (order.capacity, order.reason) == ("chair", "Số liệu chưa được thẩm định")
    withdrawal = Approval.objects.of_page(page.pk).get(action="withdraw")
    assert (withdrawal.actor_id, withdrawal.capacity) == (desk.people.chair.pk, "chair")
    told = {mail.to[0] for mail in mailoutbox}
    assert told == {desk.people.head.email, desk.people.deputy.email}
    with pytest.raises(PublicationRefused):
        order_withdrawal(fresh(page), user=desk.people.chair, reason="Lần nữa")


@pytest.mark.dieu(5, khoan=1)
@pytest.mark.parametrize("person", ["tech", "member", "superuser", "contributor", "head"])
def test_nobody_else_gives_the_chairs_order(desk: Scene, person: str) -> None:
    page = publish(desk.draft(title="Tin"), author=desk.people.contributor)
    client = Client()
    client.force_login(getattr(desk.people, person))
    client.post(reverse("workflows:chair", args=[page.pk]), {"text": "Gỡ", "withdraw": "1"})
    assert fresh(page).live
    with pytest.raises(PublicationRefused):
        order_withdrawal(page, user=getattr(desk.people, person), reason="Gỡ")


@pytest.mark.dieu(5, khoan=1)
def test_a_directive_is_shown_to_the_board(desk: Scene) -> None:
    page = submit(desk.draft(title="Tin"), desk.people.contributor)
    client = Client()
    client.force_login(desk.people.chair)
    client.post(reverse("workflows:chair", args=[page.pk]), {"text": "Bổ sung ý kiến người dân"})
    client.force_login(desk.people.unit_head)
    state = page.current_workflow_task_state
    shown = client.get(reverse("workflows:review", args=[state.pk])).content.decode()
    assert "Bổ sung ý kiến người dân" in shown
