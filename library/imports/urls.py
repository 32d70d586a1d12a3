"""Addresses of "Nhập dữ liệu", below the admin."""

from __future__ import annotations

from django.urls import path

from library.imports.views import EmptyTableView, FaultsView, ImportsView, KindView, RunView

app_name = "library_imports"
urlpatterns = [
    path("nhap-du-lieu/", ImportsView.as_view(), name="kinds"),
    path("nhap-du-lieu/<slug:kind>/", KindView.as_view(), name="kind"),
    path("nhap-du-lieu/<slug:kind>/mau.csv", EmptyTableView.as_view(), name="empty_table"),
    path("nhap-du-lieu/<slug:kind>/<int:pk>/", RunView.as_view(), name="run"),
    path("nhap-du-lieu/<slug:kind>/<int:pk>/loi.csv", FaultsView.as_view(), name="faults"),
]
