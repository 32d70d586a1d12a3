"""The work schedule of the leaders, week by week (Điều 4 khoản 2 a)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.profile import by_profile
from core.text import fold
from core.vietnamese import date_words, short_date
from schedule.forms import ScheduleWeekForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

DAYS = 7
YEARS = range(2000, 2100)
TODAY = 6


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
        """Adds the chosen week (`?tuan=2026-W48`, or any day of it) and the public weeks before
        and after it; there is no way into empty weeks without end."""
        context = super().get_context(request, *args, **kwargs)
        monday = _monday_of(_asked_day(request))
        shown = ScheduleWeekPage.objects.shown()
        week = shown.select_related("body", "permit").filter(monday=monday).first()
        context.update(
            week=week,
            days=week.days() if week else [],
            monday=monday,
            sunday=monday + datetime.timedelta(days=DAYS - 1),
            previous=shown.filter(monday__lt=monday).order_by("monday").last(),
            following=shown.filter(monday__gt=monday).order_by("monday").first(),
            is_this_week=monday == _monday_of(timezone.localdate()),
        )
        return context


class ScheduleWeekPage(PortalPage):
    """One week, approved as a whole."""

    monday = models.DateField(
        "tuần từ thứ Hai ngày", unique=True, help_text="Mỗi tuần có một lịch; ngày đầu là thứ Hai."
    )

    base_form_class = ScheduleWeekForm
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
        """A week begins on Monday; entries lie within it; nobody is in two places at once.

        Raises:
            ValidationError: with every fault found, so that an editor mends them in one go.
        """
        super().clean()
        if self.monday and self.monday.weekday():
            raise ValidationError({"monday": "Tuần phải bắt đầu từ thứ Hai."})
        entries = list(self.entries.all())
        faults = [*_outside(self.monday, entries), *_clashes(entries)]
        if faults:
            raise ValidationError(faults)

    def listing_date(self) -> datetime.datetime | None:
        """Weeks are ordered by their Monday."""
        if self.monday is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.monday, datetime.time()))

    @property
    def week_code(self) -> str:
        """The week as addresses name it, "2026-W48"."""
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    def days(self) -> list[dict[str, Any]]:
        """The week for the table: only days that have public entries, and today."""
        today = timezone.localdate()
        entries = [entry for entry in self.entries.all() if not entry.is_internal]
        entries.sort(key=lambda entry: (entry.day, entry.session, entry.time or datetime.time()))
        days = []
        for offset in range(DAYS):
            day = self.monday + datetime.timedelta(days=offset)
            sessions = [
                {
                    "label": label,
                    "entries": [e for e in entries if (e.day, e.session) == (day, code)],
                }
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
        return list(entries.order_by("session", F("time").asc(nulls_first=True))[:TODAY])

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
    time = models.TimeField("giờ", null=True, blank=True, help_text="Để trống nếu chưa định giờ.")
    leader_post = models.CharField(
        "lãnh đạo chủ trì (chức vụ)",
        max_length=150,
        help_text=by_profile("Ví dụ: Phó Chủ tịch UBND huyện.", "Ví dụ: Phó Chủ tịch UBND xã."),
    )
    content = models.CharField("nội dung", max_length=400)
    participants = models.CharField("thành phần", max_length=300, blank=True)
    place = models.CharField("địa điểm", max_length=150, blank=True)
    prepared_by = models.CharField(
        "chuẩn bị", max_length=150, blank=True, help_text="Cơ quan chuẩn bị nội dung, tài liệu."
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    is_internal = models.BooleanField(
        "nội bộ",
        default=False,
        help_text="Đánh dấu thì không bao giờ hiện trên Cổng, kể cả sau khi duyệt.",
    )
    change = models.CharField(
        "thay đổi", max_length=10, choices=Change.choices, default=Change.NONE
    )
    change_reason = models.CharField(
        "lý do thay đổi",
        max_length=200,
        blank=True,
        help_text="Bắt buộc khi thay đổi, hoãn hoặc hủy; hiện trên lịch công khai.",
    )

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


def _outside(monday: datetime.date | None, entries: list[ScheduleEntry]) -> Iterator[str]:
    """What lies on a day of another week."""
    for entry in entries:
        if monday and not 0 <= (entry.day - monday).days < DAYS:
            yield (
                f"“{entry.content}”: ngày {short_date(entry.day)} không thuộc tuần từ "
                f"{short_date(monday)}."
            )


def _clashes(entries: list[ScheduleEntry]) -> Iterator[str]:
    """Two things for one leader at the same hour; what is cancelled takes nobody's time."""
    taken: dict[tuple[str, datetime.date, datetime.time], ScheduleEntry] = {}
    for entry in entries:
        if entry.time is None or entry.change == ScheduleEntry.Change.CANCELLED:
            continue
        first = taken.setdefault((fold(entry.leader_post), entry.day, entry.time), entry)
        if first is not entry:
            yield (
                f"{entry.leader_post} có hai việc cùng lúc {entry.time:%H:%M} ngày "
                f"{short_date(entry.day)}: “{first.content}” và “{entry.content}”."
            )


def _asked_day(request: HttpRequest) -> datetime.date:
    today = timezone.localdate()
    try:
        asked = datetime.date.fromisoformat(request.GET.get("tuan", ""))
    except ValueError:
        return today
    return asked if asked.year in YEARS else today


def _monday_of(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
