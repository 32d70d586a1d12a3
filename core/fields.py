"""Fields that sections share."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField

from core.blocks import StoryBlock


class StoryField(StreamField):
    """A stream of the blocks of core.blocks. Its blocks stay out of migrations: a new label or
    block changes no column."""

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(StoryBlock(), verbose_name=verbose_name, **kwargs)

    def deconstruct(self) -> Any:
        """The field without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
