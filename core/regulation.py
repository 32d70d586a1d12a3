"""Where the regulation itself stands on the portal, so that each screen of the admin can name the
article that it carries out (QĐ 2112/QĐ-UBND, Điều 1)."""

from __future__ import annotations

from wagtail.admin.widgets.button import Button

# The address of the register's record; the articles of its text are anchors.
ADDRESS = "/van-ban/2112-qd-ubnd/"


def basis_address(article: str) -> str:
    """The place of an article ("13", or "13.2" for a part of it)."""
    return f"{ADDRESS}#dieu-{article.partition('.')[0]}"


def basis_name(article: str) -> str:
    """The words of the link."""
    return f"Căn cứ: Điều {article.partition('.')[0]}"


def basis_button(article: str) -> Button:
    """The link among the actions of a page's header."""
    return Button(
        basis_name(article), basis_address(article), icon_name="doc-full-inverse", priority=90
    )
