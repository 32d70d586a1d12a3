"""What citizens and organisations send on a draft: kept for the desk, public nowhere by itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from core import audit

WHOLE = "Toàn bộ dự thảo"


class Opinion(models.Model):
    """One opinion as it was sent. Its text reaches the public only as a line of the table of
    answers, which is approved with its page; name and contact never do."""

    not_public_because = (
        "Ý kiến gửi đến chỉ bàn làm việc xem; công chúng đọc bảng tiếp thu, giải trình đã duyệt."
    )

    class SenderKind(models.TextChoices):
        """Who speaks."""

        PERSON = "person", "Cá nhân"
        ORGANISATION = "organisation", "Cơ quan, tổ chức, doanh nghiệp"

    class State(models.TextChoices):
        """What the desk decided."""

        NEW = "new", "Chờ xem"
        TAKEN = "taken", "Đưa vào tổng hợp"
        HIDDEN = "hidden", "Không đưa vào"

    consultation = models.ForeignKey(
        "documents.ConsultationPage",
        verbose_name="dự thảo",
        on_delete=models.SET_NULL,
        null=True,
        related_name="opinions",
    )
    consultation_title = models.CharField("tên dự thảo lúc gửi", max_length=255)
    about = models.CharField("góp ý về", max_length=200, default=WHOLE)
    text = models.TextField("nội dung", max_length=5000)
    sender_kind = models.CharField("người gửi", max_length=12, choices=SenderKind.choices)
    name = models.CharField("tên", max_length=200)
    contact = models.CharField("điện thoại, thư điện tử", max_length=200, blank=True)
    consent_version = models.CharField("bản đồng ý", max_length=20)
    consented_at = models.DateTimeField("đồng ý lúc")
    sent_at = models.DateTimeField("gửi lúc", default=timezone.now, db_index=True)
    state = models.CharField(
        "trạng thái", max_length=6, choices=State.choices, default=State.NEW, db_index=True
    )
    hidden_reason = models.CharField(
        "lý do không đưa vào",
        max_length=300,
        blank=True,
        help_text="Bắt buộc khi không đưa vào: trùng lặp, không liên quan, lời lẽ xúc phạm…",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người quyết định",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, editable=False)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = "ý kiến góp ý dự thảo"
        verbose_name_plural = "ý kiến góp ý dự thảo"

    def __str__(self) -> str:
        return f"{self.about} ({self.sent_at:%d/%m/%Y})"

    @property
    def public_sender(self) -> str:
        """As the table of answers names the sender: an organisation by its name, nobody else."""
        return self.name if self.sender_kind == self.SenderKind.ORGANISATION else "Công dân"

    def clean(self) -> None:
        """Hiding has a reason.

        Raises:
            ValidationError: it has none.
        """
        super().clean()
        if self.state == self.State.HIDDEN and not self.hidden_reason.strip():
            raise ValidationError({"hidden_reason": "Hãy ghi lý do không đưa ý kiến vào."})

    def decide(self, user: Any) -> None:
        """Keep the state that was set, with who set it and when."""
        self.full_clean()
        self.decided_by, self.decided_at = user, timezone.now()
        self.save()
        audit.record("opinion.decided", user=user, target=self, state=self.state)
