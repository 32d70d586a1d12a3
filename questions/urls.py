"""Public addresses of messages. A code never stands in one."""

from __future__ import annotations

from django.urls import path

from questions.views import AskView, LookUpView

urlpatterns = [
    path("gui/<slug:slug>/", AskView.as_view(), name="ask"),
    path("tra-cuu-ma/", LookUpView.as_view(), name="look_up"),
]
