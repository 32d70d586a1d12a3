"""Blocks of pictures and files."""

from __future__ import annotations

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class ImageBlock(blocks.StructBlock):
    """A photo in the text."""

    image = ImageChooserBlock(label="Ảnh")
    caption = blocks.CharBlock(label="Chú thích", required=False, max_length=250)

    class Meta:
        icon = "image"
        label = "Ảnh"
        description = "Ảnh có chú thích; tác giả lấy từ thư viện ảnh."
        template = "core/blocks/image.html"


class GalleryBlock(blocks.ListBlock):
    """Several photos side by side."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(ImageBlock(), **kwargs)

    class Meta:
        icon = "image"
        label = "Chùm ảnh"
        description = "Nhiều ảnh của cùng một sự kiện."
        template = "core/blocks/gallery.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label="Tệp")
    label = blocks.CharBlock(label="Tên hiển thị", required=False, max_length=200)

    class Meta:
        icon = "doc-full-inverse"
        label = "Tệp đính kèm"
        description = "Tệp tải về, hiện kèm loại và dung lượng."
        template = "core/blocks/document.html"
