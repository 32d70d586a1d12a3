"""The two shapes of one portal: of a district, as QĐ 2112/QĐ-UBND has it, or of a commune, as since
01/7/2025 (reference/domain.md section 10).

Active for one request, as a language is: the setting of the home page's app activates it
(home.middleware), and what depends on it is a lazy text of `by_profile`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import lazystr

if TYPE_CHECKING:
    from collections.abc import Iterator


class Profile(models.TextChoices):
    """Whose portal it is."""

    DISTRICT = "district", "Huyện"
    COMMUNE = "commune", "Xã"


_active: ContextVar[str] = ContextVar("portal_profile", default=Profile.DISTRICT.value)


def active_profile() -> str:
    """The profile of this request; the district's outside requests (commands, migrations)."""
    return _active.get()


@contextmanager
def profile(value: str) -> Iterator[None]:
    """Use a profile until the block ends."""
    token = _active.set(value)
    try:
        yield
    finally:
        _active.reset(token)


class _ByProfile:
    def __init__(self, district: str, commune: str) -> None:
        self.texts = {Profile.DISTRICT.value: district, Profile.COMMUNE.value: commune}

    def __str__(self) -> str:
        return self.texts[active_profile()]


def by_profile(district: str, commune: str) -> Any:
    """A label that says one thing on a district's portal and another on a commune's; may stand
    wherever Django takes a translated text."""
    return lazystr(_ByProfile(district, commune))
