"""What stands above another document never leads back to where it began."""

from __future__ import annotations

import datetime
from graphlib import TopologicalSorter
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.refusal import PublicationRefused
from documents.models import DocumentPage, DocumentRelation
from documents.relations import (
    CIRCLE,
    ITSELF,
    LATER_TO_EARLIER,
    all_leading_to,
    faulty_targets,
    refuse_faulty,
)
from documents.validity import RelationKind
from tests.chain import fresh
from tests.documents.shelf import draft_document, outside, public_document, relation
from tests.factories import People

pytestmark = pytest.mark.usefixtures("people")

NODES = 7
EDGES = st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=14)


def reference(edges: list[tuple[int, int]]) -> list[set[int]]:
    """By Warshall: what leads to each node."""
    leads = [[one == other for other in range(NODES)] for one in range(NODES)]
    for one, other in edges:
        leads[one][other] = True
    for by in range(NODES):
        for one in range(NODES):
            for other in range(NODES):
                leads[one][other] |= leads[one][by] and leads[by][other]
    return [{one for one in range(NODES) if leads[one][node]} for node in range(NODES)]


@given(EDGES)
def test_everything_that_leads_there(edges: list[tuple[int, int]]) -> None:
    expected = reference(edges)
    for node in range(NODES):
        found = all_leading_to(node, lambda keys: [a for a, b in edges if b in keys])
        assert found == expected[node]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(sorted(LATER_TO_EARLIER))),
        max_size=14,
    )
)
def test_what_is_let_in_has_no_circle(pages: list[DocumentPage], rows: Any) -> None:
    """Rows one after another, each put where the rule lets it in; and refused for a reason only."""
    DocumentRelation.objects.all().delete()
    let_in: dict[int, set[int]] = {page.pk: set() for page in pages}
    for acting, target, kind in rows:
        row = DocumentRelation(page=pages[acting], target=pages[target], kind=kind)
        fault = faulty_targets(pages[acting], [row]).get(row.target_id)
        graph = {key: set(targets) for key, targets in let_in.items()}
        graph[pages[acting].pk].add(pages[target].pk)
        assert (fault is None) == is_acyclic(graph)
        if fault is None:
            row.save()
            let_in = graph
    assert is_acyclic(let_in)


def is_acyclic(graph: dict[int, set[int]]) -> bool:
    try:
        TopologicalSorter(graph).prepare()
    except ValueError:
        return False
    return not any(key in targets for key, targets in graph.items())


@pytest.fixture
def pages(people: People) -> list[DocumentPage]:
    return [public_document(f"{number}/QĐ-UBND") for number in range(1, 6)]


def test_circle_through_a_third_is_found() -> None:
    first = public_document("1/QĐ-UBND")
    second = public_document("2/QĐ-UBND", relations=[relation("amends", first)])
    third = public_document("3/QĐ-UBND", relations=[relation("based_on", second)])
    assert faulty_targets(first, [relation("replaces", third)]) == {third.pk: CIRCLE}
    assert faulty_targets(first, [relation("cites", third)]) == {}
    assert faulty_targets(first, [relation("cites", first)]) == {first.pk: ITSELF}
    assert faulty_targets(third, [relation("replaces", first)]) == {}


def test_nothing_circular_becomes_public() -> None:
    first = public_document("1/QĐ-UBND")
    public_document("2/QĐ-UBND", relations=[relation("replaces", first)])
    second = DocumentPage.objects.get(number="2/QĐ-UBND")
    changed = fresh(first)
    changed.relations = [relation("repeals", second)]
    with pytest.raises(PublicationRefused, match="đi vòng"):
        refuse_faulty(changed)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "amends", "is_partial": True, "clause": "Điều 1"}, "is_partial"),
        ({"kind": "repeals", "is_partial": True}, "clause"),
        ({"kind": "repeals", "until": datetime.date(2022, 1, 1)}, "until"),
        (
            {
                "kind": "suspends",
                "since": datetime.date(2022, 1, 2),
                "until": datetime.date(2022, 1, 1),
            },
            "until",
        ),
    ],
)
def test_rows_make_sense(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        DocumentRelation(outside=outside(), **wrong).clean()
    assert set(refusal.value.message_dict) == {field}


def test_one_target_of_the_two() -> None:
    target = public_document("1/QĐ-UBND")
    for wrong in ({}, {"target": target, "outside": outside()}):
        with pytest.raises(ValidationError, match="Chọn đúng một"):
            DocumentRelation(kind="cites", **wrong).validate_constraints()


def test_outside_document_is_cited_in_words() -> None:
    row = DocumentRelation(kind="based_on", outside=outside())
    row.clean()
    assert row.cited_as == "67/2006/QH11: Luật Công nghệ thông tin"


def test_an_alias_stands_for_its_original() -> None:
    page = public_document("1/QĐ-UBND")
    row = DocumentRelation(kind="cites", target=page.create_alias(update_slug="bi-danh"))
    row.clean()
    assert row.target_id == page.pk


def test_draft_survives_the_deletion_of_what_it_names() -> None:
    """What the row never held, but a later revision does, may be deleted."""
    named, draft = draft_document("1/QĐ-UBND"), draft_document("2/QĐ-UBND")
    draft.relations = [relation(RelationKind.GUIDES, named)]
    draft.save_revision()
    named.delete()
    assert list(fresh(draft).get_latest_revision_as_object().relations.all()) == []
