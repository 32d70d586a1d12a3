"""Whether a document is in force on a day, from its dates and from what other public documents
do to it (Luật Ban hành văn bản QPPL; statuses as vbpl.vn shows them)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable


class RelationKind(models.TextChoices):
    """What one document does to another."""

    REPLACES = "replaces", "thay thế"
    REPEALS = "repeals", "bãi bỏ"
    AMENDS = "amends", "sửa đổi, bổ sung"
    SUSPENDS = "suspends", "đình chỉ"
    BASED_ON = "based_on", "căn cứ"
    GUIDES = "guides", "hướng dẫn"
    CORRECTS = "corrects", "đính chính"
    CONSOLIDATES = "consolidates", "hợp nhất"
    CITES = "cites", "dẫn chiếu"


INVERSE = {
    RelationKind.REPLACES: "bị thay thế bởi",
    RelationKind.REPEALS: "bị bãi bỏ bởi",
    RelationKind.AMENDS: "được sửa đổi, bổ sung bởi",
    RelationKind.SUSPENDS: "bị đình chỉ bởi",
    RelationKind.BASED_ON: "là căn cứ của",
    RelationKind.GUIDES: "được hướng dẫn bởi",
    RelationKind.CORRECTS: "được đính chính bởi",
    RelationKind.CONSOLIDATES: "được hợp nhất bởi",
    RelationKind.CITES: "được dẫn chiếu bởi",
}
ENDING = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})


class State(models.TextChoices):
    """As the badge of the design system names them."""

    PENDING = "pending", "Chưa có hiệu lực"
    IN_FORCE = "in-force", "Còn hiệu lực"
    PARTLY = "partly", "Hết hiệu lực một phần"
    EXPIRED = "expired", "Hết hiệu lực"
    UNKNOWN = "unknown", "Chưa xác định"


@dataclass(frozen=True)
class Effect:
    """One public document's effect on another, from the day it takes effect."""

    kind: str
    on: datetime.date


@dataclass(frozen=True)
class Validity:
    """The state on a day, and since when where that is known."""

    state: State
    since: datetime.date | None = None

    @property
    def label(self) -> str:
        """As printed: "Hết hiệu lực từ 12/9/2022"."""
        if self.state == State.EXPIRED and self.since:
            return f"Hết hiệu lực từ {self.since.day}/{self.since.month}/{self.since.year}"
        return str(self.state.label)


def validity_on(
    day: datetime.date,
    *,
    effective_from: datetime.date | None,
    expires_on: datetime.date | None,
    effects: Iterable[Effect],
) -> Validity:
    """The validity on a day. `effective_from` None: not known; `expires_on`: last day in force."""
    if effective_from is None:
        return Validity(State.UNKNOWN)
    if day < effective_from:
        return Validity(State.PENDING, effective_from)
    ended = [effect.on for effect in effects if effect.kind in ENDING and effect.on <= day]
    if expires_on is not None and expires_on < day:
        ended.append(expires_on)
    if ended:
        return Validity(State.EXPIRED, min(ended))
    amended = [effect.on for effect in effects if effect.kind == RelationKind.AMENDS]
    if any(on <= day for on in amended):
        return Validity(State.PARTLY, min(amended))
    return Validity(State.IN_FORCE, effective_from)
