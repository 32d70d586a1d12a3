"""What kind of portal this is, and whether it still is one: profile and archive, switched by data
alone (reference/domain.md section 10)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core import audit
from core.profile import Profile
from core.text import nfc

if TYPE_CHECKING:
    from django.http import HttpRequest

ATTRIBUTE = "portal_state"


@register_setting(icon="cog", order=50)
class PortalState(BaseGenericSetting):
    """The one row of the portal's state. It holds names, dates and choices; the sentences that the
    public reads are the code's (`banner`), so that no text gets round the approval chain."""

    not_public_because = "Chỉ gồm tên gọi, ngày tháng, lựa chọn; câu chữ công khai do mã nguồn giữ."

    profile = models.CharField(
        "cấp của Cổng",
        max_length=10,
        choices=Profile.choices,
        default=Profile.DISTRICT,
        help_text="Đổi sang “Xã” thì cấp văn bản, tên nhóm lãnh đạo, phạm vi tin đổi theo.",
    )
    place_name = models.CharField(
        "tên địa phương", max_length=60, default="huyện Như Xuân", help_text="Ví dụ: xã Như Xuân."
    )
    is_archive = models.BooleanField(
        "chế độ lưu trữ",
        default=False,
        help_text="Cổng chỉ còn để đọc: biểu mẫu đóng, có dòng báo trên mọi trang.",
    )
    ended_on = models.DateField("kết thúc hoạt động ngày", null=True, blank=True)
    authority = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan chủ quản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Các cơ quan kế tục của cơ quan này (mục “Sáp nhập, chia tách”) là nơi tiếp nhận "
        "công việc, hiện trên trang lưu trữ.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("profile"), FieldPanel("place_name")], heading="Cấp của Cổng"),
        MultiFieldPanel(
            [
                FieldPanel("is_archive"),
                FieldRowPanel([FieldPanel("ended_on"), FieldPanel("authority")]),
            ],
            heading="Lưu trữ",
        ),
    ]

    class Meta:
        verbose_name = "Cấp của Cổng, lưu trữ"

    def __str__(self) -> str:
        return f"{self.get_profile_display()} – {self.place_name}"

    @classmethod
    def of(cls, request: HttpRequest | None) -> PortalState:
        """The state, asked once a request; the defaults where nobody has saved any."""
        state: PortalState | None = getattr(request, ATTRIBUTE, None)
        if state is None:
            state = cls.objects.select_related("authority").first() or cls()
            if request is not None:
                setattr(request, ATTRIBUTE, state)
        return state

    def clean(self) -> None:
        """An archive says since when."""
        if self.is_archive and self.ended_on is None:
            raise ValidationError({"ended_on": "Chế độ lưu trữ phải có ngày kết thúc hoạt động."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save composed, and on record (Điều 15)."""
        self.place_name = nfc(self.place_name)
        super().save(*args, **kwargs)
        audit.record(
            "portal.state", target=self, profile=self.profile, is_archive=self.is_archive,
            ended_on=str(self.ended_on or ""),
        )  # fmt: skip

    @property
    def banner(self) -> str:
        """What stands above every page of the archive; "" while the portal is alive."""
        if not self.is_archive:
            return ""
        day: datetime.date | None = self.ended_on
        until = f" kết thúc hoạt động {_day(day)}" if day else " đã kết thúc hoạt động"
        return f"Trang lưu trữ – {self.place_name}{until}"

    def successors(self) -> list[dict[str, str]]:
        """The bodies that took over, in protocol order, with the addresses of their pages."""
        if self.authority_id is None:
            return []
        links = apps.get_model("directory", "Succession").objects.filter(
            predecessor=self.authority_id
        )
        bodies = [link.successor for link in links.select_related("successor")]
        pages = apps.get_model("directory", "BodyPage").objects.shown()
        urls = {page.subject_body_id: page.url for page in pages.filter(subject_body__in=bodies)}
        bodies.sort(key=lambda body: (body.rank, body.name))
        return [{"title": body.name, "url": urls.get(body.pk) or ""} for body in bodies]


def _day(day: datetime.date) -> str:
    """01/7/2025: days and the first two months take a nought (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004 - February
    return f"{day.day:02}/{month}/{day.year}"
