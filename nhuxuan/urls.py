"""Addresses. No API of Wagtail's is mounted: what isn't routed can't leak (publish-paths.md)."""

from __future__ import annotations

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from library.views import serve_document, serve_stored

urlpatterns = [
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tep/<path:name>", serve_stored, name="stored_file"),
    path("tep-dinh-kem/<int:key>/<path:filename>", serve_document, name="served_document"),
    path("tep-dinh-kem/", include(wagtaildocs_urls)),
    path("tim-kiem/", include("search.urls")),
    path("", include("news.urls")),
    path("", include("services.urls")),
    path("", include("schedule.urls")),
    path("", include("questions.urls")),
    path("", include("directory.urls")),
    path("", include("documents.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("", include(wagtail_urls)),
]
