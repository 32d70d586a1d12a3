"""Public addresses of messages. A code never stands in one."""

from __future__ import annotations

from django.urls import path

from core.archive import closes_in_archive
from questions.views import AskView, LookUpView

urlpatterns = [
    path("gui/<slug:slug>/", closes_in_archive(AskView.as_view()), name="ask"),
    path("tra-cuu-ma/", closes_in_archive(LookUpView.as_view()), name="look_up"),
]
