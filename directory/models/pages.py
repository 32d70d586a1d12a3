"""The public directory: one page a body, and the page of the editorial board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import StoryField
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.phones import tel_address
from directory.models.bodies import Body
from directory.tree import in_protocol_order, search, tree_of
from workflows.board import board_on

if TYPE_CHECKING:
    from django.http import HttpRequest

NEWEST = 8
LONGEST_QUERY = 100


class DirectoryIndexPage(PortalPage):
    """Danh bạ: the bodies as a tree, with a search that works without script."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["directory.BodyPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục danh bạ"
        verbose_name_plural = "mục danh bạ"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the tree of the bodies that exist today and those that are no more, or what the
        words found (`?q=`, marks don't matter)."""
        context = super().get_context(request, *args, **kwargs)
        words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
        pages = BodyPage.objects.shown().select_related("subject_body").defer("functions")
        context["words"] = words
        if words:
            context["found"] = search(pages.prefetch_related("contacts"), words)
            return context
        today = timezone.localdate()
        standing = set(Body.objects.in_force(today).values_list("pk", flat=True))
        superiors: dict[int, int | None] = dict(Body.objects.values_list("pk", "parent_id"))
        context["tree"] = tree_of(
            (page for page in pages if page.subject_body_id in standing), superiors
        )
        context["former"] = in_protocol_order(page for page in pages if page.is_former)
        return context


class BodyPage(PortalPage):
    """A body's public page: what it does, how to reach it, its newest items (Điều 7 khoản 4)."""

    subject_body = models.ForeignKey(
        Body, verbose_name="cơ quan được giới thiệu", on_delete=models.PROTECT, related_name="pages"
    )
    functions = StoryField("chức năng, nhiệm vụ", blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField(
        "điện thoại",
        max_length=30,
        blank=True,
        help_text="Số gọi chung của cơ quan, hiện công khai: 0237 000 0000.",
    )
    email = models.EmailField(
        "thư điện tử", blank=True, help_text="Hộp thư công vụ, hiện công khai."
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("subject_body"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], heading="Liên hệ"
        ),
        FieldPanel("functions"),
        InlinePanel("contacts", heading="Lãnh đạo, đầu mối", label="người"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("functions")]
    parent_page_types = ["directory.DirectoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "trang cơ quan, đơn vị"
        verbose_name_plural = "trang cơ quan, đơn vị"

    def public_contacts(self) -> list[BodyContact]:
        """Those whose number may be shown."""
        return [contact for contact in self.contacts.all() if contact.is_public]

    @property
    def phone_href(self) -> str:
        """The number as a `tel:` address."""
        return tel_address(self.phone)

    @property
    def is_former(self) -> bool:
        """The body is no more: dissolved or merged."""
        ended = self.subject_body.valid_to
        return ended is not None and ended < timezone.localdate()

    def clean(self) -> None:
        """A body has one page."""
        super().clean()
        others = BodyPage.objects.exclude(pk=self.pk)
        if self.subject_body_id and others.filter(subject_body=self.subject_body_id).exists():
            raise ValidationError({"subject_body": "Cơ quan, đơn vị này đã có trang giới thiệu."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the public contacts and the body's newest public items."""
        context = super().get_context(request, *args, **kwargs)
        items = PortalPage.objects.shown().filter(body=self.subject_body_id, is_structural=False)
        items = items.exclude(pk=self.pk)
        context["contacts"] = self.public_contacts()
        context["newest"] = items.order_by("-listed_at", "-pk")[:NEWEST]
        return context


class BodyContact(Orderable):
    """A post with its holder and number; internal unless said otherwise."""

    page = ParentalKey(BodyPage, on_delete=models.CASCADE, related_name="contacts")
    post_title = models.CharField(
        "chức vụ", max_length=120, help_text="Viết theo thứ tự nghi thức, người đứng đầu trước."
    )
    holder_name = models.CharField(
        "họ tên", max_length=80, blank=True, help_text="Để trống khi chức vụ đang khuyết."
    )
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    is_public = models.BooleanField(
        "công khai",
        default=False,
        help_text="Không đánh dấu: đầu mối nội bộ, không bao giờ hiện trên Cổng.",
    )

    panels = [
        FieldPanel("post_title"),
        FieldPanel("holder_name"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("is_public"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "đầu mối liên hệ"
        verbose_name_plural = "đầu mối liên hệ"

    def __str__(self) -> str:
        return self.post_title

    @property
    def line(self) -> str:
        """What the directory's search looks through."""
        return f"{self.post_title} {self.holder_name} {self.phone}"

    @property
    def phone_href(self) -> str:
        """The number as a `tel:` address."""
        return tel_address(self.phone)


class BoardPage(PortalPage):
    """The editorial board, generated from its record (Điều 12); past boards are kept."""

    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]
    parent_page_types = ["home.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    class Meta:
        verbose_name = "trang Ban Biên tập"
        verbose_name_plural = "trang Ban Biên tập"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the seats held today, and the past ones, those of one decision together."""
        context = super().get_context(request, *args, **kwargs)
        board = board_on(timezone.localdate())
        past = [seat for group in board["past"] for seat in group["seats"]]
        return {**context, "present": board["present"], "past": past}
