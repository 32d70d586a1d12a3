"""Enters a year's public holidays into the calendar of the clocks."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from lunar_vn import LunarDate, lunar_to_solar

from workflows.models import Holiday

FIRST_YEAR, LAST_YEAR = 2000, 2099
TET_DAYS = 5


class Command(BaseCommand):
    """The days of Article 112 of the Labour Code 2019: New Year, Tết (five days, here the last of
    the old year and the first four of the new), the Hùng Kings' day, 30/4, 1/5, National Day.
    The second day of National Day, other splits of Tết and swapped days are decided year by
    year: they are entered by hand. Days that are there already stay as they are.

    Raises:
        CommandError: a year outside the lunar tables.
    """

    help = "Ghi các ngày lễ theo luật của một năm vào lịch nghỉ."

    def add_arguments(self, parser: CommandParser) -> None:
        """The year."""
        parser.add_argument("year", type=int)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Add what is missing."""
        year = options["year"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(f"Chỉ tính được từ năm {FIRST_YEAR} đến {LAST_YEAR}.")
        made = 0
        for day, name in self._days(year):
            _holiday, created = Holiday.objects.get_or_create(day=day, defaults={"name": name})
            made += created
        self.stdout.write(f"Đã ghi {made} ngày nghỉ năm {year}. Hãy ghi thêm ngày hoán đổi.")

    def _days(self, year: int) -> list[tuple[datetime.date, str]]:
        tet = lunar_to_solar(LunarDate(day=1, month=1, year=year))
        eve = tet - datetime.timedelta(days=1)
        days = [(eve + datetime.timedelta(days=n), "Tết Nguyên đán") for n in range(TET_DAYS)]
        return [
            (datetime.date(year, 1, 1), "Tết Dương lịch"),
            *days,
            (lunar_to_solar(LunarDate(day=10, month=3, year=year)), "Giỗ Tổ Hùng Vương"),
            (datetime.date(year, 4, 30), "Ngày Chiến thắng"),
            (datetime.date(year, 5, 1), "Quốc tế Lao động"),
            (datetime.date(year, 9, 2), "Quốc khánh"),
        ]
