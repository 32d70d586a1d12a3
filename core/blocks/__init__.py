"""The blocks that every section shares."""

from __future__ import annotations

from core.blocks.media import DocumentBlock, GalleryBlock, ImageBlock
from core.blocks.story import StoryBlock
from core.blocks.text import (
    RICH_TEXT_FEATURES,
    CalloutBlock,
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
)

__all__ = [
    "RICH_TEXT_FEATURES",
    "CalloutBlock",
    "DocumentBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ImageBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "StoryBlock",
    "TableBlock",
]
