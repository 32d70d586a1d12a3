"""Bodies, and the pages that show them."""

from __future__ import annotations

from directory.models.bodies import Body, BodyKind
from directory.models.pages import BoardPage, BodyContact, BodyPage, DirectoryIndexPage

__all__ = ["BoardPage", "Body", "BodyContact", "BodyKind", "BodyPage", "DirectoryIndexPage"]
