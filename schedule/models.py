"""The work schedule of the leaders, week by week (Điều 4 khoản 2 a)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.vietnamese import date_words

if TYPE_CHECKING:
    from django.http import HttpRequest

DAYS = 7


class ScheduleIndexPage(PortalPage):
    """Lịch công tác: this week's, or the one that the address asks for."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["schedule.ScheduleWeekPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục lịch công tác"
        verbose_name_plural = "mục lịch công tác"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the chosen week and the ways to its neighbours (`?tuan=2026-11-23`)."""
        context = super().get_context(request, *args, **kwargs)
        monday = _monday_of(_asked_day(request))
        week = ScheduleWeekPage.objects.shown().filter(monday=monday).first()
        step = datetime.timedelta(days=DAYS)
        context.update(
            week=week,
            days=week.days() if week else [],
            monday=monday,
            sunday=monday + datetime.timedelta(days=DAYS - 1),
            previous=monday - step,
            following=monday + step,
        )
        return context


class ScheduleWeekPage(PortalPage):
    """One week, approved as a whole."""

    monday = models.DateField("tuần từ thứ Hai ngày", unique=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("monday"),
        InlinePanel("entries", heading="Lịch", label="việc"),
    ]
    parent_page_types = ["schedule.ScheduleIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "lịch công tác tuần"
        verbose_name_plural = "lịch công tác tuần"

    def clean(self) -> None:
        """A week begins on Monday; entries lie within it; nobody is in two places at once."""
        super().clean()
        if self.monday and self.monday.weekday():
            raise ValidationError({"monday": "Tuần phải bắt đầu từ thứ Hai."})
        taken: dict[tuple[Any, ...], ScheduleEntry] = {}
        for entry in self.entries.all():
            entry.check_within(self.monday)
            if entry.time is None or entry.change == ScheduleEntry.Change.CANCELLED:
                continue
            place = (entry.leader_post, entry.day, entry.time)
            if place in taken:
                raise ValidationError(
                    f"{entry.leader_post} có hai việc cùng lúc {entry.time:%H:%M} ngày "
                    f"{entry.day:%d/%m/%Y}: “{taken[place].content}” và “{entry.content}”."
                )
            taken[place] = entry

    def listing_date(self) -> datetime.datetime | None:
        """Weeks are ordered by their Monday."""
        if self.monday is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.monday, datetime.time()))

    def days(self) -> list[dict[str, Any]]:
        """The week for the table: only days that have public entries, and today."""
        today = timezone.localdate()
        entries = [entry for entry in self.entries.all() if not entry.is_internal]
        entries.sort(key=lambda entry: (entry.day, entry.session, entry.time or datetime.time()))
        days = []
        for offset in range(DAYS):
            day = self.monday + datetime.timedelta(days=offset)
            sessions = [
                {"label": label, "entries": [e for e in entries if (e.day, e.session) == (day, code)]}
                for code, label in ScheduleEntry.Session.choices
            ]
            sessions = [session for session in sessions if session["entries"]]
            if sessions or day == today:
                days.append(
                    {
                        "date": day,
                        "date_words": date_words(day),
                        "is_today": day == today,
                        "sessions": sessions,
                    }
                )
        return days

    @classmethod
    def entries_today(cls) -> list[ScheduleEntry]:
        """Today's public entries, for the home page."""
        today = timezone.localdate()
        entries = ScheduleEntry.objects.filter(
            day=today, is_internal=False, page__in=cls.objects.shown().values("pk")
        ).exclude(change=ScheduleEntry.Change.CANCELLED)
        return list(entries.order_by("session", "time")[:6])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `days`."""
        return {**super().get_context(request, *args, **kwargs), "days": self.days()}


class ScheduleEntry(Orderable):
    """One appointment. An internal one is never shown to the public in any way."""

    class Session(models.TextChoices):
        """Half of a day; the codes sort in the day's order."""

        MORNING = "1", "Sáng"
        AFTERNOON = "2", "Chiều"
        EVENING = "3", "Tối"

    class Change(models.TextChoices):
        """What became of it."""

        NONE = "none", "Theo lịch"
        CHANGED = "changed", "Đã thay đổi"
        CANCELLED = "cancelled", "Hoãn, hủy"

    page = ParentalKey(ScheduleWeekPage, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField("ngày")
    session = models.CharField(
        "buổi", max_length=1, choices=Session.choices, default=Session.MORNING
    )
    time = models.TimeField("giờ", null=True, blank=True)
    leader_post = models.CharField("lãnh đạo chủ trì (chức vụ)", max_length=150)
    content = models.CharField("nội dung", max_length=400)
    participants = models.CharField("thành phần", max_length=300, blank=True)
    place = models.CharField("địa điểm", max_length=150, blank=True)
    prepared_by = models.CharField("chuẩn bị", max_length=150, blank=True)
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    is_internal = models.BooleanField("nội bộ, không công khai", default=False)
    change = models.CharField(
        "thay đổi", max_length=10, choices=Change.choices, default=Change.NONE
    )
    change_reason = models.CharField("lý do thay đổi", max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("session"), FieldPanel("time")]),
        FieldPanel("leader_post"),
        FieldPanel("content"),
        FieldPanel("participants"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("prepared_by")]),
        FieldPanel("body"),
        FieldPanel("is_internal"),
        FieldRowPanel([FieldPanel("change"), FieldPanel("change_reason")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "việc trong lịch"
        verbose_name_plural = "việc trong lịch"
        indexes = [models.Index(fields=["day", "session"], name="entry_by_day")]

    def __str__(self) -> str:
        return self.content

    def clean(self) -> None:
        """A change or cancellation says why, and stays visible."""
        if self.change != self.Change.NONE and not self.change_reason:
            raise ValidationError({"change_reason": "Hãy ghi lý do thay đổi, hoãn hoặc hủy."})

    def check_within(self, monday: datetime.date | None) -> None:
        """Refuse a day outside the week.

        Raises:
            ValidationError: with the day and the entry's content.
        """
        if monday and self.day and not 0 <= (self.day - monday).days < DAYS:
            raise ValidationError(
                f"“{self.content}”: ngày {self.day:%d/%m/%Y} không thuộc tuần từ "
                f"{monday:%d/%m/%Y}."
            )


def _asked_day(request: HttpRequest) -> datetime.date:
    try:
        return datetime.date.fromisoformat(request.GET.get("tuan", ""))
    except ValueError:
        return timezone.localdate()


def _monday_of(day: datetime.date) -> datetime.date:
    return max(day, datetime.date(1900, 1, 8)) - datetime.timedelta(days=day.weekday())
