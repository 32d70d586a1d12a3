"""What units promised, sent, had returned and published in a period (Điều 9; Điều 13 khoản 2 c).

Counted from the ledger, so that a deleted page still counts; a page belongs to the unit that it
has now, a deleted one to the unit whose name the ledger holds.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.db.models import Min
from django.utils import timezone

from contributions.models import Material
from contributions.models.quotas import Demand, demands
from core.models import PortalPage
from workflows.definitions import Action
from workflows.models import Approval, Assignment
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Period:
    """Whole days, both included, in Asia/Ho_Chi_Minh."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def of_quarter(cls, today: datetime.date) -> Period:
        """The quarter in which a day lies, up to that day."""
        return cls(today.replace(month=today.month - (today.month - 1) % 3, day=1), today)

    @property
    def moments(self) -> tuple[datetime.datetime, datetime.datetime]:
        """From its first moment to the first one after it."""
        after = self.last + datetime.timedelta(days=1)
        zone = timezone.get_default_timezone()
        midnight = datetime.time()
        return (
            datetime.datetime.combine(self.first, midnight, zone),
            datetime.datetime.combine(after, midnight, zone),
        )


@dataclass
class UnitFigures:
    """The figures of one unit. The lists hold keys of pages, `materials` those of materials, each
    counted once: what a member wrote from a material is none of the articles that the unit
    `sent`. `lags`: working days from the event to the day on which it was first sent."""

    body: Any
    promised: int = 0
    sent: list[int] = field(default_factory=list)
    materials: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    published: list[int] = field(default_factory=list)
    lags: list[int] = field(default_factory=list)
    corrections: int = 0
    demand: Demand = field(default_factory=Demand)
    sent_lately: int = 0

    @property
    def lag(self) -> float | None:
        """The mean lag, None where no event's date is known."""
        return sum(self.lags) / len(self.lags) if self.lags else None

    @property
    def is_silent(self) -> bool:
        """Fewer items than the quota demands, as of today."""
        return self.sent_lately < self.demand.minimum


def figures(period: Period) -> list[UnitFigures]:
    """Every unit that exists, in protocol order."""
    today = timezone.localdate()
    bodies = apps.get_model("directory", "Body").objects.in_force(today)
    units = {body.pk: UnitFigures(body) for body in bodies}
    supplied = _supplied()
    _add_chain(units, period, {row.page for row in supplied})
    _add_materials(units, period, supplied)
    _add_promises(units, period)
    _add_corrections(units, period)
    _add_quotas(units, today, supplied)
    return list(units.values())


def _add_chain(
    units: Mapping[int, UnitFigures], period: Period, from_material: set[int | None]
) -> None:
    """What the ledger says: first submissions, returns, first approvals, lags."""
    steps, firsts = _steps(period), _first_approvals(period)
    owners = _owners({step.page for step in steps} | {page for page, _name in firsts})
    names = {unit.body.name: key for key, unit in units.items()}

    def unit_of(page: int, body_name: str) -> UnitFigures | None:
        return units.get(owners.get(page) or names.get(body_name, 0))

    sent_at: dict[int, datetime.datetime] = {}
    for step in steps:
        unit = unit_of(step.page, step.body_name)
        if unit is None:
            continue
        if step.action == Action.RETURN:
            unit.returned.append(step.page)
        elif step.page not in sent_at and step.page not in from_material:
            sent_at[step.page] = step.at
            unit.sent.append(step.page)
    for page, body_name in firsts:
        unit = unit_of(page, body_name)
        if unit is not None:
            unit.published.append(page)
    _add_lags(units.values(), sent_at)


class _Step(NamedTuple):
    page: int
    action: str
    at: datetime.datetime
    body_name: str


def _steps(period: Period) -> list[_Step]:
    start, end = period.moments
    entries = Approval.objects.filter(
        at__gte=start,
        at__lt=end,
        action__in=[Action.SUBMIT, Action.RETURN],
        page_id__isnull=False,
    )
    rows = entries.order_by("sequence").values_list("page_id", "action", "at", "body_name")
    return [_Step(int(page or 0), action, at, name) for page, action, at, name in rows]


def _first_approvals(period: Period) -> list[tuple[int, str]]:
    """Pages whose first approval lies in the period, each with the unit's name of then."""
    start, end = period.moments
    firsts = (
        Approval.objects.filter(action=Action.APPROVE, page_id__isnull=False)
        .order_by()
        .values("page_id", "body_name")
        .annotate(first=Min("at"))
        .filter(first__gte=start, first__lt=end)
    )
    return [(int(row["page_id"] or 0), row["body_name"]) for row in firsts]


