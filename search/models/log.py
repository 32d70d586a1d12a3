"""What people search for, counted by day: words and numbers of times, nothing about who."""

from __future__ import annotations

from django.db import models


class QueryDay(models.Model):
    """One wording on one day. No address, account, session or hour is kept, and words that look
    like personal data aren't kept at all (search.log)."""

    words = models.CharField("từ khóa", max_length=80)
    day = models.DateField("ngày")
    times = models.PositiveIntegerField("số lần tìm", default=0)
    results = models.PositiveIntegerField("số kết quả", default=0)
    clicks = models.PositiveIntegerField("số lần mở kết quả", default=0)

    class Meta:
        verbose_name = "từ khóa đã tìm"
        verbose_name_plural = "từ khóa đã tìm"
        ordering = ["-day", "-times"]
        constraints = [
            models.UniqueConstraint(fields=["words", "day"], name="query_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.words
