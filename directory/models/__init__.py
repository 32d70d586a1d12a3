"""Bodies with their names and successions, the working register, and the pages that show them."""

from __future__ import annotations

from directory.models.bodies import GROUP_OF_KIND, Body, BodyKind, FormerName, LeaderGroup
from directory.models.confirmations import Confirmation
from directory.models.index import DirectoryIndexPage
from directory.models.pages import BoardPage, BodyContact, BodyPage
from directory.models.posts import Appointment, Number, Person, Post
from directory.models.successions import Succession

__all__ = [
    "GROUP_OF_KIND",
    "Appointment",
    "BoardPage",
    "Body",
    "BodyContact",
    "BodyKind",
    "BodyPage",
    "Confirmation",
    "DirectoryIndexPage",
    "FormerName",
    "LeaderGroup",
    "Number",
    "Person",
    "Post",
    "Succession",
]
