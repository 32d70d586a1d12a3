"""Requests of a sender about the own personal data, each with its due date (Law 91/2025/QH15,
NĐ 356/2025; domain.md section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from questions.deadlines import due_day, end_of_day
from questions.models.enquiry import NOT_CONTENT, Enquiry
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    import datetime


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    """Requests by state."""

    def open(self) -> DataRequestQuerySet:
        """Not dealt with."""
        return self.filter(done_at__isnull=True)

    def overdue(self, now: datetime.datetime) -> DataRequestQuerySet:
        """Not dealt with although due, or not even answered in time."""
        late = models.Q(due__lte=now) | models.Q(answered_at=None, answer_due__lte=now)
        return self.open().filter(late)


class DataRequest(models.Model):
    """One request, made with the receipt code, which only the sender has."""

    not_public_because = NOT_CONTENT
    wagtail_reference_index_ignore = True

    class Wish(models.TextChoices):
        """What the law lets a person ask for."""

        VIEW = "view", "Xem dữ liệu đang lưu về tôi"
        CORRECT = "correct", "Sửa dữ liệu về tôi"
        WITHDRAW = "withdraw", "Rút lại sự đồng ý"
        DELETE = "delete", "Xóa dữ liệu về tôi"

    # Working days to carry out each, and to answer that it came in.
    DAYS = {Wish.VIEW: 10, Wish.CORRECT: 10, Wish.WITHDRAW: 15, Wish.DELETE: 20}
    ANSWER_DAYS = 2

    enquiry = models.ForeignKey(
        Enquiry, verbose_name="mục", on_delete=models.PROTECT, related_name="data_requests"
    )
    wish = models.CharField("yêu cầu", max_length=10, choices=Wish.choices)
    made_at = models.DateTimeField("nhận lúc", default=timezone.now, editable=False)
    answer_due = models.DateTimeField("hạn phản hồi", editable=False)
    due = models.DateTimeField("hạn thực hiện", editable=False)
    answered_at = models.DateTimeField("phản hồi lúc", null=True, editable=False)
    done_at = models.DateTimeField("thực hiện xong lúc", null=True, editable=False)
    result = models.CharField("kết quả, người gửi đọc được", max_length=500, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        verbose_name_plural = "yêu cầu về dữ liệu cá nhân"
        constraints = [
            models.UniqueConstraint(
                name="one_open_data_request",
                fields=["enquiry", "wish"],
                condition=models.Q(done_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_wish_display()} (mục số {self.enquiry_id})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new one gets its due dates."""
        if self._state.adding:
            calendar, start = working_calendar(), timezone.localdate(self.made_at)
            answer_day = due_day(calendar, start, self.ANSWER_DAYS)
            self.answer_due = end_of_day(calendar, answer_day)
            self.due = end_of_day(
                calendar, due_day(calendar, start, self.DAYS[self.Wish(self.wish)])
            )
        super().save(*args, **kwargs)

    @property
    def next_due(self) -> datetime.datetime:
        """By when the next thing is to be done: answer, then carry out."""
        return self.due if self.answered_at else self.answer_due
