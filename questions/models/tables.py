"""The data by which messages are taken in: kinds with their terms, fields, who answers what, and
the words of the consent. None of it is code that a new organisation of the district would need
to change."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.text import fold
from questions.deadlines import Terms

CONSENT = (
    "Tôi đồng ý để cơ quan nhà nước huyện Như Xuân lưu và dùng thông tin tôi vừa nhập cho một "
    "việc duy nhất: xử lý và trả lời nội dung này. Thông tin của tôi không được đăng công khai, "
    "không chuyển cho nơi khác ngoài đơn vị có trách nhiệm trả lời, và được xóa theo thời hạn lưu. "
    "Tôi có quyền xem, sửa, rút lại sự đồng ý và yêu cầu xóa bằng mã biên nhận."
)


class Kind(models.TextChoices):
    """What a citizen may send."""

    QUESTION = "question", "Câu hỏi"
    FEEDBACK = "feedback", "Góp ý, phản ánh, kiến nghị"
    ERROR = "error", "Báo lỗi nội dung"
    ACCESS = "access", "Yêu cầu cung cấp thông tin"


# The defaults; a row of EnquiryTerm takes the place of each.
TERMS = {
    Kind.QUESTION: Terms(10, 10, 10, 0, 2, 365),
    Kind.FEEDBACK: Terms(15, 15, 2, 0, 2, 730),
    Kind.ERROR: Terms(15, 5, 15, 0, 2, 180),
    Kind.ACCESS: Terms(10, 10, 10, 15, 2, 730),
}
SPAM_KEEP_DAYS = 30


class EnquiryTerm(models.Model):
    """How long one kind may take, where it is otherwise than the default."""

    kind = models.CharField("loại", max_length=10, choices=Kind.choices, unique=True)
    days = models.PositiveSmallIntegerField("hạn trả lời (ngày làm việc)")
    own_days = models.PositiveSmallIntegerField(
        "hạn khi cơ quan tự phát hiện (ngày làm việc)",
        help_text="Chỉ dùng cho lỗi nội dung do cán bộ đã đăng nhập báo.",
    )
    forward_days = models.PositiveSmallIntegerField(
        "hạn chuyển nơi khác (ngày làm việc)",
        help_text="Nội dung không thuộc đơn vị thì phải chuyển trong bấy nhiêu ngày.",
    )
    extension_days = models.PositiveSmallIntegerField(
        "được gia hạn một lần (ngày làm việc)", default=0, help_text="0: không được gia hạn."
    )
    warn_days = models.PositiveSmallIntegerField("nhắc trước hạn (ngày làm việc)", default=2)
    keep_days = models.PositiveSmallIntegerField(
        "giữ dữ liệu cá nhân sau khi kết thúc (ngày)",
        help_text="Hết thời hạn này thì nội dung và thông tin người gửi bị xóa, chỉ giữ số liệu.",
    )

    class Meta:
        verbose_name = "thời hạn theo loại"
        verbose_name_plural = "thời hạn theo loại"
        constraints = [
            models.CheckConstraint(
                name="term_is_positive",
                condition=Q(days__gte=1) & Q(own_days__gte=1),
                violation_error_message="Hạn trả lời phải từ một ngày làm việc.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} ngày làm việc"


def terms_of(kind: str) -> Terms:
    """The terms of a kind as the data has them now."""
    row = EnquiryTerm.objects.filter(kind=kind).values(*Terms.__dataclass_fields__).first()
    return Terms(**row) if row else TERMS[Kind(kind)]


class EnquiryField(models.Model):
    """A field of life that citizens ask about: Đất đai, Hộ tịch."""

    name = models.CharField(
        "tên lĩnh vực",
        max_length=80,
        unique=True,
        help_text="Viết như trong các câu đã trả lời, vì người đọc lọc theo tên này.",
    )
    rank = models.PositiveSmallIntegerField("thứ tự", default=100)
    is_open = models.BooleanField(
        "cho chọn khi gửi", default=True, help_text="Bỏ đánh dấu khi lĩnh vực không còn dùng."
    )

    class Meta:
        ordering = ["rank", "name"]
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """One field, one name: "Đất đai" and "đất đai" are the same."""
        others = EnquiryField.objects.exclude(pk=self.pk).values_list("name", flat=True)
        if fold(self.name) in {fold(name) for name in others}:
            raise ValidationError({"name": "Đã có lĩnh vực cùng tên."})


class EnquiryRoute(models.Model):
    """Who answers what: one line for a field, a commune, both, or (neither) for all the rest."""

    field = models.ForeignKey(
        EnquiryField,
        verbose_name="lĩnh vực",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="routes",
        help_text="Để trống: mọi lĩnh vực.",
    )
    commune = models.ForeignKey(
        "directory.Body",
        verbose_name="xã, thị trấn",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": "commune"},
        help_text="Để trống: mọi xã, thị trấn.",
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="đơn vị trả lời",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["field__rank", "field__name", "commune__rank"]
        verbose_name = "phân công trả lời"
        verbose_name_plural = "phân công trả lời"
        constraints = [
            models.UniqueConstraint(
                Coalesce("field", 0),
                Coalesce("commune", 0),
                name="one_route",
                violation_error_message="Đã có dòng phân công cho lĩnh vực và xã này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field or 'Mọi lĩnh vực'}, {self.commune or 'mọi xã'} → {self.body}"


def body_for(field: EnquiryField | None, commune: Any) -> Any:
    """Who answers: the line of the field in the commune, else of the field, else of the commune,
    else of all the rest. A body that no longer exists answers nothing. None: nobody is named, the
    board assigns by hand."""
    fits = Q(field=None) | Q(field=field) if field else Q(field=None)
    fits &= Q(commune=None) | Q(commune=commune) if commune else Q(commune=None)
    today = timezone.localdate()
    lines = [
        line
        for line in EnquiryRoute.objects.filter(fits).select_related("body")
        if (line.body.valid_from is None or line.body.valid_from <= today)
        and (line.body.valid_to is None or line.body.valid_to >= today)
    ]
    lines.sort(key=lambda line: (line.field_id is None, line.commune_id is None))
    return lines[0].body if lines else None


class ConsentText(models.Model):
    """One version of what a sender agrees to. Lines are added, never changed: what somebody
    agreed to stays readable."""

    text = models.TextField("nội dung đồng ý", max_length=2000)
    made_at = models.DateTimeField("dùng từ lúc", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "bản đồng ý xử lý dữ liệu"
        verbose_name_plural = "bản đồng ý xử lý dữ liệu"

    def __str__(self) -> str:
        return f"Bản số {self.pk}"

    @classmethod
    def current(cls) -> ConsentText:
        """The newest version; the first one is made of the default words."""
        return cls.objects.first() or cls.objects.create(text=CONSENT)
