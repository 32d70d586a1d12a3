"""What the clocks run by: holidays and swapped days, the limit of each step, and which reminders
went out (Điều 13)."""

from __future__ import annotations

from django.db import models

from core.roles import Role
from workflows.definitions import Action
from workflows.working_time import WorkingCalendar, office_hours

# Until the Head says otherwise: one working day for each step.
DEFAULT_HOURS = 8


class Holiday(models.Model):
    """A day that is otherwise than its weekday says: a holiday, or a swapped working day."""

    day = models.DateField("ngày", unique=True)
    name = models.CharField("tên", max_length=120)
    is_working = models.BooleanField(
        "ngày làm việc bù",
        default=False,
        help_text="Đánh dấu khi đây là thứ Bảy, Chủ nhật phải đi làm bù.",
    )

    class Meta:
        ordering = ["-day"]
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "lịch nghỉ, làm bù"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class StepLimit(models.Model):
    """Within how many working hours a step of the chain is to be taken."""

    STEPS = [(action.value, action.label) for action in (Action.SIGN, Action.PASS, Action.APPROVE)]

    step = models.CharField("bước", max_length=12, choices=STEPS, unique=True)
    hours = models.PositiveSmallIntegerField("số giờ làm việc")

    class Meta:
        verbose_name = "thời hạn của bước"
        verbose_name_plural = "thời hạn các bước"

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.hours} giờ"


class Reminder(models.Model):
    """One mail that went out. `key` names what it was about, so that it goes out once."""

    key = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lượt nhắc"
        verbose_name_plural = "lượt nhắc"

    def __str__(self) -> str:
        return self.key


# To whom a matter climbs, at how many times its limit.
ESCALATION: tuple[tuple[int, Role], ...] = ((1, Role.MEMBER), (2, Role.DEPUTY), (3, Role.HEAD))


def working_calendar() -> WorkingCalendar:
    """The calendar as the data has it now."""
    return WorkingCalendar(dict(Holiday.objects.values_list("day", "is_working")), office_hours())


def step_limits() -> dict[str, int]:
    """Working hours of each step."""
    hours: dict[str, int] = dict.fromkeys((Action.SIGN, Action.PASS, Action.APPROVE), DEFAULT_HOURS)
    return {**hours, **dict(StepLimit.objects.values_list("step", "hours"))}
