"""Notices; an urgent one stands above every page while it is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.fields import StoryField
from core.listing import ListsItems
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.queryset import PortalPageManager, PortalPageQuerySet
from core.unit_content import OF_NEWS

if TYPE_CHECKING:
    import datetime

MOST_ALERTS = 2


class NoticeIndexPage(ListsItems, PortalPage):
    """Thông báo."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NoticePage"]

    class Meta:
        verbose_name = "mục thông báo"
        verbose_name_plural = "mục thông báo"


class NoticeQuerySet(PortalPageQuerySet):
    """Notices by validity."""

    def urgent_on(self, day: datetime.date) -> Any:
        """Public urgent notices still valid on a day, newest first."""
        valid = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        return self.shown().filter(valid, is_urgent=True).order_by("-listed_at")[:MOST_ALERTS]


class NoticePage(PortalPage):
    """One notice."""

    content = StoryField("nội dung", blank=True)
    valid_until = models.DateField("hiệu lực đến hết ngày", null=True, blank=True)
    is_urgent = models.BooleanField(
        "khẩn", default=False, help_text="Hiện trên đầu mọi trang cho tới khi hết hiệu lực."
    )

    objects = PortalPageManager.from_queryset(NoticeQuerySet)()
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("content"),
        FieldPanel("valid_until"),
        FieldPanel("is_urgent"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("content")]
    parent_page_types = ["news.NoticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = OF_NEWS

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"

    @property
    def is_emergency(self) -> bool:
        """An urgent notice is decided at once; its unit signs afterwards."""
        return self.is_urgent
