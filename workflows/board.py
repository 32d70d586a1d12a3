"""The editorial board as its record has it (Điều 12), for the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.models import BoardMembership

if TYPE_CHECKING:
    import datetime

ORDER = ("head", "deputy", "member")


def present_seats(day: datetime.date) -> list[BoardMembership]:
    """The seats held on a day: Head, Deputies, members."""
    seats = BoardMembership.objects.on(day).select_related("user", "user__body")
    return sorted(seats, key=lambda seat: ORDER.index(seat.role))


def past_seats(day: datetime.date) -> Any:
    """The seats that ended before a day, latest first."""
    seats = BoardMembership.objects.filter(ends__lt=day).select_related("user", "user__body")
    return seats.order_by("-ends")
