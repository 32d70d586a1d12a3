"""Addresses of the calendars: of all, of a body with those below it, of a leader."""

from __future__ import annotations

from django.urls import path

from schedule.feeds import body_calendar, leader_calendar, whole_calendar

urlpatterns = [
    path("lich/tat-ca.ics", whole_calendar, name="calendar"),
    path("lich/co-quan/<slug:code>.ics", body_calendar, name="calendar_of_body"),
    path("lich/lanh-dao/<slug:code>.ics", leader_calendar, name="calendar_of_leader"),
]
