"""Điều 14: who decides on what, by delegation of whom, and never on one's own."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from wagtail.models import TaskState

from core.refusal import PublicationRefused
from directory.models import BodyKind
from news.models import ConclusionIndexPage, ConclusionPage, NewsIndexPage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from workflows.definitions import Action, Capacity
from workflows.models import Approval, Delegation
from workflows.routing import correct_domain

pytestmark = pytest.mark.dieu(14)


def ready(desk: Scene, parent=None, author=None):
    """An item that waits for the final decision."""
    page = submit(desk.draft(parent=parent, title="Tin chờ duyệt"), author or desk.page.owner)
    return act(act(page, desk.people.unit_head), desk.people.member)


def joint_section(desk: Scene) -> NewsIndexPage:
    return factories.home().add_child(
        instance=NewsIndexPage(title="Chung", live=True, assigned_domain="joint")
    )


def decision_on(page) -> Approval:
    return Approval.objects.newest_decision(page.pk)


def test_party_item_is_the_heads(desk: Scene) -> None:
    """Khoản 1, gạch thứ ba."""
    page = ready(desk, desk.party_section)
    with pytest.raises(PublicationRefused, match="Trưởng Ban"):
        act(page, desk.people.deputy)
    assert act(page, desk.people.head).live
    assert decision_on(page).capacity == Capacity.HEAD


def test_government_item_is_the_deputys(desk: Scene) -> None:
    """Khoản 2, gạch thứ hai."""
    page = ready(desk)
    with pytest.raises(PublicationRefused, match="Phó Trưởng Ban"):
        act(page, desk.people.head)
    assert act(page, desk.people.deputy).live
    assert decision_on(page).capacity == Capacity.DEPUTY


def test_member_passes_on_but_never_decides(desk: Scene) -> None:
    """Khoản 3: members edit and propose."""
    page = ready(desk)
    other = factories.UserFactory(role=factories.Role.MEMBER)
    with pytest.raises(PublicationRefused):
        act(page, other)
    assert not fresh(page).live


def test_conclusion_of_the_party_committee_goes_to_the_head_in_any_section(desk: Scene) -> None:
    """Khoản 1, gạch thứ ba: the chairing body decides, not where the page stands."""
    section = factories.home().add_child(
        instance=ConclusionIndexPage(title="Kết luận", live=True, assigned_domain="government")
    )
    committee = factories.BodyFactory(name="Huyện ủy", kind=BodyKind.PARTY_COMMITTEE)
    conclusion = ConclusionPage(
        title="Kết luận hội nghị",
        meeting="Hội nghị Ban Thường vụ",
        held_on=datetime.date(2026, 7, 1),
        chair_post="Bí thư Huyện ủy",
        chair_body=committee,
        body=desk.people.office,
        secrecy="none",
        owner=desk.people.contributor,
        live=False,
    )
    page = submit(section.add_child(instance=conclusion), desk.people.contributor)
    page = act(act(page, desk.people.unit_head), desk.people.member)
    assert page.domain == "party"
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)
    assert act(page, desk.people.head).live


def test_delegation_begins_and_ends_on_the_second(desk: Scene, time_machine) -> None:
    """Khoản 2, gạch thứ nhất: "khi được ủy quyền"."""
    start = timezone.now() + datetime.timedelta(hours=1)
    delegation = Delegation(
        delegator=desk.people.head,
        delegate=desk.people.deputy,
        starts=start,
        ends=start + datetime.timedelta(hours=1),
        number="07/UQ-BBT",
    )
    delegation.save()
    page = ready(desk, desk.party_section)
    second = datetime.timedelta(seconds=1)
    for outside in (start - second, delegation.ends, delegation.ends + second):
        time_machine.move_to(outside, tick=False)
        with pytest.raises(PublicationRefused):
            act(page, desk.people.deputy)
    time_machine.move_to(delegation.ends - second, tick=False)
    assert act(page, desk.people.deputy).live
    decision = decision_on(page)
    assert decision.capacity == Capacity.DEPUTY_FOR_HEAD
    assert decision.delegation_number == "07/UQ-BBT"


@pytest.mark.parametrize("first", ["head", "deputy"])
def test_joint_item_needs_both_in_any_order(desk: Scene, first: str) -> None:
    """Named in both khoản 1 and khoản 2: both decide, on the same revision."""
    page = ready(desk, joint_section(desk))
    one, other = desk.people.head, desk.people.deputy
    if first == "deputy":
        one, other = other, one
    page = act(page, one)
    assert not page.live
    with pytest.raises(PublicationRefused):
        act(page, one)
    assert act(page, other).live
    decisions = Approval.objects.of_page(page.pk).filter(action=Action.APPROVE)
    assert len({row.revision_id for row in decisions}) == 1


def test_edit_between_the_two_decisions_voids_the_first(desk: Scene) -> None:
    page = act(ready(desk, joint_section(desk)), desk.people.head)
    page.title = "Tin chờ duyệt, sửa lại"
    page.save_revision(user=desk.people.member)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)
    assert not fresh(page).live
    assert fresh(page).current_workflow_task.name == "Thủ trưởng đơn vị ký"


def test_deputy_decides_on_what_the_head_wrote(desk: Scene) -> None:
    """The regulation is silent; whoever wrote can't decide (design.md section 5)."""
    page = ready(desk, desk.party_section, author=desk.people.head)
    with pytest.raises(PublicationRefused, match="không tự duyệt"):
        act(page, desk.people.head)
    assert act(page, desk.people.deputy).live
    assert decision_on(page).capacity == Capacity.DEPUTY_FOR_AUTHOR