def _owners(page_ids: Iterable[int]) -> Mapping[int, int]:
    pages = PortalPage._base_manager.filter(pk__in=list(page_ids), body__isnull=False)
    return dict(pages.values_list("pk", "body_id"))


def _add_lags(units: Iterable[UnitFigures], sent_at: Mapping[int, datetime.datetime]) -> None:
    articles = apps.get_model("news", "ArticlePage")._base_manager
    events = dict(
        articles.filter(pk__in=list(sent_at), event_date__isnull=False).values_list(
            "pk", "event_date"
        )
    )
    calendar = working_calendar()
    for unit in units:
        unit.lags = [
            calendar.days_between(events[key], timezone.localdate(sent_at[key]))
            for key in unit.sent
            if key in events
        ]


class _Supplied(NamedTuple):
    key: int
    body: int
    at: datetime.datetime
    state: str
    page: int | None

    @property
    def counts(self) -> bool:
        """What was returned was no use, and is to be supplied again."""
        return self.state in (Material.State.SENT, Material.State.USED)


def _supplied() -> list[_Supplied]:
    rows = Material.objects.order_by("pk")
    return [
        _Supplied(*row) for row in rows.values_list("pk", "body_id", "sent_at", "state", "page_id")
    ]


def _add_materials(
    units: Mapping[int, UnitFigures], period: Period, supplied: list[_Supplied]
) -> None:
    """What was supplied without being written (Điều 10)."""
    start, end = period.moments
    for row in supplied:
        if row.counts and start <= row.at < end and row.body in units:
            units[row.body].materials.append(row.key)


def _add_promises(units: Mapping[int, UnitFigures], period: Period) -> None:
    start, end = period.moments
    promised = Assignment.objects.filter(due__gte=start, due__lt=end, unit__isnull=False)
    for unit_id in promised.values_list("unit_id", flat=True):
        if unit_id in units:
            units[unit_id].promised += 1


def _add_corrections(units: Mapping[int, UnitFigures], period: Period) -> None:
    corrections = apps.get_model("news", "ArticleCorrection").objects.filter(
        on__gte=period.first, on__lte=period.last, page__body__isnull=False
    )
    for body_id in corrections.values_list("page__body_id", flat=True):
        if body_id in units:
            units[body_id].corrections += 1


def _add_quotas(
    units: Mapping[int, UnitFigures], today: datetime.date, supplied: list[_Supplied]
) -> None:
    general, own = demands()
    longest = max([general.days, *(demand.days for demand in own.values())])
    start, end = Period(today - datetime.timedelta(days=longest - 1), today).moments
    rows = Approval.objects.filter(
        action=Action.SUBMIT, at__gte=start, at__lt=end, page_id__isnull=False
    )
    lately = {int(page or 0): at for page, at in rows.order_by("at").values_list("page_id", "at")}
    sent: dict[int, list[datetime.date]] = defaultdict(list)
    for page_id, body_id in _owners(lately.keys() - {row.page for row in supplied}).items():
        sent[body_id].append(timezone.localdate(lately[page_id]))
    # Supplying is not being silent: Điều 9 asks for information, in whatever form.
    for row in supplied:
        if row.counts and start <= row.at < end:
            sent[row.body].append(timezone.localdate(row.at))
    for key, unit in units.items():
        unit.demand = own.get(key, general)
        since = today - datetime.timedelta(days=unit.demand.days - 1)
        unit.sent_lately = sum(day >= since for day in sent[key])


def coverage(year: int) -> list[dict[str, Any]]:
    """How many items each section published in each month; None for months to come.

    A 0 is a hole that the board should fill (Điều 9 gạch 2).
    """
    today = timezone.localdate()
    known = 12 if year < today.year else today.month if year == today.year else 0
    start, end = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31)).moments
    counts: dict[int, list[int]] = defaultdict(lambda: [0] * 12)
    items = PortalPage.objects.shown().filter(
        is_structural=False, first_published_at__gte=start, first_published_at__lt=end
    )
    for section, moment in items.values_list("section", "first_published_at"):
        counts[section][timezone.localtime(moment).month - 1] += 1
    sections = PortalPage.objects.shown().filter(is_structural=True, depth__gt=2).order_by("path")
    holding = set(
        PortalPage.objects.filter(is_structural=False, depth__gt=2).values_list(
            "section", flat=True
        )
    )
    return [
        {
            "section": section,
            "months": [counts[section.pk][month] if month < known else None for month in range(12)],
        }
        for section in sections
        if section.pk in holding
    ]
