"""Dossiers of the one-stop desk, imported for look-up by code and for figures.

The portal takes in no dossiers (reference/domain.md section 6): a row says where one stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q

from core.text import nfc
from services.masking import mask_name

if TYPE_CHECKING:
    import datetime

LONGEST_CODE = 40


class DossierStatus(models.IntegerChoices):
    """The ten status codes of the one-stop software."""

    REGISTERED = 1, "Mới đăng ký"
    RECEIVED = 2, "Được tiếp nhận"
    NOT_ACCEPTED = 3, "Không được tiếp nhận"
    IN_PROGRESS = 4, "Đang xử lý"
    SUPPLEMENT = 5, "Yêu cầu bổ sung giấy tờ"
    PAYMENT = 6, "Yêu cầu thực hiện nghĩa vụ tài chính"
    WITHDRAWN = 7, "Công dân yêu cầu rút hồ sơ"
    STOPPED = 8, "Dừng xử lý"
    SETTLED = 9, "Đã xử lý xong"
    RETURNED = 10, "Đã trả kết quả"


# Never taken in, or ended without a result: no part of the figures.
NOT_COUNTED = (
    DossierStatus.REGISTERED,
    DossierStatus.NOT_ACCEPTED,
    DossierStatus.WITHDRAWN,
    DossierStatus.STOPPED,
)

# Whose turn it is, where the office's own time doesn't run.
WITH_APPLICANT = {
    DossierStatus.SUPPLEMENT: "Đang chờ người nộp bổ sung giấy tờ",
    DossierStatus.PAYMENT: "Đang chờ người nộp thực hiện nghĩa vụ tài chính",
    DossierStatus.SETTLED: "Đã có kết quả, mời đến nhận",
    DossierStatus.RETURNED: "Đã trả kết quả",
}
APOLOGY = "Cơ quan giải quyết phải xin lỗi bằng văn bản và hẹn lại ngày trả kết quả."


def normal_code(text: str) -> str:
    """A dossier's code as it is stored and compared: composed, capitals, no spaces."""
    return "".join(nfc(text).upper().split())


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Dossiers by what is asked of them."""

    def counted(self) -> DossierQuerySet:
        """Those that count as received."""
        return self.exclude(status__in=NOT_COUNTED)


def _kept(days: int) -> str:
    """`days`: by how many the result came before its day."""
    if days == 0:
        return "Trả đúng hẹn"
    return f"Trả trước hẹn {days} ngày" if days > 0 else f"Trả quá hẹn {-days} ngày"


class Dossier(models.Model):
    """One dossier: days (Asia/Ho_Chi_Minh), status, and the applicant's masked name. The title
    of its procedure is read from the page, while that is public."""

    not_public_because = "Dữ liệu tra cứu theo đúng mã hồ sơ; tên người nộp đã che trước khi lưu."
    wagtail_reference_index_ignore = True

    code = models.CharField("mã hồ sơ", max_length=LONGEST_CODE, unique=True)
    procedure = models.ForeignKey(
        "services.ProcedurePage",
        verbose_name="thủ tục",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    field = models.CharField("lĩnh vực", max_length=80)
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan giải quyết",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    received_on = models.DateField("ngày nhận")
    due_on = models.DateField("ngày hẹn trả", null=True, blank=True)
    returned_on = models.DateField("ngày trả", null=True, blank=True)
    status = models.PositiveSmallIntegerField("tình trạng", choices=DossierStatus.choices)
    applicant = models.CharField("người nộp (đã che)", max_length=80, blank=True)
    updated_at = models.DateTimeField("cập nhật lúc", auto_now=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "hồ sơ một cửa"
        verbose_name_plural = "hồ sơ một cửa"
        indexes = [models.Index(fields=["-received_on"], name="dossier_by_day")]
        constraints = [
            models.CheckConstraint(
                name="dossier_returned_after_received",
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("received_on")),
                violation_error_message="Ngày trả không được trước ngày nhận.",
            ),
            models.CheckConstraint(
                name="dossier_due_after_received",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("received_on")),
                violation_error_message="Ngày hẹn trả không được trước ngày nhận.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the code as it is compared and the name masked, whoever saves it."""
        self.code, self.applicant = normal_code(self.code), mask_name(self.applicant)
        super().save(*args, **kwargs)

    def promise(self, today: datetime.date) -> str:
        """What became of the promised day, in words and whole days, "" where nothing was promised
        or the dossier isn't on its way. Who is late owes a written apology and a new day
        (reference/domain.md section 6)."""
        if self.due_on is None or self.status in NOT_COUNTED:
            return ""
        days = (self.due_on - (self.returned_on or today)).days
        if self.returned_on is not None:
            return _kept(days)
        if self.status in WITH_APPLICANT:
            return WITH_APPLICANT[DossierStatus(self.status)]
        if days < 0:
            return f"Quá hẹn {-days} ngày. {APOLOGY}"
        return f"Còn {days} ngày đến ngày hẹn trả" if days else "Hẹn trả hôm nay"
