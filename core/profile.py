"""The two shapes of one portal: of a district, as QĐ 2112/QĐ-UBND has it, or of a commune, as since
01/7/2025 (reference/domain.md section 10).

Active for one request, as a language is: the home page's app activates its setting
(home.middleware), and what depends on it is a lazy text of `by_profile`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models
from django.utils.functional import lazystr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Profile(models.TextChoices):
    """Whose portal it is."""

    DISTRICT = "district", "Huyện"
    COMMUNE = "commune", "Xã"


class Place(Protocol):
    """What the portal must know of its place."""

    @property
    def profile(self) -> str:
        """One of Profile."""

    @property
    def place_name(self) -> str:
        """As in "Cổng thông tin điện tử huyện Như Xuân"."""


@dataclass(frozen=True)
class _District:
    """The place outside requests (commands, migrations)."""

    profile: str = Profile.DISTRICT.value
    place_name: str = "huyện Như Xuân"


PORTAL_NAME = "Cổng thông tin điện tử"
_active: ContextVar[Callable[[], Place]] = ContextVar("portal_place", default=_District)


def active_place() -> Place:
    """The place of this request."""
    return _active.get()()


@contextmanager
def at_place(source: Callable[[], Place]) -> Iterator[None]:
    """Use a place until the block ends; `source` is asked only when something depends on it."""
    token = _active.set(source)
    try:
        yield
    finally:
        _active.reset(token)


class _ByProfile:
    def __init__(self, district: str, commune: str) -> None:
        self.texts = {Profile.DISTRICT.value: district, Profile.COMMUNE.value: commune}

    def __str__(self) -> str:
        return self.texts[active_place().profile]


def by_profile(district: str, commune: str) -> Any:
    """A label that says one thing on a district's portal and another on a commune's; may stand
    wherever Django takes a translated text."""
    return lazystr(_ByProfile(district, commune))
