"""Addresses of the register beside its page: files, open data, feeds, subscriptions by mail."""

from __future__ import annotations

from django.urls import path

from core.archive import closes_in_archive
from documents.exports import register_csv, register_xlsx
from documents.feeds import DocumentAtomFeed, DocumentFeed
from documents.open_data import register_json, register_json_page
from documents.subscriptions.views import confirm, subscribe, unsubscribe

urlpatterns = [
    path("du-lieu-mo/van-ban.csv", register_csv, name="register_csv"),
    path("du-lieu-mo/van-ban.xlsx", register_xlsx, name="register_xlsx"),
    path("du-lieu-mo/van-ban.json", register_json, name="register_json"),
    path("du-lieu-mo/van-ban/", register_json_page, name="register_json_page"),
    path("du-lieu-mo/van-ban.rss", DocumentFeed(), name="register_rss"),
    path("du-lieu-mo/van-ban.atom", DocumentAtomFeed(), name="register_atom"),
    path("nhan-van-ban/", closes_in_archive(subscribe), name="document_subscription"),
    path("nhan-van-ban/xac-nhan/<str:token>/", confirm, name="document_subscription_confirm"),
    path("nhan-van-ban/thoi-nhan/<str:token>/", unsubscribe, name="document_subscription_end"),
]
