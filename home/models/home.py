"""The home page: root of the menu, and what the footer of every page says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from core.models import PortalPage
from core.phones import tel_address
from home.front import front_page

if TYPE_CHECKING:
    from django.http import HttpRequest


class HomePage(PortalPage):
    """Trang chủ."""

    structural: ClassVar[bool] = True

    owner_agency = models.CharField(
        "cơ quan chủ quản", max_length=200, default="Ủy ban nhân dân huyện Như Xuân"
    )
    responsible = models.CharField(
        "người chịu trách nhiệm", max_length=200, default="Trưởng Ban Biên tập", blank=True
    )
    operator = models.CharField(
        "đơn vị vận hành",
        max_length=200,
        default="Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch huyện",
        blank=True,
    )
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    licence = models.CharField("giấy phép", max_length=200, blank=True)

    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel("owner_agency"),
                FieldPanel("responsible"),
                FieldPanel("operator"),
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("licence"),
            ],
            heading="Chân trang",
        ),
        InlinePanel("links", heading="Liên kết", label="liên kết"),
    ]
    max_count = 1
    parent_page_types = ["core.PortalPage"]
    subpage_types = [
        "home.SectionPage",
        "home.StandardPage",
        "home.ContactPage",
        "home.SiteMapPage",
        "home.PlaceIndexPage",
        "news.NewsIndexPage",
        "news.ConclusionIndexPage",
        "news.NoticeIndexPage",
        "news.GalleryIndexPage",
        "documents.DocumentIndexPage",
        "documents.ConsultationIndexPage",
        "services.ProcedureIndexPage",
        "services.ProjectIndexPage",
        "services.OneStopIndexPage",
        "schedule.ScheduleIndexPage",
        "questions.QuestionIndexPage",
        "directory.DirectoryIndexPage",
    ]

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the front page shows (home.front)."""
        return {**super().get_context(request, *args, **kwargs), **front_page()}

    @property
    def phone_href(self) -> str:
        """The number as a `tel:` address."""
        return tel_address(self.phone)


class HomeLink(Orderable):
    """A link to another authority's site."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="links")
    title = models.CharField("tên", max_length=120)
    url = models.URLField("địa chỉ")

    panels = [FieldPanel("title"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = "liên kết"
        verbose_name_plural = "liên kết"

    def __str__(self) -> str:
        return self.title
