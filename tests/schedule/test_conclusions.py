"""A meeting and its conclusion lead to each other, while both are public (Điều 4 khoản 2 b)."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.meetings import public_meeting
from news.models import ConclusionIndexPage, ConclusionPage
from tests import factories
from tests.chain import fresh, publish
from tests.home.site_map import draft, section
from tests.schedule.builders import THIS_MONDAY, TODAY, committee, entry, index, week


def conclusion(uid: Any, make: Any = draft) -> Any:
    parent = section(ConclusionIndexPage, "Ý kiến kết luận")
    facts = {"meeting": "Họp", "held_on": TODAY, "chair_post": "Chủ tịch UBND huyện"}
    values = {**facts, "chair_body": committee(), "meeting_uid": uid}
    return make(ConclusionPage, "Kết luận cuộc họp", parent, **values)


@pytest.mark.dieu(4, khoan=2)
def test_shown_both_ways_when_public(people: factories.People, client: Client) -> None:
    page = week(THIS_MONDAY, entry(TODAY, content="Họp bàn việc làm đường"))
    meeting = page.all_entries()[0]
    about = conclusion(meeting.uid)
    assert about.title not in client.get(index().url).text, "a draft is not announced"
    about = publish(about)
    for address in (index().url, page.url):
        assert f'<a href="{about.url}">Kết luận cuộc họp</a>' in client.get(address).text
    assert f'href="{page.url}#viec-{meeting.uid}"' in client.get(about.url).text
    assert f'id="viec-{meeting.uid}"' in client.get(page.url).text
    publish(fresh(page))
    assert public_meeting(meeting.uid) is not None, "the key outlives the row"


def test_an_internal_or_unknown_meeting_is_never_named(
    people: factories.People, client: Client
) -> None:
    page = week(THIS_MONDAY, entry(TODAY, content="Họp kín", is_internal=True))
    about = publish(conclusion(page.all_entries()[0].uid))
    text = client.get(about.url).text
    assert "Lịch công tác</dt>" not in text
    assert "viec-" not in text
    assert public_meeting(uuid.uuid4()) is None
    assert public_meeting(None) is None


def test_the_form_offers_public_meetings(people: factories.People) -> None:
    week(
        THIS_MONDAY,
        entry(TODAY, content="Họp công khai"),
        entry(TODAY, content="Họp kín", is_internal=True),
        entry(TODAY, content="Họp hủy", change="cancelled", change_reason="Mưa"),
    )
    client = Client()
    client.force_login(people.member)
    parent = section(ConclusionIndexPage, "Ý kiến kết luận")
    where = ["news", "conclusionpage", parent.pk]
    text = client.get(reverse("wagtailadmin_pages:add", args=where)).text
    assert "Họp công khai" in text
    assert "Họp kín" not in text
    assert "Họp hủy" not in text
