"""The registers of news and of conclusions in the admin."""

from __future__ import annotations

from core.page_register import PageRegisterViewSet
from news.models import ArticlePage, ConclusionPage, GalleryPage, NoticePage


class ArticleRegister(PageRegisterViewSet):
    """Sổ tin, bài."""

    model = ArticlePage
    menu_label = "Tin, bài"
    icon = "doc-full-inverse"
    url_prefix = "so-tin-bai"
    facts = ("body", "scope")
    list_filter = ("scope", "body")
    search_fields = ("title", "summary", "source_name")
    taken = ("summary", "scope", "source_name")


class NoticeRegister(PageRegisterViewSet):
    """Sổ thông báo."""

    model = NoticePage
    menu_label = "Thông báo"
    icon = "warning"
    url_prefix = "so-thong-bao"
    facts = ("body", "valid_until", "is_urgent")
    list_filter = ("valid_until", "is_urgent", "body")
    search_fields = ("title", "summary")


class GalleryRegister(PageRegisterViewSet):
    """Sổ thư viện ảnh."""

    model = GalleryPage
    menu_label = "Thư viện ảnh"
    icon = "image"
    url_prefix = "so-thu-vien-anh"
    facts = ("body",)
    list_filter = ("body",)
    search_fields = ("title", "summary")


class ConclusionRegister(PageRegisterViewSet):
    """Sổ ý kiến kết luận."""

    model = ConclusionPage
    menu_label = "Ý kiến kết luận"
    icon = "openquote"
    url_prefix = "so-y-kien-ket-luan"
    facts = ("number", "meeting", "held_on", "chair_body")
    list_filter = ("held_on", "chair_body", "chair_post", "body")
    search_fields = ("title", "meeting", "number", "chair_post", "summary")
    taken = ("number", "meeting", "held_on", "chair_post", "chair_body")