def test_head_decides_on_what_the_deputy_wrote(desk: Scene) -> None:
    page = ready(desk, author=desk.people.deputy)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)
    assert act(page, desk.people.head).live
    assert decision_on(page).capacity == Capacity.HEAD_FOR_AUTHOR


def test_only_the_head_corrects_the_domain_and_the_chain_begins_anew(desk: Scene) -> None:
    page = ready(desk)
    with pytest.raises(PublicationRefused):
        correct_domain(page, "party", user=desk.people.deputy, reason="Tin về Đảng")
    with pytest.raises(PublicationRefused, match="lý do"):
        correct_domain(page, "party", user=desk.people.head, reason=" ")
    correct_domain(page, "party", user=desk.people.head, reason="Tin về Đảng bộ")
    page = fresh(page)
    assert page.domain == "party"
    assert page.current_workflow_task.name == "Thủ trưởng đơn vị ký"


def test_a_correction_makes_the_head_no_author(desk: Scene) -> None:
    page = ready(desk)
    correct_domain(page, "party", user=desk.people.head, reason="Tin về Đảng bộ")
    page = act(act(page, desk.people.unit_head), desk.people.member)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)
    assert act(page, desk.people.head).live


def test_a_return_needs_its_reason(desk: Scene) -> None:
    """Khoản 3, gạch thứ hai."""
    page = ready(desk)
    with pytest.raises(PublicationRefused, match="lý do"):
        act(page, desk.people.deputy, "reject")
    page = act(page, desk.people.deputy, "reject", "Thiếu nguồn số liệu")
    last = page.current_workflow_state.current_task_state
    assert last.status == TaskState.STATUS_REJECTED
    assert last.comment == "Thiếu nguồn số liệu"


def test_head_may_withdraw_any_item(desk: Scene) -> None:
    """Khoản 1, gạch thứ nhất: the Head answers for everything, and can recall it."""
    page = publish(desk.draft(title="Tin đăng"), author=desk.people.contributor)
    assert page.permissions_for_user(desk.people.head).can_unpublish()
    assert not page.permissions_for_user(desk.people.member).can_unpublish()
