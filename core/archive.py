"""Forms of the public in an archive (reference/domain.md section 10)."""

from __future__ import annotations

from typing import Any, TypeVar

View = TypeVar("View")
MARK = "closes_in_archive"


def closes_in_archive(view: View) -> View:
    """Mark a view that takes something from the public: while the portal is an archive its
    address answers that the form is closed and who took over (home.middleware). Any other POST of
    the public is refused there too; the mark closes the empty form as well."""
    setattr(view, MARK, True)
    return view


def is_closed_in_archive(view: Any) -> bool:
    """True for a view that bears the mark."""
    return bool(getattr(view, MARK, False))
