"""Blocks of text."""

from __future__ import annotations

from wagtail import blocks

RICH_TEXT_FEATURES = [
    "bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript",
]  # fmt: skip


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text; the page's title is the only first-level one."""

    text = blocks.CharBlock(label="Tiêu đề mục", max_length=200)
    level = blocks.ChoiceBlock(
        label="Cấp", choices=[("2", "Mục lớn"), ("3", "Mục nhỏ")], default="2"
    )

    class Meta:
        icon = "title"
        label = "Tiêu đề mục"
        description = "Chia bài dài thành các mục dễ tìm."
        template = "core/blocks/heading.html"
        preview_value = {"text": "Những việc đã làm", "level": "2"}


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = "Đoạn văn"
        description = "Văn bản có in đậm, danh sách, liên kết."
        template = "core/blocks/paragraph.html"
        preview_value = "<p>Nội dung đoạn văn, viết ngắn và rõ.</p>"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label="Lời trích", max_length=600)
    source = blocks.CharBlock(label="Người nói, chức vụ", required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = "Trích dẫn"
        description = "Lời phát biểu nguyên văn, ghi rõ của ai."
        template = "core/blocks/quote.html"
        preview_value = {"text": "Việc gì có lợi cho dân thì làm trước.", "source": "Chủ tọa"}


class CalloutBlock(blocks.StructBlock):
    """What must not be overlooked."""

    title = blocks.CharBlock(label="Tiêu đề", max_length=120)
    text = blocks.RichTextBlock(label="Nội dung", features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = "Lưu ý"
        description = "Khung nổi bật cho thời hạn, điều kiện, cảnh báo."
        template = "core/blocks/callout.html"
        preview_value = {"title": "Thời hạn", "text": "<p>Nộp trước 17 giờ ngày 30.</p>"}


class TableRowBlock(blocks.StructBlock):
    """One row."""

    cells = blocks.ListBlock(blocks.CharBlock(label="Ô", required=False), label="Các ô")


class TableBlock(blocks.StructBlock):
    """A plain table with a caption and a heading row."""

    caption = blocks.CharBlock(label="Tên bảng", max_length=200)
    heading = blocks.ListBlock(blocks.CharBlock(label="Cột"), label="Hàng tiêu đề")
    rows = blocks.ListBlock(TableRowBlock(), label="Các hàng")

    class Meta:
        icon = "table"
        label = "Bảng"
        description = "Số liệu nhiều hàng, nhiều cột; luôn có tên bảng và hàng tiêu đề."
        template = "core/blocks/table.html"
        preview_value = {
            "caption": "Kết quả theo xã",
            "heading": ["Xã", "Số hộ"],
            "rows": [{"cells": ["Bãi Trành", "120"]}],
        }
