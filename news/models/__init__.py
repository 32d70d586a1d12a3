"""News, conclusions, notices and galleries."""

from __future__ import annotations

from news.models.articles import ArticleCorrection, ArticlePage, NewsIndexPage, Scope
from news.models.conclusions import ConclusionIndexPage, ConclusionPage
from news.models.galleries import GalleryImage, GalleryIndexPage, GalleryPage
from news.models.notices import NoticeIndexPage, NoticePage

__all__ = [
    "ArticleCorrection",
    "ArticlePage",
    "ConclusionIndexPage",
    "ConclusionPage",
    "GalleryImage",
    "GalleryIndexPage",
    "GalleryPage",
    "NewsIndexPage",
    "NoticeIndexPage",
    "NoticePage",
    "Scope",
]
