"""The database and `documents.validity` say the same of every document on every day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.models import DocumentPage, DocumentRelation, ValidityRuling
from documents.validity import EFFECTIVE, State
from tests.pages.planting import parent_for, specimen
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from tests.factories import People

FIRST = datetime.date(2022, 1, 1)
SPAN = 12
DOCUMENTS = 5
OFFSETS = st.integers(-1, SPAN)
MAYBE = st.none() | OFFSETS
RELATIONS = st.lists(
    st.tuples(
        st.integers(0, DOCUMENTS - 1),
        st.integers(0, DOCUMENTS - 1),
        st.sampled_from(sorted(EFFECTIVE)),
        st.booleans(),
        MAYBE,
        MAYBE,
    ).filter(lambda row: row[0] != row[1]),
    max_size=8,
)
RULINGS = st.lists(
    st.tuples(st.integers(0, DOCUMENTS - 1), st.sampled_from(State.values), OFFSETS, MAYBE),
    max_size=4,
)
PERIODS = st.lists(st.tuples(MAYBE, MAYBE), min_size=DOCUMENTS, max_size=DOCUMENTS)


def day(offset: int | None) -> datetime.date | None:
    return None if offset is None else FIRST + datetime.timedelta(days=offset)


@pytest.fixture
def documents(people: People) -> list[int]:
    """Public documents, and an alias of the first at the end."""

    def build(number: int) -> Any:
        values = {"title": f"Mục {number}", "number": f"{number + 1}/QĐ-UBND"}
        return specimen(DocumentPage, people, **values)

    parent = parent_for(DocumentPage, people)
    keys = bulk_public(build, DOCUMENTS, parent=parent, people=people)
    first = DocumentPage.objects.get(pk=keys[0])
    alias = first.create_alias(update_slug="bi-danh")
    return [*keys, alias.pk]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    relations=RELATIONS,
    rulings=RULINGS,
    periods=PERIODS,
    offsets=st.sets(st.integers(-2, SPAN + 1), min_size=1, max_size=4),
)
def test_the_two_rules_agree(
    documents: list[int], relations: Any, rulings: Any, periods: Any, offsets: set[int]
) -> None:
    write(documents, relations, rulings, periods)
    rows = DocumentPage.with_effects(DocumentPage.objects.filter(pk__in=documents))
    for on in map(day, offsets):
        for state in State.values:
            found = set(DocumentPage.objects.in_state(state, on).values_list("pk", flat=True))
            expected = {row.pk for row in rows if row.validity(on).state == state}
            assert found == expected, (state, on)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(relations=RELATIONS, periods=PERIODS, length=st.integers(0, SPAN))
def test_ending_within_is_ended_by_then(
    documents: list[int], relations: Any, periods: Any, length: int
) -> None:
    write(documents, relations, [], periods)
    rows = DocumentPage.with_effects(DocumentPage.objects.filter(pk__in=documents))
    first, last = FIRST, FIRST + datetime.timedelta(days=length)
    found = set(DocumentPage.objects.ending_within(length, first).values_list("pk", flat=True))
    assert found == {
        row.pk
        for row in rows
        if row.validity(first).state != State.EXPIRED and row.validity(last).state == State.EXPIRED
    }


def test_one_query_however_many(documents: list[int]) -> None:
    write(documents, [(0, 1, "replaces", False, 3, None)], [], [(0, None)] * DOCUMENTS)
    for state in State.values:
        with CaptureQueriesContext(connection) as captured:
            list(DocumentPage.objects.shown().in_state(state, FIRST))
        assert len(captured) == 1


def test_a_draft_acts_on_nothing(documents: list[int]) -> None:
    write(documents, [(0, 1, "repeals", False, 0, None)], [], [(0, None)] * DOCUMENTS)
    assert DocumentPage.objects.in_state(State.EXPIRED, FIRST).count() == 1
    DocumentPage.objects.get(pk=documents[0]).unpublish()
    assert not DocumentPage.objects.in_state(State.EXPIRED, FIRST).exists()
    assert DocumentPage.objects.get(pk=documents[1]).validity(FIRST).state == State.IN_FORCE


def test_senseless_state_has_none(documents: list[int]) -> None:
    assert not DocumentPage.objects.in_state("còn", FIRST).exists()


def write(documents: list[int], relations: Any, rulings: Any, periods: Any) -> None:
    """Straight into the tables: the approval of what they say is not at issue here."""
    DocumentRelation.objects.all().delete()
    ValidityRuling.objects.all().delete()
    for key, (begins, ends) in zip(documents, [*periods, periods[0]], strict=True):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE documents_documentpage SET effective_from = %s, expires_on = %s "
                "WHERE portalpage_ptr_id = %s",
                [day(begins), day(ends), key],
            )
    DocumentRelation.objects.bulk_create(
        DocumentRelation(
            page_id=documents[acting],
            target_id=documents[target],
            kind=kind,
            is_partial=partial,
            since=day(since),
            until=day(until),
        )
        for acting, target, kind, partial, since, until in relations
    )
    ValidityRuling.objects.bulk_create(
        ValidityRuling(page_id=documents[row], state=state, starts=day(starts), ends=day(ends))
        for row, state, starts, ends in rulings
    )
