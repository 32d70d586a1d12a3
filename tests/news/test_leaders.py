"""Điều 7 khoản 1: items carry the leaders whose work they tell of; a leader's page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from schedule.models import LeaderPost
from tests.chain import publish

if TYPE_CHECKING:
    from tests.attacks.scene import Scene

pytestmark = pytest.mark.dieu(7)


@pytest.fixture
def chair(desk: Scene) -> LeaderPost:
    return LeaderPost.objects.create(
        code="chu-tich-ubnd", title="Chủ tịch UBND huyện", body=desk.people.office
    )


def item(desk: Scene, title: str, *leaders: LeaderPost, **values: Any) -> Any:
    page = desk.draft(title=title, **values)
    page.leaders = list(leaders)
    return publish(page, author=desk.people.contributor)


def test_the_list_of_a_leader(desk: Scene, chair: LeaderPost) -> None:
    about = item(desk, "Chủ tịch kiểm tra đê", chair)
    item(desk, "Ngày hội thôn")
    shown = Client().get(about.url).content.decode()
    address = f"{desk.section.url}?lanh-dao=chu-tich-ubnd"
    assert f'<a href="{address}">Chủ tịch UBND huyện</a>' in shown
    listed = Client().get(address).content.decode()
    assert "Chủ tịch kiểm tra đê" in listed
    assert "Ngày hội thôn" not in listed
    assert "Hoạt động của Chủ tịch UBND huyện" in listed


@pytest.mark.parametrize("code", ["khong-co", "\x00", "x" * 500])
def test_an_unknown_leader_narrows_nothing(desk: Scene, code: str) -> None:
    item(desk, "Ngày hội thôn")
    answer = Client().get(desk.section.url, {"lanh-dao": code})
    assert answer.status_code == 200
    assert "Ngày hội thôn" in answer.content.decode()


def test_drafts_stay_out(desk: Scene, chair: LeaderPost) -> None:
    page = desk.draft(title="Bản nháp kín")
    page.leaders = [chair]
    page.save_revision(user=desk.people.contributor)
    listed = Client().get(desk.section.url, {"lanh-dao": chair.code}).content.decode()
    assert "Bản nháp kín" not in listed


def test_an_approved_name_does_not_change_behind_the_approval(
    desk: Scene, chair: LeaderPost
) -> None:
    item(desk, "Chủ tịch kiểm tra đê", chair)
    chair.title = "Chủ tịch khác"
    with pytest.raises(ValidationError):
        chair.full_clean()


def test_another_leader_is_another_content(desk: Scene, chair: LeaderPost) -> None:
    page = item(desk, "Chủ tịch kiểm tra đê", chair)
    page.leaders = []
    page.save_revision(user=desk.people.contributor)
    assert list(type(page).objects.get(pk=page.pk).leaders.all()) == [chair]
