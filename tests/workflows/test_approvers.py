"""The table of default approvers and the reach of a delegation (Điều 14)."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.refusal import PublicationRefused
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, submit
from workflows.models import Approval, DefaultApprover, Delegation
from workflows.verification import ledger_faults

pytestmark = pytest.mark.dieu(14)


def other_item(desk: Scene, **values: Any) -> Any:
    """An item that Điều 14 names nowhere, at the last step."""
    section = factories.home().add_child(
        instance=NewsIndexPage(title="Giới thiệu", live=True, assigned_domain="other")
    )
    page = submit(desk.draft(parent=section, title="Tin", **values), desk.people.contributor)
    return act(act(page, desk.people.unit_head), desk.people.member)


def assign(desk: Scene, decider: str, page_type: str = "") -> DefaultApprover:
    line = DefaultApprover(
        page_type=page_type, decider=decider, reason="Phân công", made_by=desk.people.head
    )
    line.save()
    return line


def test_without_a_table_the_head_decides(desk: Scene) -> None:
    page = other_item(desk)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)
    assert act(page, desk.people.head).live


@pytest.mark.parametrize("page_type", ["", "news.ArticlePage"])
def test_the_table_names_the_deputy(desk: Scene, page_type: str) -> None:
    assign(desk, "deputy", page_type)
    page = other_item(desk)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.head)
    assert act(page, desk.people.deputy).live


def test_the_line_of_a_type_goes_before_the_general_one(desk: Scene) -> None:
    assign(desk, "deputy", ArticlePage._meta.label)
    assign(desk, "both")
    assert act(other_item(desk), desk.people.deputy).live


def test_both_means_both(desk: Scene) -> None:
    assign(desk, "both")
    page = act(other_item(desk), desk.people.deputy)
    assert not page.live
    assert act(page, desk.people.head).live


def test_a_new_line_leaves_earlier_approvals_standing(desk: Scene) -> None:
    page = act(other_item(desk), desk.people.head)
    assign(desk, "deputy")
    page = fresh(page)
    page.save()
    assert page.live
    assert page.permit.carries(page)
    assert ledger_faults()[0] == []
    call_command("verify_live", stdout=StringIO())


def test_the_table_does_not_touch_what_the_regulation_names(desk: Scene) -> None:
    assign(desk, "deputy")
    page = submit(
        desk.draft(parent=desk.party_section, title="Tin", slug="dang"), desk.people.contributor
    )
    page = act(act(page, desk.people.unit_head), desk.people.member)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)


def test_only_the_head_keeps_the_table_and_nobody_rewrites_it(desk: Scene) -> None:
    with pytest.raises(ValidationError):
        DefaultApprover(decider="deputy", reason="x", made_by=desk.people.deputy).save()
    line = assign(desk, "deputy")
    line.decider = "head"
    for deed in (line.save, line.delete):
        with pytest.raises(PublicationRefused):
            deed()
    assert Approval.objects.filter(action="assign").get().actor_id == desk.people.head.pk


def test_the_screen_of_the_table(desk: Scene) -> None:
    add = reverse("workflows_defaultapprover_modeladmin_create")
    data = {"page_type": "news.ArticlePage", "decider": "deputy", "reason": "Phân công"}
    client = Client()
    for person in ("deputy", "member", "tech"):
        client.force_login(getattr(desk.people, person))
        client.post(add, data)
        assert not DefaultApprover.objects.exists(), person
    client.force_login(desk.people.head)
    assert "Bài viết" in client.get(add).content.decode() or client.get(add).status_code == 200
    client.post(add, data)
    assert DefaultApprover.objects.get().made_by == desk.people.head
    page = client.get(reverse("workflows_defaultapprover_modeladmin_index"))
    assert "Phó Trưởng Ban" in page.content.decode()


# Delegation by section.


def delegated(desk: Scene, section: Any) -> Delegation:
    now = timezone.now()
    delegation = Delegation(
        delegator=desk.people.head,
        delegate=desk.people.deputy,
        section=section,
        starts=now - datetime.timedelta(hours=1),
        ends=now + datetime.timedelta(hours=1),
        number="08/UQ-BBT",
    )
    delegation.starts = now
    delegation.save()
    return delegation


def party_item(desk: Scene) -> Any:
    page = submit(desk.draft(parent=desk.party_section, title="Tin Đảng"), desk.people.contributor)
    return act(act(page, desk.people.unit_head), desk.people.member)


def test_a_delegation_for_a_section_covers_that_section_alone(desk: Scene) -> None:
    delegated(desk, desk.section)
    page = party_item(desk)
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)
    delegated(desk, desk.party_section)
    assert act(page, desk.people.deputy).live
    reasons = Approval.objects.filter(action="delegate").values_list("reason", flat=True)
    assert all("trong chuyên mục" in reason for reason in reasons)


def test_a_delegation_for_a_deleted_section_covers_nothing(desk: Scene) -> None:
    gone = factories.home().add_child(instance=NewsIndexPage(title="Sẽ xóa", live=True))
    delegation = delegated(desk, gone)
    page = party_item(desk)
    gone.unpublish()
    gone.delete()
    assert Delegation.objects.filter(pk=delegation.pk).exists()
    with pytest.raises(PublicationRefused):
        act(page, desk.people.deputy)


def test_the_form_offers_sections(desk: Scene) -> None:
    client = Client()
    client.force_login(desk.people.head)
    address = reverse("workflows_delegation_modeladmin_create")
    assert desk.party_section.title in client.get(address).content.decode()
    now = timezone.localtime()
    client.post(
        address,
        {
            "number": "09/UQ-BBT",
            "delegate": desk.people.deputy.pk,
            "scope": "all",
            "section": desk.party_section.pk,
            "starts": f"{now:%d/%m/%Y %H:%M}",
            "ends": f"{now + datetime.timedelta(days=1):%d/%m/%Y %H:%M}",
        },
    )
    assert Delegation.objects.get().section_id == desk.party_section.pk
