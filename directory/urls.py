"""The directory as files."""

from __future__ import annotations

from django.urls import path

from directory.views import csv_file, vcard_file

urlpatterns = [
    path("danh-ba.csv", csv_file, name="directory_csv"),
    path("danh-ba.vcf", vcard_file, name="directory_vcard"),
    path("danh-ba/<slug:code>.csv", csv_file, name="directory_body_csv"),
    path("danh-ba/<slug:code>.vcf", vcard_file, name="directory_body_vcard"),
]
