"""A citizen's message, from the receipt to the answer, and what is kept of it (Điều 10)."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone

from core.roles import BOARD_ROLES, UNIT_ROLES, Role, roles_of
from questions.codes import LENGTH, shown_code
from questions.deadlines import due_day, end_of_day
from questions.models.tables import ConsentText, EnquiryField, Kind, terms_of
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    from workflows.working_time import WorkingCalendar

LONGEST_TEXT = 4000
READERS_OF_ALL = BOARD_ROLES | {Role.CHAIR}
NOT_CONTENT = (
    "Nội dung công dân gửi là dữ liệu nội bộ: chỉ đi ra công khai khi thành trang hỏi – đáp "
    "đã qua duyệt."
)


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Messages by state, by time and by who may know of them."""

    def open(self) -> EnquiryQuerySet:
        """Not answered and not closed."""
        return self.filter(state__in=Enquiry.OPEN_STATES)

    def overdue(self, now: datetime.datetime) -> EnquiryQuerySet:
        """Open although due."""
        return self.open().filter(due__lte=now)

    def known_to(self, user: Any) -> EnquiryQuerySet:
        """What a user of the admin may know of: the board and the Chair all, a unit its own,
        everybody else (technicians and superusers too) nothing."""
        roles = roles_of(user)
        if roles & READERS_OF_ALL:
            return self
        body = getattr(user, "body_id", None)
        return self.filter(body=body) if body and roles & UNIT_ROLES else self.none()

    def counted(self, now: datetime.datetime) -> dict[str, Any]:
        """Aggregates of the clock; what wasn't to be answered counts neither for nor against."""
        answered, late = Q(state=Enquiry.State.ANSWERED), Q(due__lte=now)
        is_open = Q(state__in=Enquiry.OPEN_STATES)
        return {
            "received": Count("pk"),
            "in_time": Count("pk", filter=answered & Q(closed_at__lte=F("due"))),
            "too_late": Count("pk", filter=answered & Q(closed_at__gt=F("due"))),
            "waiting": Count("pk", filter=is_open & ~late),
            "overdue": Count("pk", filter=is_open & late),
        }

    def counter(self, now: datetime.datetime) -> dict[str, int]:
        """Numbers only, for the public: one query."""
        counted: dict[str, int] = self.to_be_answered().aggregate(**self.counted(now))
        return counted

    def to_be_answered(self) -> EnquiryQuerySet:
        """Without rubbish, duplicates and what was withdrawn."""
        outcomes = Enquiry.Outcome
        return self.exclude(outcome__in=(outcomes.SPAM, outcomes.DUPLICATE, outcomes.WITHDRAWN))


