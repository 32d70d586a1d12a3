"""Addresses of the screens below the admin."""

from __future__ import annotations

from django.urls import path

from services.desk_views import ReviewsView, StatisticsView

app_name = "services"
urlpatterns = [
    path("ra-soat-thu-tuc/", ReviewsView.as_view(), name="reviews"),
    path("so-lieu-ho-so/", StatisticsView.as_view(), name="statistics"),
]
