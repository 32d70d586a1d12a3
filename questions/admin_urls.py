"""Addresses of the desk for messages, below the admin."""

from __future__ import annotations

from django.urls import path

from questions.desk_views import ComposeView, EnquiryView
from questions.register_views import (
    DataRequestDoneView,
    DataRequestsView,
    FiguresView,
    RegisterView,
)

app_name = "enquiries"
urlpatterns = [
    path("cong-dan-gui/", RegisterView.as_view(), name="register"),
    path("cong-dan-gui/so-lieu/", FiguresView.as_view(), name="figures"),
    path("cong-dan-gui/du-lieu-ca-nhan/", DataRequestsView.as_view(), name="data_requests"),
    path(
        "cong-dan-gui/du-lieu-ca-nhan/<int:pk>/", DataRequestDoneView.as_view(), name="data_request"
    ),
    path("cong-dan-gui/<int:pk>/", EnquiryView.as_view(), name="enquiry"),
    path("cong-dan-gui/<int:pk>/cong-khai/", ComposeView.as_view(), name="compose"),
]
