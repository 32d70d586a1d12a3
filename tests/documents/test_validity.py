"""Whether a document is in force on a day: the golden case of Điều 2, states, properties."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.validity import (
    EFFECTIVE,
    INVERSE,
    Effect,
    Facts,
    RelationKind,
    Ruling,
    State,
    history,
    validity_on,
)

D = datetime.date
BEGINS = D(2022, 1, 1)
DAYS = st.dates(D(2021, 12, 20), D(2022, 2, 20))
MAYBE_DAYS = st.none() | DAYS
EFFECTS = st.builds(
    Effect,
    kind=st.sampled_from(sorted(EFFECTIVE)),
    on=DAYS,
    until=MAYBE_DAYS,
    partial=st.booleans(),
)
RULINGS = st.builds(Ruling, state=st.sampled_from(State.values), starts=DAYS, ends=MAYBE_DAYS)
FACTS = st.builds(
    Facts,
    effective_from=MAYBE_DAYS,
    expires_on=MAYBE_DAYS | st.just(D.max),
    effects=st.lists(EFFECTS, max_size=4).map(tuple),
    rulings=st.lists(RULINGS, max_size=2).map(tuple),
    issued_on=DAYS,
)


def facts(*effects: Effect, **values: object) -> Facts:
    return Facts(**{"effective_from": BEGINS, "effects": effects, **values})


def state(day: D, *effects: Effect, **values: object) -> str:
    return validity_on(day, facts(*effects, **values)).state


def test_golden_case_of_the_regulation() -> None:
    """QĐ 2112, Điều 2: in force from 12/9/2022, in the place of 883/QĐ-UBND of 19/4/2016."""
    replaced = Effect(RelationKind.REPLACES, D(2022, 9, 12))
    old = Facts(effective_from=D(2016, 4, 19), effects=(replaced,))
    new = Facts(effective_from=D(2022, 9, 12))
    assert validity_on(D(2022, 9, 1), old).label == "Còn hiệu lực"
    assert validity_on(D(2022, 9, 11), old).state == State.IN_FORCE
    assert validity_on(D(2022, 9, 12), old).label == "Hết hiệu lực từ 12/9/2022"
    assert validity_on(D(2026, 11, 25), old).label == "Hết hiệu lực từ 12/9/2022"
    assert validity_on(D(2022, 9, 1), new).label == "Chưa có hiệu lực"
    assert validity_on(D(2022, 9, 12), new).state == State.IN_FORCE
    assert validity_on(D(2026, 11, 25), new).label == "Còn hiệu lực"


def test_term_of_its_own_ends_after_its_last_day() -> None:
    last = D(2022, 8, 14)
    assert state(last, expires_on=last) == State.IN_FORCE
    after = validity_on(D(2022, 8, 15), facts(expires_on=last))
    assert after.label == "Hết hiệu lực từ 15/8/2022"


def test_repealed_before_it_took_effect() -> None:
    repealed = Effect(RelationKind.REPEALS, D(2021, 12, 25))
    assert state(D(2021, 12, 24), repealed) == State.PENDING
    assert state(D(2021, 12, 25), repealed) == State.EXPIRED
    assert state(D(2022, 2, 1), repealed) == State.EXPIRED


@pytest.mark.parametrize("kind", [RelationKind.REPLACES, RelationKind.REPEALS])
def test_a_part_repealed_leaves_the_rest_in_force(kind: str) -> None:
    effect = Effect(kind, D(2022, 2, 1), partial=True, clause="khoản 2 Điều 5")
    assert state(D(2022, 1, 31), effect) == State.IN_FORCE
    assert state(D(2022, 2, 1), effect) == State.PARTLY


def test_amended_is_partly() -> None:
    assert state(D(2022, 2, 1), Effect(RelationKind.AMENDS, D(2022, 2, 1))) == State.PARTLY


def test_suspension_ends_and_the_document_is_in_force_again() -> None:
    whole = Effect(RelationKind.SUSPENDS, D(2022, 1, 10), until=D(2022, 1, 20))
    assert state(D(2022, 1, 9), whole) == State.IN_FORCE
    during = validity_on(D(2022, 1, 10), facts(whole))
    assert (during.state, during.label) == (State.SUSPENDED, "Ngưng hiệu lực đến hết 20/1/2022")
    assert state(D(2022, 1, 20), whole) == State.SUSPENDED
    assert state(D(2022, 1, 21), whole) == State.IN_FORCE
    part = Effect(RelationKind.SUSPENDS, D(2022, 1, 10), partial=True, clause="Điều 3")
    assert validity_on(D(2022, 3, 1), facts(part)).label == "Ngưng hiệu lực một phần"


def test_not_known_until_it_is_ended() -> None:
    ended = Effect(RelationKind.REPLACES, D(2022, 1, 10))
    assert state(D(2022, 1, 9), ended, effective_from=None) == State.UNKNOWN
    assert state(D(2022, 1, 10), ended, effective_from=None) == State.EXPIRED


def test_ruling_decides_on_its_days_only() -> None:
    ruling = Ruling(State.OUTDATED, D(2022, 1, 5), D(2022, 1, 7), reason="Đã xong đợt rà soát")
    days = {day: state(D(2022, 1, day), rulings=(ruling,)) for day in (4, 5, 7, 8)}
    assert days == {
        4: State.IN_FORCE,
        5: State.OUTDATED,
        7: State.OUTDATED,
        8: State.IN_FORCE,
    }


@pytest.mark.parametrize("kind", sorted(set(RelationKind.values) - EFFECTIVE))
def test_other_relations_change_nothing(kind: str) -> None:
    assert state(D(2022, 3, 1), Effect(kind, D(2022, 2, 1))) == State.IN_FORCE


def test_every_relation_has_an_inverse() -> None:
    assert set(INVERSE) == set(RelationKind)


def test_history_names_source_and_part() -> None:
    part = Effect(
        RelationKind.REPEALS, D(2022, 1, 10), partial=True, clause="Điều 3", source="15/QĐ-UBND"
    )
    pause = Effect(RelationKind.SUSPENDS, D(2022, 1, 12), until=D(2022, 1, 14), source="16/QĐ-UBND")
    ruling = Ruling(State.OUTDATED, D(2022, 2, 1), reason="Rà soát năm 2022", source="1/BC-UBND")
    steps = history(facts(part, pause, issued_on=D(2021, 12, 30), rulings=(ruling,)))
    told = [
        (step.on, step.validity.state, [(c.words, c.source, c.part) for c in step.causes])
        for step in steps
    ]
    assert told == [
        (D(2021, 12, 30), State.PENDING, []),
        (BEGINS, State.IN_FORCE, []),
        (D(2022, 1, 10), State.PARTLY, [("bị bãi bỏ bởi", "15/QĐ-UBND", "Điều 3")]),
        (D(2022, 1, 12), State.SUSPENDED, [("bị đình chỉ bởi", "16/QĐ-UBND", "")]),
        (D(2022, 1, 15), State.PARTLY, [("hết thời gian đình chỉ theo", "16/QĐ-UBND", "")]),
        (D(2022, 2, 1), State.OUTDATED, [("Rà soát năm 2022", "1/BC-UBND", "")]),
    ]


@given(facts=FACTS, day=DAYS)
def test_a_day_is_as_the_last_row_of_the_history_before_it(facts: Facts, day: D) -> None:
    steps = history(facts)
    assert [step.on for step in steps] == sorted({step.on for step in steps})
    before = [step for step in steps if step.on <= day]
    if before:
        assert validity_on(day, facts).state == before[-1].validity.state
        assert before[-1].validity == validity_on(before[-1].on, facts)


@given(facts=FACTS, day=DAYS)
def test_ended_stays_ended_but_for_a_ruling(facts: Facts, day: D) -> None:
    plain = Facts(facts.effective_from, facts.expires_on, facts.effects)
    if validity_on(day, plain).state == State.EXPIRED:
        assert validity_on(day + datetime.timedelta(days=1), plain).state == State.EXPIRED
