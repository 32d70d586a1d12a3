"""One appointment of the week."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.text import fold
from core.vietnamese import short_date
from schedule.conflicts import Slot
from schedule.models.leaders import LeaderPost

if TYPE_CHECKING:
    from typing import Any

NOON, NIGHT = datetime.time(12), datetime.time(18)


class EntryQuerySet(models.QuerySet["ScheduleEntry"]):
    """Entries by who may read them."""

    def public(self) -> EntryQuerySet:
        """What anybody may read, in every form: not internal, of a public week."""
        weeks = self.model._meta.get_field("page").related_model
        return self.filter(is_internal=False, page__in=weeks.objects.shown().values("pk"))

    def in_order(self) -> EntryQuerySet:
        """In the order of the days, with whom and what they concern: three queries."""
        by_time = models.F("time").asc(nulls_first=True)
        ordered = self.order_by("day", "session", by_time, "sort_order", "pk")
        return ordered.prefetch_related("leaders", "bodies")


class ScheduleEntry(ClusterableModel, Orderable):
    """One appointment. An internal one is never shown to the public in any way."""

    class Session(models.TextChoices):
        """Part of a day; the codes sort in the day's order."""

        MORNING = "1", "Sáng"
        AFTERNOON = "2", "Chiều"
        EVENING = "3", "Tối"

    class Change(models.TextChoices):
        """What became of it."""

        NONE = "none", "Theo lịch"
        CHANGED = "changed", "Đã thay đổi"
        CANCELLED = "cancelled", "Hoãn, hủy"

    page = ParentalKey(
        "schedule.ScheduleWeekPage", on_delete=models.CASCADE, related_name="entries"
    )
    # Rows are made anew at publication; this stays: calendars, assignments, conclusions use it.
    uid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    # How often what was public has changed since (RFC 5545, SEQUENCE).
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    day = models.DateField("ngày")
    session = models.CharField(
        "buổi", max_length=1, choices=Session.choices, default=Session.MORNING
    )
    time = models.TimeField(
        "từ giờ", null=True, blank=True, help_text="Để trống nếu chưa định giờ."
    )
    ends = models.TimeField("đến giờ", null=True, blank=True, help_text="Để trống nếu không rõ.")
    content = models.CharField("nội dung", max_length=400)
    leaders = ParentalManyToManyField(
        LeaderPost,
        verbose_name="lịch của",
        through="schedule.EntryLeader",
        related_name="entries",
        blank=True,
        help_text="Một hoặc nhiều lãnh đạo dự; việc hiện trong lịch của từng người.",
    )
    chair = models.CharField(
        "chủ trì (chức vụ)",
        max_length=150,
        blank=True,
        help_text="Để trống nếu người đầu tiên trong “lịch của” chủ trì. Ví dụ: Trưởng phòng "
        "Nội vụ.",
    )
    bodies = ParentalManyToManyField(
        "directory.Body",
        verbose_name="cơ quan",
        through="schedule.EntryBody",
        related_name="+",
        blank=True,
        help_text="Lịch của những cơ quan nào; để trống thì lấy cơ quan của lãnh đạo đã chọn. "
        "Quyết định người duyệt: có cả Đảng và chính quyền thì cả hai cùng duyệt.",
    )
    participants = models.CharField("thành phần", max_length=300, blank=True)
    place = models.CharField("địa điểm", max_length=150, blank=True)
    prepared_by = models.CharField(
        "chuẩn bị", max_length=150, blank=True, help_text="Cơ quan chuẩn bị nội dung, tài liệu."
    )
    is_internal = models.BooleanField(
        "nội bộ",
        default=False,
        help_text="Đánh dấu thì không bao giờ hiện trên Cổng, kể cả sau khi duyệt.",
    )
    clash_note = models.CharField(
        "lý do giữ việc trùng",
        max_length=200,
        blank=True,
        help_text="Chỉ ghi khi máy báo trùng giờ mà vẫn giữ, ví dụ: giao cấp phó dự thay. "
        "Không hiện trên Cổng.",
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

    objects = EntryQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("session")]),
        FieldRowPanel([FieldPanel("time"), FieldPanel("ends")]),
        FieldPanel("content"),
        FieldPanel("leaders", widget=CheckboxSelectMultiple),
        FieldPanel("chair"),
        FieldPanel("bodies", widget=CheckboxSelectMultiple),
        FieldPanel("participants"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("prepared_by")]),
        FieldPanel("is_internal"),
        FieldRowPanel([FieldPanel("change"), FieldPanel("change_reason")]),
        FieldPanel("clash_note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "việc trong lịch"
        verbose_name_plural = "việc trong lịch"
        indexes = [models.Index(fields=["day", "session"], name="entry_by_day")]

    def __str__(self) -> str:
        return self.content

    def clean(self) -> None:
        """A change or cancellation says why, and stays visible; the hours suit the session.

        Raises:
            ValidationError: a reason is missing, or the hours are of another part of the day.
        """
        if self.change != self.Change.NONE and not self.change_reason.strip():
            raise ValidationError({"change_reason": "Hãy ghi lý do thay đổi, hoãn hoặc hủy."})
        if self.time and self.session != session_at(self.time):
            label = self.Session(session_at(self.time)).label.lower()
            raise ValidationError({"time": f"{self.time:%H:%M} là buổi {label}: hãy chọn lại."})
        if self.ends and not (self.time and self.time < self.ends):
            raise ValidationError({"ends": "Giờ kết thúc phải sau giờ bắt đầu."})

    @property
    def is_cancelled(self) -> bool:
        """It doesn't take place."""
        return self.change == self.Change.CANCELLED

    @property
    def chair_line(self) -> str:
        """Who chairs: the chair, or the first of the leaders."""
        return self.chair or next((leader.title for leader in self.leaders.all()), "")

    @property
    def others_line(self) -> str:
        """The leaders beside the chair."""
        chair = fold(self.chair_line)
        others = (leader.title for leader in self.leaders.all())
        return "; ".join(title for title in others if fold(title) != chair)

    @property
    def bodies_line(self) -> str:
        """The bodies by their short names."""
        return ", ".join(body.label for body in self.bodies.all())

    @property
    def hours(self) -> str:
        """The hours, as in "08:00–11:00", or that they aren't settled."""
        if self.time:
            return "–".join(f"{hour:%H:%M}" for hour in (self.time, self.ends) if hour)
        evening = self.session == self.Session.EVENING
        return "Tối, chưa định giờ" if evening else "Chưa định giờ"

    @property
    def when_words(self) -> str:
        """Hours, or the part of the day, and the date in one line."""
        hours = self.hours if self.time else f"Buổi {self.get_session_display().lower()}"
        return f"{hours}, ngày {short_date(self.day)}"

    @property
    def anchor(self) -> str:
        """The entry's place on the page of its week."""
        return f"viec-{self.uid}"

    @property
    def url(self) -> str:
        """The entry on the public page of its week."""
        return f"{self.page.url}#{self.anchor}"

    def repeated(self, day: datetime.date) -> ScheduleEntry:
        """The same on another day, as a new entry, unsaved."""
        same = ("session", "time", "ends", "content", "chair", "participants", "place",
                "prepared_by", "is_internal", "clash_note", "sort_order")  # fmt: skip
        return ScheduleEntry(
            day=day,
            leaders=list(self.leaders.all()),
            bodies=list(self.bodies.all()),
            **{name: getattr(self, name) for name in same},
        )

    def facts(self) -> dict[str, Any]:
        """What may not change unsaid once it was public, by the names that an editor reads."""
        return {
            "ngày": self.day,
            "buổi": self.session,
            "giờ": (self.time, self.ends),
            "nội dung": self.content,
            "địa điểm": self.place,
            "người chủ trì": self.chair,
            "lãnh đạo dự": sorted(leader.pk for leader in self.leaders.all()),
        }

    def slot(self) -> Slot:
        """What it takes of whose time, for the search of conflicts."""
        people = {fold(leader.title): leader.title for leader in self.leaders.all()}
        if self.chair:
            people.setdefault(fold(self.chair), self.chair)
        return Slot(
            key=str(self.uid),
            name=self.content,
            day=self.day,
            sessions=self._sessions(),
            start=self.time,
            end=self.ends,
            people=people,
            place=self.place,
            noted=bool(self.clash_note.strip()),
        )

    def _sessions(self) -> frozenset[str]:
        last = session_at(self.ends) if self.ends else self.session
        return frozenset(code for code in self.Session.values if self.session <= code <= last)


class EntryLeader(models.Model):
    """An entry in a leader's calendar."""

    entry = models.ForeignKey(ScheduleEntry, on_delete=models.CASCADE, related_name="+")
    leader = models.ForeignKey(LeaderPost, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "leader"], name="entry_leader_once")
        ]

    def __str__(self) -> str:
        return f"{self.leader}: {self.entry}"


class EntryBody(models.Model):
    """An entry in a body's calendar. PROTECT: what was approved keeps its bodies."""

    entry = models.ForeignKey(ScheduleEntry, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey("directory.Body", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "body"], name="entry_body_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.entry}"


def session_at(hour: datetime.time) -> str:
    """The part of the day of an hour: before noon, before six in the evening, after."""
    if hour < NOON:
        return ScheduleEntry.Session.MORNING
    return ScheduleEntry.Session.AFTERNOON if hour < NIGHT else ScheduleEntry.Session.EVENING
