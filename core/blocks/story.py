"""The stream of an article, a notice, a page of introduction."""

from __future__ import annotations

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
