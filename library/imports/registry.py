"""The kinds of rows that can be imported, as the sections register them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from core.roles import Role, roles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from core.spreadsheets.cells import Column, Row


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class ImportKind:
    """One kind of rows (see library.imports for how to write one)."""

    code: ClassVar[str]
    label: ClassVar[str]
    description: ClassVar[str] = ""
    columns: ClassVar[tuple[Column, ...]]
    roles: ClassVar[frozenset[Role]]
    max_age_days: ClassVar[int] = 31  # until the admin says otherwise (ImportAgeLimit)
    do_not_call_in_templates: ClassVar[bool] = True  # screens show the class itself
    # Columns that may not be stored as they are, by name: masked before the file is kept.
    masks: ClassVar[Mapping[str, Callable[[str], str]]] = {}

    def __init__(self, by: Any) -> None:
        self.by = by

    def parse(self, row: Row) -> Any:
        """The values of a row; what is wrong with it is noted in the row."""
        raise NotImplementedError

    def key(self, values: Any) -> Hashable | None:
        """What may stand only once in a file; None where rows may repeat."""
        return None

    def keep(self, values: Any) -> Outcome:
        """Write one row's values.

        Raises:
            ValidationError, PublicationRefused: the values can't be kept.
        """
        raise NotImplementedError

    def finish(self) -> None:
        """Write what remains after the last row."""


Kind = TypeVar("Kind", bound=type[ImportKind])
_KINDS: dict[str, type[ImportKind]] = {}


def register_import(kind: Kind) -> Kind:
    """Class decorator: offer the kind in the admin and to `import_rows`."""
    _KINDS[kind.code] = kind
    return kind


def kind_of(code: str) -> type[ImportKind] | None:
    """The kind with this code."""
    return _KINDS.get(code)


def all_kinds() -> Iterable[type[ImportKind]]:
    """Every kind, by its label."""
    return sorted(_KINDS.values(), key=lambda kind: kind.label)


def may_import(user: Any, kind: type[ImportKind]) -> bool:
    """Whether the user's roles are among those of the kind."""
    return bool(roles_of(user) & kind.roles)
