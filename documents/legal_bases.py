"""Legal bases that are no longer in force: at the issue of the document that cites them, or since
(clauses.md section 2, item 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core import audit
from core.roles import Role
from documents.models import DocumentPage, DocumentRelation
from documents.validity import NO_LONGER, RelationKind, State, Validity, plain_date, validity_on
from workflows.clocks import holders, tell
from workflows.models import Reminder

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

TOLD = (Role.HEAD, Role.DEPUTY, Role.MEMBER)


@dataclass(frozen=True)
class StaleBasis:
    """A basis that a document cites and that isn't in force on the day asked for. `at_issue`: it
    wasn't on the day of issue either; `key`: the same as long as it is the same matter."""

    document: DocumentPage
    cited: str
    validity: Validity
    at_issue: bool
    key: str

    @property
    def words(self) -> str:
        """What is wrong, for a warning."""
        when = " (từ trước ngày ban hành)" if self.at_issue else ""
        state = self.validity.label[:1].lower() + self.validity.label[1:]
        return f"Căn cứ {self.cited}: {state}{when}."


def stale_at_issue(page: DocumentPage) -> list[StaleBasis]:
    """The bases of a document, as it stands in memory, that were no longer in force on its day of
    issue."""
    if page.issued_on is None:
        return []
    bases = [row for row in page.relations.all() if row.kind == RelationKind.BASED_ON]
    return list(_stale(bases, page.issued_on, page))


def stale_bases(day: datetime.date | None = None) -> list[StaleBasis]:
    """Every basis that has ended by a day (today) under a public document that hasn't, by the
    documents' dates of issue, newest first; ten queries however many there are."""
    day = day or timezone.localdate()
    shown = DocumentPage.objects.shown()
    no_longer = Q(outside__ended_on__lte=day)
    for state in sorted(NO_LONGER):
        no_longer |= Q(target__in=shown.in_state(state, day).values("pk"))
    rows = (
        DocumentRelation.objects.filter(no_longer, kind=RelationKind.BASED_ON)
        .filter(page__in=shown.values("pk"), page__alias_of__isnull=True)
        .exclude(page__in=shown.in_state(State.EXPIRED, day).values("pk"))
        .select_related("page", "target", "outside")
        .order_by("-page__issued_on", "page_id", "sort_order", "pk")
    )
    return list(_stale(list(rows), day))


def _stale(
    rows: list[DocumentRelation], day: datetime.date, page: DocumentPage | None = None
) -> Iterator[StaleBasis]:
    targets = {row.pk: row for row in _with_facts(rows)}
    for row in rows:
        document = page or row.page
        target = targets.get(row.target_id)
        validity = _validity(row, target, day)
        if validity.state in NO_LONGER:
            yield StaleBasis(
                document=document,
                cited=row.cited_as or str(target.number if target else row.outside),
                validity=validity,
                at_issue=_validity(row, target, document.issued_on).state in NO_LONGER,
                key=f"basis:{document.pk}:{row.target_id or ''}:{row.outside_id or ''}",
            )


def _with_facts(rows: Iterable[DocumentRelation]) -> list[DocumentPage]:
    """The public documents among the targets, with what their validity follows from."""
    keys = {row.target_id for row in rows if row.target_id}
    return DocumentPage.with_effects(DocumentPage.objects.shown().filter(pk__in=keys))


def _validity(row: DocumentRelation, target: Any, day: datetime.date) -> Validity:
    if target is not None:
        return validity_on(day, target.facts)
    if row.outside is not None and row.outside.ended_on and row.outside.ended_on <= day:
        return Validity(State.EXPIRED, row.outside.ended_on)
    return Validity(State.UNKNOWN)


def told(bases: Iterable[StaleBasis]) -> str:
    """A list in words, for a mail or the log."""
    return "\n".join(
        f"- {basis.document.number} ngày {plain_date(basis.document.issued_on)}. {basis.words}"
        for basis in bases
    )


def tell_of_new(day: datetime.date | None = None) -> tuple[list[StaleBasis], int]:
    """Mail the board what has become stale and hasn't been told yet, in one mail each; returns
    everything that is stale, and how much of it is new. Safe to repeat."""
    bases = stale_bases(day)
    new = [basis for basis in bases if Reminder.objects.get_or_create(key=basis.key)[1]]
    if new:
        people = [person for role in TOLD for person in holders(role)]
        subject = f"Căn cứ hết hiệu lực: {len(new)} trường hợp mới"
        recipients = tell(people, subject, told(new), reverse("stale_bases"))
        audit.record("legal_bases.told", new=len(new), recipients=recipients)
    return bases, len(new)
