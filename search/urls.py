"""Addresses of search, below /tim-kiem/."""

from __future__ import annotations

from django.urls import path

from search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("goi-y/", views.suggest, name="search_suggestions"),
    path("da-mo/", views.opened, name="search_opened"),
]
