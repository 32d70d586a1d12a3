"""What an approval stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.content_hash import content_hash
from schedule.models import ScheduleWeekPage
from tests.pages.planting import specimen

if TYPE_CHECKING:
    from tests.factories import People


def test_rows_that_tie_count_the_same_in_any_order(people: People) -> None:
    page = specimen(ScheduleWeekPage, people)
    rows = list(page.entries.all())
    again = type(rows[0])(
        **{
            field.attname: getattr(rows[0], field.attname)
            for field in rows[0]._meta.concrete_fields
            if field.attname != "content"
        }
    )
    again.content = "Việc khác cùng giờ"
    page.entries = [rows[0], again]
    first = content_hash(page)
    page.entries = [again, rows[0]]
    assert content_hash(page) == first
    again.content = "Việc đã sửa"
    assert content_hash(page) != first
