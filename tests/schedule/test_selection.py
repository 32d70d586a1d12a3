"""Whose week: by body with those below it, and by leader, at addresses that last (Điều 4 khoản
2 a, Điều 7 khoản 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db.models import ProtectedError

from core.domains import Domain
from directory.models import Body, BodyKind
from schedule.models import ScheduleEntry
from schedule.selection import bodies_offered, family_of, leaders_offered, week_code
from tests import factories
from tests.home.site_map import draft
from tests.schedule.builders import (
    MONDAY,
    THIS_MONDAY,
    TODAY,
    WEEK,
    committee,
    entry,
    index,
    leader,
    party,
    week,
)

if TYPE_CHECKING:
    from django.test import Client

SHOWN = ("Việc Huyện ủy", "Việc UBND", "Việc phòng", "Việc chung")


@pytest.fixture
def four(people: factories.People) -> Any:
    """An entry of the Party, of the committee, of an office below it, and of both together."""
    office = factories.BodyFactory(name="Phòng Văn hóa", code="phong-vh", parent=committee())
    secretary = leader("Bí thư Huyện ủy", party())
    return week(
        THIS_MONDAY,
        entry(TODAY, content="Việc Huyện ủy", leaders=[secretary]),
        entry(TODAY, content="Việc UBND"),
        entry(TODAY, content="Việc phòng", leaders=[], chair="Trưởng phòng", bodies=[office]),
        entry(TODAY, content="Việc chung", leaders=[secretary, leader()]),
    )


@pytest.mark.dieu(4, khoan=2)
@pytest.mark.dieu(7, khoan=1)
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", SHOWN),
        ("co-quan=huyen-uy", ("Việc Huyện ủy", "Việc chung")),
        ("co-quan=ubnd-huyen", ("Việc UBND", "Việc phòng", "Việc chung")),
        ("co-quan=phong-vh", ("Việc phòng",)),
        ("lanh-dao=bi-thu-huyen-uy", ("Việc Huyện ủy", "Việc chung")),
        ("lanh-dao=chu-tich-ubnd-huyen", ("Việc UBND", "Việc chung")),
        ("co-quan=huyen-uy&lanh-dao=chu-tich-ubnd-huyen", ("Việc chung",)),
        ("co-quan=khong-co&lanh-dao=khong-co", SHOWN),
    ],
)
def test_narrowed(four: Any, client: Client, query: str, expected: tuple[str, ...]) -> None:
    text = client.get(f"{index().url}?tuan={week_code(TODAY)}&{query}").text
    assert [name for name in SHOWN if f"<p>{name}</p>" in text] == list(expected)


def test_other_weeks_keep_the_choice(four: Any, client: Client) -> None:
    earlier = week(THIS_MONDAY - WEEK, entry(THIS_MONDAY - WEEK))
    text = client.get(index().url, {"co-quan": "ubnd-huyen"}).text
    assert f"?tuan={earlier.week_code}&amp;co-quan=ubnd-huyen" in text
    year = THIS_MONDAY.isocalendar().year
    assert f"Năm {year}" in text
    nothing = client.get(index().url, {"tuan": earlier.week_code, "co-quan": "huyen-uy"}).text
    assert "không có việc công khai của Huyện ủy" in nothing


def test_an_entry_may_concern_every_kind_of_body(people: factories.People, client: Client) -> None:
    """Điều 4 khoản 2 a: Huyện ủy, HĐND – UBND, MTTQ, đoàn thể, phòng ban."""
    kinds = ("PARTY_COMMITTEE", "COUNCIL", "COMMITTEE", "FRONT", "MASS_ORGANISATION", "OFFICE")
    bodies = [
        factories.BodyFactory(code=f"c-{kind.lower().replace('_', '-')}", kind=BodyKind[kind])
        for kind in kinds
    ]
    week(THIS_MONDAY, entry(TODAY, content="Hội nghị chung", bodies=bodies))
    for body in bodies:
        assert "Hội nghị chung" in client.get(index().url, {"co-quan": body.code}).text


def test_only_what_has_something_public_is_offered(four: Any) -> None:
    leader("Chức danh chưa có lịch")
    week(THIS_MONDAY + WEEK, entry(THIS_MONDAY + WEEK, leaders=[leader("Nháp")]), make=draft)
    assert [post.title for post in leaders_offered()] == ["Bí thư Huyện ủy", "Chủ tịch UBND huyện"]
    assert [body.code for body in bodies_offered()] == ["huyen-uy", "phong-vh", "ubnd-huyen"]


def test_a_body_that_stands_above_itself_ends(people: factories.People) -> None:
    """Raw SQL may make a ring of the tree; no page hangs on it."""
    upper, lower = factories.BodyFactory(), factories.BodyFactory()
    Body.objects.filter(pk=upper.pk).update(parent=lower)
    Body.objects.filter(pk=lower.pk).update(parent=upper)
    assert family_of(upper) == {upper.pk, lower.pk}


def test_weeks_of_several_units_are_read_together(people: factories.People, client: Client) -> None:
    """Each unit's week has its own signatures; the public reads them as one."""
    secretary = leader("Bí thư Huyện ủy", party())
    first = week(THIS_MONDAY, entry(TODAY, content="Của UBND"))
    second = week(
        THIS_MONDAY, entry(TODAY, content="Của Huyện ủy", leaders=[secretary]), body=party()
    )
    assert (first.domain, second.domain) == (Domain.GOVERNMENT, Domain.PARTY)
    answer = client.get(index().url)
    assert "Của UBND" in answer.text
    assert "Của Huyện ủy" in answer.text
    assert answer.text.count("duyệt ngày") == 2


@pytest.mark.parametrize(
    ("bodies", "domain"),
    [
        ([committee], Domain.GOVERNMENT),
        ([party], Domain.PARTY),
        ([party, committee], Domain.JOINT),
    ],
)
def test_the_bodies_decide_who_approves(
    people: factories.People, bodies: list[Any], domain: str
) -> None:
    page = week(MONDAY, *(entry(bodies=[make()], leaders=[], chair="X") for make in bodies))
    assert page.live
    assert page.domain == domain


def test_what_was_approved_keeps_its_bodies_and_leaders(people: factories.People) -> None:
    week(MONDAY, entry())
    for used in (leader(), committee()):
        with pytest.raises(ProtectedError):
            used.delete()
    assert ScheduleEntry.objects.get().bodies.count() == 1
