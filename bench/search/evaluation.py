"""How well the right item is found: our own queries over the demo content (queries.tsv), with and
without marks, and the number of every document in eight typed forms.

R@10: the share of queries with a right item among the first ten. MRR@10: the mean of 1/place of
the first right item, 0 where it isn't among the ten.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from core.models import PortalPage
from core.text import fold
from documents.models import DocumentPage
from search.finding import keys_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERIES = Path(__file__).with_name("queries.tsv")
DEPTH = 10
GATES = {"R@10": 0.95, "MRR@10": 0.87}
LOST_WITHOUT_MARKS = 0.005


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


def questions() -> list[Question]:
    """The queries of the file. An item of another title than expected is an error of the file.

    Raises:
        LookupError: no public item begins so.
    """
    titles = [
        (key, fold(title)) for key, title in PortalPage.objects.shown().values_list("pk", "title")
    ]
    asked = []
    for line in QUERIES.read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        kind, text, wanted = line.split("\t")
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


def table(scores: dict[str, Score]) -> str:
    """The scores for reading."""
    lines = [f"{'queries':<16}{'n':>5}{'R@10':>8}{'MRR@10':>9}"]
    lines += [
        f"{name:<16}{len(score.places):>5}{score.recall:>8.3f}{score.mrr:>9.3f}"
        for name, score in scores.items()
    ]
    return "\n".join(lines)
