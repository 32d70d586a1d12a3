"""Addresses of the schedule's screens, below the admin."""

from __future__ import annotations

from django.urls import path

from schedule.desk import CopyWeekView, CoverageView

app_name = "schedule"
urlpatterns = [
    path("lich-cong-tac/<int:page_id>/viet-tin/", CoverageView.as_view(), name="coverage"),
    path("lich-cong-tac/sao-chep-tuan-truoc/", CopyWeekView.as_view(), name="copy_week"),
]
