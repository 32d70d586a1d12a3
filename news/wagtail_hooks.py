"""Where news shows in Wagtail's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail import hooks

from news.registers import ArticleRegister, ConclusionRegister, GalleryRegister, NoticeRegister

if TYPE_CHECKING:
    from core.page_register import PageRegisterViewSet


@hooks.register("register_admin_viewset")
def registers() -> list[PageRegisterViewSet]:
    """The registers of this section's pages."""
    return [ArticleRegister(), NoticeRegister(), ConclusionRegister(), GalleryRegister()]
