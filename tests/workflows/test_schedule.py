"""A publication that is still to come, and who stops it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from tests.attacks.scene import make_scene
from tests.chain import fresh, publish
from workflows.definitions import Action
from workflows.models import Approval

if TYPE_CHECKING:
    from django.test import Client
    from time_machine import TimeMachineFixture


@pytest.mark.django_db
def test_cancelled_schedule_consumes_the_approval(
    client: Client, time_machine: TimeMachineFixture
) -> None:
    scene = make_scene("unapproved", "approver")
    later = timezone.now() + datetime.timedelta(days=2)
    page = publish(scene.draft(go_live_at=later), author=scene.people.contributor)
    assert not page.live
    revision = page.scheduled_revision
    client.force_login(scene.people.head)
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))
    decision = Approval.objects.newest_decision(page.pk)
    assert (decision.action, decision.actor_id) == (Action.WITHDRAW, scene.people.head.pk)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later)
    time_machine.move_to(later + datetime.timedelta(minutes=1))
    with pytest.raises(CommandError):
        call_command("publish_scheduled")
    assert not fresh(page).live
