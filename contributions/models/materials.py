"""What officers supply without writing an article: information, events, materials (Điều 10)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import PortalPage
from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, Role, roles_of
from core.scan import blocked_message, scan_text, strong
from core.secrecy import SECRECY_HELP, Secrecy

# The texts that its sender types, by field.
TEXTS = ("title", "text", "place", "source_name", "source_url")


class MaterialQuerySet(models.QuerySet["Material"]):
    """Materials by reader."""

    def known_to(self, user: Any) -> MaterialQuerySet:
        """The board reads all, the head of a unit those of the unit, a sender the own ones."""
        roles = roles_of(user)
        if roles & BOARD_ROLES:
            return self.all()
        if Role.UNIT_HEAD in roles and user.body_id:
            return self.filter(Q(body=user.body_id) | Q(sender=user))
        return self.filter(sender=user) if Role.CONTRIBUTOR in roles else self.none()


class Material(models.Model):
    """One thing supplied, from its arrival to the draft that a member makes of it, or its return.

    It counts as supplied material; the article that comes of it is credited to its sender, and is
    never counted as one that the unit wrote (contributions.statistics).
    """

    not_public_because = "Chỉ Ban Biên tập và đơn vị gửi xem; công khai bằng bài viết qua duyệt."

    class Kind(models.TextChoices):
        """The three that Điều 10 names beside written articles."""

        INFORMATION = "information", "Thông tin"
        EVENT = "event", "Sự kiện"
        MATERIAL = "material", "Tư liệu"

    class State(models.TextChoices):
        """Where it stands."""

        SENT = "sent", "Đã gửi"
        USED = "used", "Đã dùng"
        RETURNED = "returned", "Trả lại"
        DESTROYED = "destroyed", "Đã hủy nội dung"

    kind = models.CharField("loại", max_length=12, choices=Kind.choices, default=Kind.INFORMATION)
    title = models.CharField("tiêu đề", max_length=200, help_text="Nói gọn đó là việc gì.")
    text = models.TextField(
        "nội dung",
        max_length=20_000,
        help_text="Ghi điều đã biết: ai, việc gì, kết quả ra sao. Không cần viết thành bài; "
        "Ban Biên tập sẽ biên tập.",
    )
    happened_on = models.DateField("ngày diễn ra", null=True, blank=True)
    place = models.CharField("nơi diễn ra", max_length=200, blank=True)
    source_name = models.CharField(
        "nguồn", max_length=120, blank=True, help_text="Ai cung cấp, trích từ đâu."
    )
    source_url = models.URLField("đường dẫn", blank=True, help_text="Bắt đầu bằng https://")
    secrecy = models.CharField(
        "độ mật",
        max_length=16,
        choices=Secrecy.choices,
        default=Secrecy.UNDECLARED,
        help_text=SECRECY_HELP,
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người gửi",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="đơn vị",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    sent_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    state = models.CharField(
        "trạng thái", max_length=10, choices=State.choices, default=State.SENT, editable=False
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người xử lý",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    handled_at = models.DateTimeField("xử lý lúc", null=True, editable=False)
    reason = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)
    # One page at the most is made of it; the database says so too.
    page = models.OneToOneField(
        PortalPage,
        verbose_name="bài đã soạn",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = "tư liệu"
        verbose_name_plural = "tư liệu"
        constraints = [
            models.CheckConstraint(
                name="material_is_unclassified",
                condition=Q(secrecy=Secrecy.NONE),
                violation_error_message="Chỉ nhận tư liệu khai “Không mật” (Điều 7).",
            ),
            models.CheckConstraint(
                name="returned_material_has_its_reason",
                condition=~Q(state="returned") | ~Q(reason=""),
                violation_error_message="Trả lại tư liệu phải ghi lý do.",
            ),
            models.CheckConstraint(
                name="handled_material_names_the_member",
                condition=Q(state="sent")
                | Q(state="destroyed")
                | Q(handled_by__isnull=False, handled_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["body", "-sent_at"], name="material_of_body")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """
        Raises:
            PublicationRefused: a strong mark of secrecy, whichever way it came.
        """
        blocking = self.marks()
        if blocking:
            raise PublicationRefused(blocked_message(blocking), article="7")
        super().save(*args, **kwargs)

    def marks(self) -> list[Any]:
        """The strong marks of secrecy in what was typed (core.scan)."""
        names = {field.name: str(field.verbose_name) for field in self._meta.concrete_fields}
        found = [scan_text(getattr(self, name), names[name]) for name in TEXTS]
        return strong(finding for findings in found for finding in findings)

    @property
    def pictures(self) -> list[Any]:
        """The pictures, in the order in which they were sent."""
        return [row.image for row in self.files.all() if row.image_id]

    @property
    def attachments(self) -> list[Any]:
        """The other files, likewise."""
        return [row.document for row in self.files.all() if row.document_id]


class MaterialFile(models.Model):
    """A picture or a file that came with it: in the library, scanned as every upload."""

    not_public_because = Material.not_public_because

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="files")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="material_file_is_one_thing",
                condition=Q(image__isnull=False, document__isnull=True)
                | Q(image__isnull=True, document__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.image or self.document)
