"""How well the right item is found: our own queries over the demo content (queries.tsv), with and
without marks and mistyped, and the number of every document in eight typed forms.

R@10: the share of queries with a right item among the first ten. MRR@10: the mean of 1/place of
the first right item, 0 where it isn't among the ten. A mistyped query is helped if a right item is
among the first ten all the same, or first for the wording that the page proposes instead.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import QueryDict

from bench.search import mistyped
from core.models import PortalPage
from core.text import fold
from core.vietnamese import short_date
from documents.models import DocumentPage
from schedule.selection import Selection
from search.finding import find, keys_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERIES = Path(__file__).with_name("queries.tsv")
DEPTH = 10
GATES = {"R@10": 0.95, "MRR@10": 0.87}
LOST_WITHOUT_MARKS = 0.005
# The share of mistyped queries that are helped; of clean ones that are "corrected".
HELPED = {"telex": 0.9, "vni": 0.9, "slip": 0.75}
WRONGLY_PROPOSED = 0.02


@dataclass(frozen=True)
class Question:
    """A query with the keys of the items that answer it."""

    kind: str
    text: str
    answers: frozenset[int]


@dataclass
class Score:
    """The result of one kind of query. `late`: those whose answer isn't first, for reading."""

    places: list[int | None] = field(default_factory=list)
    late: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """R@10."""
        return sum(place is not None for place in self.places) / len(self.places)

    @property
    def mrr(self) -> float:
        """MRR@10."""
        return sum(1 / place for place in self.places if place) / len(self.places)

    def add(self, question: Question) -> None:
        """Ask and note the place of the first right item."""
        found = keys_in_order(question.text, DEPTH)
        ranks = [place for place, key in enumerate(found, 1) if key in question.answers]
        place = ranks[0] if ranks else None
        self.places.append(place)
        if place != 1:
            self.late.append(f"{question.text} → {place}")


@dataclass
class Proposals:
    """How often what was typed was helped or, being clean, "corrected"; `others`: those to read."""

    asked: int = 0
    others: list[str] = field(default_factory=list)

    def add(self, text: str, result: str) -> None:
        """Note one; a result is what is to be read."""
        self.asked += 1
        if result:
            self.others.append(f"{text} → {result}")

    @property
    def share(self) -> float:
        """Of `others` among all."""
        return len(self.others) / self.asked


def questions() -> list[Question]:
    """The queries of the file. An item of another title than expected is an error of the file.
    `{monday}` stands for the first day of this week, by which the demo's schedule goes.

    Raises:
        LookupError: no public item begins so.
    """
    titles = [
        (key, fold(title)) for key, title in PortalPage.objects.shown().values_list("pk", "title")
    ]
    monday = short_date(Selection.of(QueryDict()).monday)
    asked = []
    for line in QUERIES.read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        kind, text, wanted = line.replace("{monday}", monday).split("\t")
        beginnings = tuple(map(fold, wanted.split("|")))
        # A document's title begins with its number.
        keys = frozenset(
            key
            for key, title in titles
            if title.startswith(beginnings) or title.partition(": ")[2].startswith(beginnings)
        )
        if not keys:
            raise LookupError(f"{text}: {wanted}")
        asked.append(Question(kind, text, keys))
    return asked


def number_questions() -> Iterator[Question]:
    """The number of each public document as people type it."""
    documents = DocumentPage.objects.shown().select_related("document_type")
    same: dict[str, set[int]] = {}
    for document in documents:
        same.setdefault(fold(document.number), set()).add(document.pk)
    for document in documents:
        for form in forms_of(document.number, document.document_type.name):
            yield Question("number", form, frozenset(same[fold(document.number)]))


def forms_of(number: str, kind: str) -> tuple[str, ...]:
    """Eight ways to type a number."""
    spaced = " ".join(number.replace("/", " ").replace("-", " ").split())
    return (
        number,
        fold(number),
        spaced,
        fold(spaced),
        fold(number).replace("/", "").replace("-", ""),
        f"số {number}",
        f"{kind} {number}",
        unicodedata.normalize("NFD", number.replace("-", " – ").replace("/", " / ")),
    )


def measure() -> dict[str, Score]:
    """The scores by kind: all topics together, each kind, those without marks, numbers."""
    scores: dict[str, Score] = {}
    for question in questions():
        bare = Question(question.kind, fold(question.text), question.answers)
        scores.setdefault("with marks", Score()).add(question)
        scores.setdefault("without marks", Score()).add(bare)
        scores.setdefault(question.kind, Score()).add(question)
    for question in number_questions():
        scores.setdefault("number", Score()).add(question)
    return scores


def mistyped_questions(asked: list[Question]) -> Iterator[Question]:
    """Every second of the clean queries that fit and are answered first, in turn as each of the
    ways to mistype them."""
    fitting = [
        question
        for question in asked
        if mistyped.fits(question.text)
        and question.answers.intersection(keys_in_order(question.text, 1))
    ]
    ways = list(mistyped.WAYS)
    for number, question in enumerate(fitting[::2]):
        way = ways[number % len(ways)]
        yield Question(way, mistyped.WAYS[way](question.text), question.answers)


def measure_proposals() -> dict[str, Proposals]:
    """The mistyped by way, with those that weren't helped; and the clean ones (marks make no
    difference here) with those for which something else was proposed."""
    seen: dict[str, Proposals] = {}
    asked = questions()
    for question in mistyped_questions(asked):
        seen.setdefault(question.kind, Proposals()).add(question.text, _unhelped(question))
    for question in asked:
        meant = find(question.text, QueryDict()).meant
        seen.setdefault("clean", Proposals()).add(question.text, meant or "")
    return seen


def _unhelped(question: Question) -> str:
    """What was proposed to no avail; empty if the visitor gets to a right item."""
    if question.answers.intersection(keys_in_order(question.text, DEPTH)):
        return ""
    meant = find(question.text, QueryDict()).meant
    if meant and question.answers.intersection(keys_in_order(meant, 1)):
        return ""
    return meant or "nothing proposed"


def table(scores: dict[str, Score]) -> str:
    """The scores for reading."""
    lines = [f"{'queries':<16}{'n':>5}{'R@10':>8}{'MRR@10':>9}"]
    lines += [
        f"{name:<16}{len(score.places):>5}{score.recall:>8.3f}{score.mrr:>9.3f}"
        for name, score in scores.items()
    ]
    return "\n".join(lines)


def table_of_proposals(seen: dict[str, Proposals]) -> str:
    """How many were helped, how many clean ones "corrected", for reading."""
    helped = [
        f"{way:<16}{seen[way].asked:>5}{1 - seen[way].share:>8.3f} helped" for way in mistyped.WAYS
    ]
    clean = seen["clean"]
    return "\n".join([*helped, f"{'clean':<16}{clean.asked:>5}{clean.share:>8.3f} corrected"])
