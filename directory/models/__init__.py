"""Bodies, and the pages that show them."""

from __future__ import annotations

from directory.models.bodies import Body, BodyKind

__all__ = ["Body", "BodyKind"]
