"""Addresses of the one-stop desk beside its pages."""

from __future__ import annotations

from django.urls import path

from services.views import look_up

urlpatterns = [path("tra-cuu-ho-so/", look_up, name="dossier_look_up")]