class Enquiry(models.Model):
    """One message. Who sent it stands apart, in Sender, and goes first."""

    not_public_because = NOT_CONTENT
    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        """Where it stands; the labels are what its sender reads."""

        RECEIVED = "received", "Đã tiếp nhận, đơn vị đang xử lý"
        DRAFTED = "drafted", "Đã soạn trả lời, chờ thủ trưởng đơn vị ký"
        SIGNED = "signed", "Thủ trưởng đơn vị đã ký, chờ duyệt"
        PUBLISHING = "publishing", "Đã soạn trả lời, đang duyệt để đăng công khai"
        ANSWERED = "answered", "Đã trả lời"
        CLOSED = "closed", "Đã kết thúc, không trả lời"
        MERGED = "merged", "Đã gộp với nội dung cùng loại"

    class Outcome(models.TextChoices):
        """How it ended."""

        PUBLIC = "public", "Trả lời công khai"
        PRIVATE = "private", "Trả lời riêng"
        OUT_OF_SCOPE = "out_of_scope", "Không thuộc phạm vi, đã chỉ nơi gửi"
        REFUSED = "refused", "Từ chối cung cấp thông tin theo luật"
        SPAM = "spam", "Tin rác, nội dung không xử lý được"
        DUPLICATE = "duplicate", "Gộp"
        WITHDRAWN = "withdrawn", "Người gửi rút lại"

    class Reply(models.TextChoices):
        """How the sender would like to be answered."""

        PUBLIC = "public", "Trả lời công khai trên Cổng, không nêu tên tôi"
        CODE = "code", "Trả lời riêng, tôi xem bằng mã biên nhận"
        EMAIL = "email", "Trả lời riêng, gửi thêm vào thư điện tử"
        PHONE = "phone", "Trả lời riêng, gọi điện cho tôi"

    OPEN_STATES = (State.RECEIVED, State.DRAFTED, State.SIGNED, State.PUBLISHING)

    code = models.CharField(max_length=LENGTH, unique=True, editable=False)
    # Of the form that was sent: sending it twice makes one message.
    ticket = models.CharField(max_length=32, unique=True, editable=False)
    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    field = models.ForeignKey(
        EnquiryField,
        verbose_name="lĩnh vực",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="enquiries",
    )
    place = models.ForeignKey(
        "directory.Body",
        verbose_name="xã, thị trấn hoặc đơn vị được hỏi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    address = models.CharField("địa chỉ trang có lỗi", max_length=300, blank=True)
    text = models.TextField("nội dung", max_length=LONGEST_TEXT)
    reply = models.CharField("cách trả lời", max_length=8, choices=Reply.choices)
    may_show_place = models.BooleanField("được ghi tên xã khi đăng", default=False)
    found_by_office = models.BooleanField("do cơ quan tự phát hiện", default=False)
    consent = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField("nhận lúc", default=timezone.now, editable=False)

    state = models.CharField(
        "trạng thái", max_length=12, choices=State.choices, default=State.RECEIVED
    )
    outcome = models.CharField("kết quả", max_length=12, choices=Outcome.choices, blank=True)
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="đơn vị trả lời",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    days = models.PositiveSmallIntegerField("thời hạn (ngày làm việc)", editable=False)
    due = models.DateTimeField("hạn trả lời", editable=False)
    extended_days = models.PositiveSmallIntegerField("đã gia hạn (ngày làm việc)", default=0)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="duplicates", editable=False
    )
    answer = models.TextField("trả lời riêng", max_length=8000, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    page = models.ForeignKey(
        "questions.QuestionPage", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    score = models.PositiveSmallIntegerField("mức hài lòng", null=True, editable=False)
    score_words = models.CharField("ý kiến về việc trả lời", max_length=500, blank=True)
    purged_at = models.DateTimeField("xóa dữ liệu cá nhân lúc", null=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = "nội dung công dân gửi"
        verbose_name_plural = "nội dung công dân gửi"
        indexes = [
            models.Index(fields=["state", "due"], name="enquiry_due"),
            models.Index(fields=["body", "-received_at"], name="enquiry_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                name="enquiry_ends_with_outcome",
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="enquiry_score", condition=Q(score__isnull=True) | Q(score__range=(1, 3))
            ),
        ]

    def __str__(self) -> str:
        """Never the sender's words: this stands in logs, mails and lists."""
        about = f" ({self.field})" if self.field else ""
        return f"{self.get_kind_display()} số {self.pk}{about}"

    @property
    def is_open(self) -> bool:
        """Still to be answered or closed."""
        return self.state in self.OPEN_STATES

    @property
    def is_late(self) -> bool:
        """Ended too late, or open although due."""
        return (self.closed_at or timezone.now()) > self.due

    @property
    def shown_code(self) -> str:
        """The receipt code in groups."""
        return shown_code(self.code)

    @property
    def answer_mark(self) -> str:
        """A mark of the private answer's text: who signs names by it what was read."""
        return hashlib.sha256(self.answer.encode()).hexdigest()[:16]

    @property
    def leading(self) -> Enquiry:
        """The message whose answer this one's sender reads: itself, or the one it joined."""
        return self.merged_into or self

    @property
    def public_page(self) -> Any:
        """The page with the answer while the public may read it, or None."""
        page = self.page
        return page if page is not None and page.is_shown else None

    def set_due(self, calendar: WorkingCalendar | None = None) -> None:
        """Count the deadline anew from the day of receipt, by the holidays of now. The term is
        the one of the day on which the message came in, and stays."""
        calendar = calendar or working_calendar()
        if self.days is None:
            terms = terms_of(self.kind)
            self.days = terms.own_days if self.found_by_office else terms.days
        start = timezone.localdate(self.received_at)
        self.due = end_of_day(calendar, due_day(calendar, start, self.days + self.extended_days))

    @property
    def forward_by(self) -> datetime.date:
        """The last day to pass it on, for whom it doesn't concern."""
        start = timezone.localdate(self.received_at)
        return due_day(working_calendar(), start, terms_of(self.kind).forward_days)


class Sender(models.Model):
    """Who sent a message: personal data, all of it optional but what the chosen way of answering
    and the law on access to information need."""

    not_public_because = NOT_CONTENT
    wagtail_reference_index_ignore = True

    enquiry = models.OneToOneField(Enquiry, on_delete=models.CASCADE, related_name="sender")
    name = models.CharField("họ và tên", max_length=80, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("số điện thoại", max_length=20, blank=True)
    home = models.CharField("nơi ở", max_length=200, blank=True)
    identity_number = models.CharField("số giấy tờ tùy thân", max_length=20, blank=True)

    class Meta:
        verbose_name = "người gửi"
        verbose_name_plural = "người gửi"

    def __str__(self) -> str:
        """No personal data."""
        return f"Người gửi của mục số {self.enquiry_id}"

    @property
    def details(self) -> list[str]:
        """What must never stand in a public text about the message."""
        values = [self.name, self.email, self.phone, self.home, self.identity_number]
        return [value for value in values if value]


class EnquiryStep(models.Model):
    """One thing done to a message: added, never changed. `note` is for the sender to read."""

    wagtail_reference_index_ignore = True

    class Action(models.TextChoices):
        """What can be done."""

        RECEIVE = "receive", "Tiếp nhận"
        TRANSFER = "transfer", "Chuyển đến"
        EXTEND = "extend", "Gia hạn"
        DRAFT = "draft", "Soạn trả lời"
        SIGN = "sign", "Thủ trưởng đơn vị ký"
        RETURN = "return", "Trả lại để sửa"
        COMPOSE = "compose", "Soạn trang trả lời công khai"
        ANSWER = "answer", "Trả lời"
        MERGE = "merge", "Gộp"
        CLOSE = "close", "Kết thúc"
        REOPEN = "reopen", "Mở lại vì bản trả lời công khai đã bỏ"
        PURGE = "purge", "Xóa dữ liệu cá nhân"

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="steps")
    action = models.CharField(max_length=10, choices=Action.choices)
    at = models.DateTimeField(auto_now_add=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150, blank=True)
    body = models.ForeignKey(
        "directory.Body", on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)
    is_late = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = "bước xử lý"
        verbose_name_plural = "bước xử lý"

    def __str__(self) -> str:
        return f"{self.get_action_display()}, mục số {self.enquiry_id}"
