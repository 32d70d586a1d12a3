"""Commands that a scheduler starts: when each last ran, and how it ended.

What nobody starts any more looks the same as what has nothing to do; the record tells the two
apart (Điều 8 khoản 1, Điều 13 khoản 2 b).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import models
from django.utils import timezone

# How many of its intervals a command may miss before it counts as stopped.
PATIENCE = 3


class Heartbeat(models.Model):
    """The last run of one command."""

    command = models.CharField("lệnh", max_length=60, unique=True)
    at = models.DateTimeField("lần chạy gần nhất")
    succeeded = models.BooleanField("thành công")

    class Meta:
        app_label = "core"
        verbose_name = "lần chạy định kỳ"
        verbose_name_plural = "lần chạy định kỳ"

    def __str__(self) -> str:
        return f"{self.command} {self.at:%d/%m/%Y %H:%M}"


class ScheduledCommand(BaseCommand):
    """A command of settings.SCHEDULED_COMMANDS: leaves its heartbeat, however it ends."""

    def execute(self, *args: Any, **options: Any) -> Any:
        """Run it; a failure is recorded and goes on as it is."""
        name = self.__module__.rpartition(".")[2]
        succeeded = False
        try:
            result = super().execute(*args, **options)
            succeeded = True
        finally:
            beat = {"at": timezone.now(), "succeeded": succeeded}
            Heartbeat.objects.update_or_create(command=name, defaults=beat)
        return result


@dataclass(frozen=True)
class Pulse:
    """One command: `at` None where it never ran; `is_well`: ran in time and succeeded."""

    command: str
    at: datetime.datetime | None
    is_well: bool


def pulses(now: datetime.datetime | None = None) -> list[Pulse]:
    """Every command that should run by itself, in the order of the settings."""
    now = now or timezone.now()
    beats = {beat.command: beat for beat in Heartbeat.objects.all()}
    found = []
    for command, minutes in settings.SCHEDULED_COMMANDS.items():
        beat = beats.get(command)
        oldest = now - PATIENCE * datetime.timedelta(minutes=minutes)
        is_well = beat is not None and beat.succeeded and beat.at >= oldest
        found.append(Pulse(command, beat.at if beat else None, is_well))
    return found
