"""Addresses of the feeds."""

from __future__ import annotations

from django.urls import path

from news.feeds import NewsFeed

urlpatterns = [
    path("rss/", NewsFeed(), name="rss"),
    path("rss/<slug:slug>/", NewsFeed(), name="rss_of_section"),
]
