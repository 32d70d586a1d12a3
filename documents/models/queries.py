"""Documents in the order of the register, and by their validity on a day."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.queryset import PortalPageQuerySet
from documents.models.parts import DocumentRelation, ValidityRuling
from documents.validity import EFFECTIVE, ENDING, RelationKind, State

SUSPENDING = frozenset({RelationKind.SUSPENDS})


class DocumentQuerySet(PortalPageQuerySet):
    """Documents in the order of the register."""

    def listed(self) -> Any:
        """Newest first, with what a row prints."""
        return self.select_related("document_type", "issuer").order_by("-listed_at", "-pk")

    def in_state(self, state: str, day: datetime.date) -> Any:
        """Those in a `State` on a day, as `documents.validity.validity_on` says of each, by sets
        of keys and without a query a row. An unknown state has none."""
        if state not in State.values:
            return self.none()
        ruled = _rulings_on(day)
        by_rule = Q(pk__in=ruled.filter(state=state).values("page_id"))
        unruled = ~Q(pk__in=ruled.values("page_id"))
        computed = unruled & _computed(State(state), day)
        return self._with_original().filter(by_rule | computed)

    def ending_within(self, days: int, day: datetime.date | None = None) -> Any:
        """Those that aren't ended as a whole on a day (today) and will be within that many days:
        by their own term, or by another public document.

        Rulings by hand don't announce themselves; they aren't counted.
        """
        first = day or timezone.localdate()
        last = first + datetime.timedelta(days=days)
        # `expires_on` is the last day in force: the end comes on the day after it.
        soon = Q(expires_on__gte=first, expires_on__lt=last) | _acted_on(last, ENDING, False)
        return self._with_original().filter(soon & ~_ended(first))

    def _with_original(self) -> Any:
        """`original`: the key of the document of which a row is an alias, or its own."""
        return self.alias(original=Coalesce("alias_of_id", "pk"))


def _rulings_on(day: datetime.date) -> Any:
    """The ruling that decides on a day, for each document that has one: the one begun last."""
    covering = ValidityRuling.objects.filter(Q(ends__isnull=True) | Q(ends__gte=day))
    covering = covering.filter(starts__lte=day)
    later = covering.filter(page=OuterRef("page")).filter(
        Q(starts__gt=OuterRef("starts")) | Q(starts=OuterRef("starts"), state__gt=OuterRef("state"))
    )
    return covering.filter(~Exists(later))


def _acted_on(day: datetime.date, kinds: Any, partial: bool | None = None) -> Q:
    """Documents, and aliases of such, on which others act with effect on a day. Needs the column
    `original` (in_state, ending_within): one set of keys, looked into once a row."""
    acting = DocumentRelation.objects.having_effect(day, kinds, partial=partial)
    return Q(original__in=acting.values("target_id"))


def _ended(day: datetime.date) -> Q:
    return Q(expires_on__lt=day) | _acted_on(day, ENDING, False)


def _computed(state: State, day: datetime.date) -> Q:
    """What dates and relations say, in the order of `validity_on`, in as few sets as will do."""
    begun = Q(effective_from__lte=day)
    return {
        State.EXPIRED: lambda: _ended(day),
        State.OUTDATED: lambda: Q(pk__in=[]),
        State.UNKNOWN: lambda: Q(effective_from__isnull=True) & ~_ended(day),
        State.PENDING: lambda: Q(effective_from__gt=day) & ~_ended(day),
        State.SUSPENDED: lambda: begun & _acted_on(day, SUSPENDING, False) & ~_ended(day),
        State.SUSPENDED_PART: lambda: (
            begun
            & _acted_on(day, SUSPENDING, True)
            & ~_acted_on(day, SUSPENDING, False)
            & ~_ended(day)
        ),
        State.PARTLY: lambda: (
            begun & _acted_on(day, EFFECTIVE) & ~_acted_on(day, SUSPENDING) & ~_ended(day)
        ),
        State.IN_FORCE: lambda: begun & ~Q(expires_on__lt=day) & ~_acted_on(day, EFFECTIVE),
    }[state]()
