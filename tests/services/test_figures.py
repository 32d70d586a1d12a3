"""Shares of the one-stop desk: what was received is accounted for, by any day and any grouping."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.charts import WIDTH, share_chart
from services.figures import Figures, outcome, total
from services.imports import local_day

counts = st.integers(min_value=0, max_value=10_000)
days = st.dates(min_value=datetime.date(2020, 1, 1), max_value=datetime.date(2030, 12, 31))
settled = st.builds(
    lambda early, on_time, overdue, pending: Figures(
        early + on_time + overdue + pending, early, on_time, overdue, pending
    ),
    counts, counts, counts, counts,
)  # fmt: skip
HANOI = datetime.timezone(datetime.timedelta(hours=7))


@given(st.lists(st.tuples(st.none() | days, st.none() | days)))
def test_whatever_the_days_the_sum_adds_up(dossiers: list[tuple]) -> None:
    sums = total(outcome(due, returned) for due, returned in dossiers)
    assert sums.adds_up
    assert sums.received == len(dossiers)
    assert sums.pending == sum(returned is None for _due, returned in dossiers)


@given(days, st.integers(min_value=-400, max_value=400))
def test_a_dossier_is_early_on_time_or_overdue_by_its_day(due: datetime.date, late: int) -> None:
    figures = outcome(due, due + datetime.timedelta(days=late))
    assert (figures.early, figures.on_time, figures.overdue) == (late < 0, late == 0, late > 0)


def test_without_a_promised_day_nothing_is_late() -> None:
    assert outcome(None, datetime.date(2026, 3, 2)).on_time == 1


@given(st.lists(settled))
def test_a_share_lies_between_its_parts(parts: list[Figures]) -> None:
    shares = [part.share for part in parts if part.share is not None]
    whole = total(parts).share
    if not shares:
        assert whole is None
    else:
        assert min(shares) - 1e-9 <= whole <= max(shares) + 1e-9


@given(settled)
def test_only_a_full_share_reads_a_hundred(figures: Figures) -> None:
    if figures.settled:
        assert (figures.share_words == "100,0%") == (figures.overdue == 0)
    else:
        assert figures.share_words == "–"


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures(100, 60, 30, 4, 6), "95,7%"),
        (Figures(10_000, 9_999, 0, 1, 0), "99,9%"),
        (Figures(3, 0, 0, 0, 3), "–"),
        (Figures(1, 0, 0, 1, 0), "0,0%"),
    ],
)
def test_shares_in_words(figures: Figures, words: str) -> None:
    assert figures.share_words == words


# Since 1975 the clocks of Hà Nội are seven hours ahead; before, they changed often.
MOMENTS = st.datetimes(
    min_value=datetime.datetime(1976, 1, 1),
    max_value=datetime.datetime(2999, 1, 1),
    timezones=st.timezones(),
)


@given(MOMENTS)
def test_the_day_of_a_moment_is_that_of_hanoi(moment: datetime.datetime) -> None:
    assert local_day(moment) == moment.astimezone(HANOI).date()
    assert local_day(moment.isoformat()) == local_day(moment)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-10-31T16:59:59Z", datetime.date(2026, 10, 31)),
        ("2026-10-31T17:00:00Z", datetime.date(2026, 11, 1)),
        ("31/10/2026 23:59", datetime.date(2026, 10, 31)),
        ("01/11/2026 00:00:00", datetime.date(2026, 11, 1)),
        (datetime.datetime(2026, 11, 1, 0, 0), datetime.date(2026, 11, 1)),
        ("hôm qua", "hôm qua"),
        (None, None),
    ],
)
def test_day_boundaries(written: object, day: object) -> None:
    assert local_day(written) == day


@given(st.dictionaries(st.text(max_size=120), settled, max_size=8))
def test_no_bar_leaves_its_drawing(figures: dict[str, Figures]) -> None:
    chart = share_chart("Tỷ lệ", figures)
    assert len(chart.bars) == len(figures)
    assert all(0 <= float(bar.width) <= WIDTH for bar in chart.bars)
    assert all(bar.bar_y + chart.bar_height <= chart.height for bar in chart.bars)
