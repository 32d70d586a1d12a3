"""The editorial board as its record has it (Điều 12), for the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.models import BoardMembership

if TYPE_CHECKING:
    import datetime


def board_on(day: datetime.date) -> dict[str, Any]:
    """`present`: the seats held on a day, in protocol order; `past`: those that ended before it,
    by the decision that gave them, latest first."""
    seats = BoardMembership.objects.select_related("user", "user__body")
    past: dict[str, list[BoardMembership]] = {}
    for seat in seats.filter(ends__lt=day).order_by("-starts", "-ends"):
        past.setdefault(seat.decision, []).append(seat)
    return {
        "present": sorted(seats.on(day), key=_protocol),
        "past": [
            {"decision": decision, "seats": sorted(group, key=_protocol)}
            for decision, group in past.items()
        ],
    }


def _protocol(seat: BoardMembership) -> tuple[int, datetime.date]:
    """Head, deputies, members; then by length of service."""
    return BoardMembership.Seat.values.index(seat.role), seat.starts
