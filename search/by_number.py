"""Public pages by the official number that somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from core.models import PortalPage
from search.lookups import beginning_with
from search.numbers import asked_number

if TYPE_CHECKING:
    from search.numbers import AskedNumber

MOST = 3
# Of one number there is one document a year and issuer.
LOOKED_AT = 500


def pages_with_number(text: str) -> list[int]:
    """Keys of the public pages whose number this is, those that fit best first; empty if the
    text is no number. Three at the most."""
    asked = asked_number(text)
    if asked is None:
        return []
    key = "search_facts__number_key"
    found = (
        PortalPage.objects.shown()
        .filter(Q(**{key: asked.number}) | beginning_with(key, f"{asked.number}-"))
        .order_by("-listed_at", "-pk")
        .values_list("pk", key, "search_facts__year")[:LOOKED_AT]
    )
    fitting = [(pk, known) for pk, known, year in found if asked.fits(known, year)]
    fitting.sort(key=lambda row: _distance(asked, row[1]))
    return [pk for pk, _known in fitting[:MOST]]


def _distance(asked: AskedNumber, key: str) -> int:
    """How much of the key was not typed."""
    return len(key.replace("-", "")) - len(asked.number + asked.year + "".join(asked.codes))
