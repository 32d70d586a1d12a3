"""The schedule taken away: the columns of its files, what search reads of an entry, and the week
that the public reads as CSV, XLSX and JSON (Điều 2 khoản 3 b; Điều 4 khoản 2 a). What each field of
the JSON means stands in docs/open-data.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse

from core.spreadsheets.writing import csv_response, xlsx_response
from core.vietnamese import date_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from core.spreadsheets.writing import Columns
    from schedule.models import ScheduleEntry
    from schedule.selection import Selection

COLUMNS: Columns = {
    "Ngày": lambda entry: entry.day,
    "Buổi": lambda entry: entry.get_session_display(),
    "Từ giờ": lambda entry: entry.time,
    "Đến giờ": lambda entry: entry.ends,
    "Nội dung": lambda entry: entry.content,
    "Chủ trì": lambda entry: entry.chair_line,
    "Lịch của": lambda entry: "; ".join(post.title for post in entry.leaders.all()),
    "Thành phần": lambda entry: entry.participants,
    "Địa điểm": lambda entry: entry.place,
    "Chuẩn bị": lambda entry: entry.prepared_by,
    "Cơ quan": lambda entry: entry.bodies_line,
    "Thay đổi": lambda entry: entry.get_change_display(),
    "Lý do thay đổi": lambda entry: entry.change_reason,
}

# The columns that search reads as they are; day, hours and change it reads in words.
SEARCHED = ("Nội dung", "Chủ trì", "Lịch của", "Cơ quan", "Thành phần", "Địa điểm", "Chuẩn bị")


def words(entry: ScheduleEntry) -> str:
    """All that the public calendar says of an entry, in one line, for search."""
    facts = [
        (date_words(entry.day), entry.hours),
        *((label, COLUMNS[label](entry)) for label in SEARCHED),
        (entry.get_change_display(), entry.change_reason),
    ]
    return ". ".join(f"{label}: {value}" for label, value in facts if value)


def _csv(asked: Selection, entries: list[ScheduleEntry]) -> HttpResponseBase:
    return csv_response(entries, COLUMNS, _name(asked))


def _xlsx(asked: Selection, entries: list[ScheduleEntry]) -> HttpResponseBase:
    return xlsx_response(entries, COLUMNS, _name(asked))


def _json(asked: Selection, entries: list[ScheduleEntry]) -> HttpResponseBase:
    body = {
        "tuan": asked.code,
        "tu_ngay": asked.monday,
        "den_ngay": asked.sunday,
        "viec": [record(entry) for entry in entries],
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _name(asked: Selection) -> str:
    return f"Lịch công tác {asked.code}"


# What the address may ask for by `dang=`.
FORMATS: dict[str, Callable[[Selection, list[ScheduleEntry]], HttpResponseBase]] = {
    "csv": _csv, "xlsx": _xlsx, "json": _json,
}  # fmt: skip


def record(entry: ScheduleEntry) -> dict[str, Any]:
    """One public entry; days and hours as ISO 8601, null for what isn't settled."""
    return {
        "id": str(entry.uid),
        "ngay": entry.day,
        "buoi": entry.get_session_display(),
        "tu_gio": entry.time,
        "den_gio": entry.ends,
        "noi_dung": entry.content,
        "chu_tri": entry.chair_line,
        "lich_cua": [{"ma": post.code, "ten": post.title} for post in entry.leaders.all()],
        "thanh_phan": entry.participants or None,
        "dia_diem": entry.place or None,
        "chuan_bi": entry.prepared_by or None,
        "co_quan": [{"ma": body.code, "ten": body.name} for body in entry.bodies.all()],
        "thay_doi": entry.change,
        "ly_do_thay_doi": entry.change_reason or None,
    }
