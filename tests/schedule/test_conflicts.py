"""Conflicts against a slow reference that looks at every minute."""

from __future__ import annotations

import datetime
import itertools

from hypothesis import given
from hypothesis import strategies as st

from schedule.conflicts import Slot, conflicts

DAYS = [datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)]
PEOPLE = {"chu tich": "Chủ tịch", "bi thu": "Bí thư", "pho": "Phó Chủ tịch"}
PLACES = ["", "Phòng họp số 1", "phòng họp  SỐ 1", "Hội trường"]
STEPS = [datetime.time(hour, minute) for hour in (7, 8, 11, 13) for minute in (0, 30)]


@st.composite
def slots(draw: st.DrawFn) -> Slot:
    start = draw(st.none() | st.sampled_from(STEPS))
    later = [time for time in STEPS if start and time > start]
    end = draw(st.none() | st.sampled_from(later)) if later else None
    names = draw(st.sets(st.sampled_from(sorted(PEOPLE)), max_size=3))
    return Slot(
        key=str(draw(st.uuids())),
        name="Việc",
        day=draw(st.sampled_from(DAYS)),
        sessions=frozenset(draw(st.sets(st.sampled_from("123"), min_size=1))),
        start=start,
        end=end,
        people={name: PEOPLE[name] for name in names},
        place=draw(st.sampled_from(PLACES)),
        noted=draw(st.booleans()),
    )


def minutes(slot: Slot) -> set[int]:
    """Every minute of the day that a slot takes; one, when nobody said until when."""
    if slot.start is None:
        return set()
    first = slot.start.hour * 60 + slot.start.minute
    last = slot.end.hour * 60 + slot.end.minute if slot.end else first + 1
    return set(range(first, last))


def reference(first: Slot, second: Slot) -> list[tuple[str, bool]]:
    """What is wanted twice, and whether for certain."""
    if first.day != second.day:
        return []
    certain = bool(minutes(first) & minutes(second))
    unknown = (first.start is None or second.start is None) and first.sessions & second.sessions
    if not certain and not unknown:
        return []
    wanted = [PEOPLE[name] for name in PEOPLE if name in first.people and name in second.people]
    rooms = [" ".join(place.lower().split()) for place in (first.place, second.place)]
    return [
        (what, certain) for what in wanted + ([first.place] if rooms[0] == rooms[1] != "" else [])
    ]


@given(st.lists(slots(), max_size=7), st.lists(slots(), max_size=4))
def test_as_many_as_a_look_at_every_minute_finds(own: list[Slot], others: list[Slot]) -> None:
    expected = [
        (first.key, second.key, what, certain)
        for first, second in [*itertools.combinations(own, 2), *itertools.product(own, others)]
        for what, certain in reference(first, second)
    ]
    found = [(c.first.key, c.second.key, c.what, c.certain) for c in conflicts(own, others)]
    assert sorted(found) == sorted(expected)


@given(slots(), slots())
def test_the_order_of_two_does_not_matter(first: Slot, second: Slot) -> None:
    there = {(c.what.lower(), c.certain) for c in conflicts([first, second])}
    back = {(c.what.lower(), c.certain) for c in conflicts([second, first])}
    assert {c[1] for c in there} == {c[1] for c in back}
    assert len(there) == len(back)


@given(slots(), slots())
def test_only_what_is_certain_and_without_a_note_stops_the_week(first: Slot, second: Slot) -> None:
    for clash in conflicts([first, second]):
        assert clash.needs_note == (clash.certain and not first.noted and not second.noted)
        assert "hai việc" in str(clash)
