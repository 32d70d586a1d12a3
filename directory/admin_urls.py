"""Addresses of the directory's desk, below the admin."""

from __future__ import annotations

from django.urls import path

from directory.admin_views import ConfirmView, GapsView, RefreshView

app_name = "directory"
urlpatterns = [
    path("xac-nhan/", ConfirmView.as_view(), name="confirm"),
    path("cap-nhat/<int:page_id>/", RefreshView.as_view(), name="refresh"),
    path("viec-can-lam/", GapsView.as_view(), name="gaps"),
]
