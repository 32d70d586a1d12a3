"""The stream of an article, a notice, a page of introduction."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from core.blocks.media import DocumentBlock, GalleryBlock, ImageBlock
from core.blocks.text import (
    RICH_TEXT_FEATURES,
    CalloutBlock,
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
)
from core.pictures import CARD, TEXT, fetch_renditions


class StoryBlock(blocks.StreamBlock):
    """Everything that running content may consist of."""

    paragraph = ParagraphBlock(features=RICH_TEXT_FEATURES)
    heading = HeadingBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    table = TableBlock()
    document = DocumentBlock()

    class Meta:
        template = "core/blocks/story.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Brings the sizes of all pictures in one query."""
        photos = [part.value["image"] for part in value if part.block_type == "image"]
        galleries = [part.value for part in value if part.block_type == "gallery"]
        photos += [item["image"] for gallery in galleries for item in gallery]
        fetch_renditions(photos, CARD, TEXT)
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context
