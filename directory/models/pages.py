"""One public page a body, and the page of the editorial board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import StoryField
from core.models import PortalPage
from core.unit_content import public_lists_of
from directory.models.bodies import Body
from directory.models.posts import Post
from directory.models.successions import Succession
from directory.public import public_bodies
from workflows.board import board_on

if TYPE_CHECKING:
    from django.http import HttpRequest

NEWEST = 5


class BodyPage(PortalPage):
    """A body's public page: what it does, how to reach it, its newest items (Điều 7 khoản 4)."""

    article: ClassVar[str] = "7"

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
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("functions"),
        index.SearchField("names_borne"),
    ]
    parent_page_types = ["directory.DirectoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "trang cơ quan, đơn vị"
        verbose_name_plural = "trang cơ quan, đơn vị"

    @property
    def names_borne(self) -> str:
        """Every name of the body and of those it came from or led to: by any of them it is
        found (reference/domain.md section 10)."""
        bodies = [self.subject_body]
        before, after = self.kin()
        bodies += [link.predecessor for link in before]
        bodies += [link.successor for link in after]
        former = [old.name for body in bodies for old in body.former_names.all()]
        return " ".join([*(body.name for body in bodies), *former])

    def kin(self) -> tuple[list[Succession], list[Succession]]:
        """From which bodies this one came, and which took over from it, since when, by which
        decision."""
        own = self.subject_body_id
        links = list(
            Succession.objects.filter(Q(successor=own) | Q(predecessor=own)).select_related(
                "predecessor", "successor"
            )
        )
        before = [link for link in links if link.successor_id == own]
        return before, [link for link in links if link.predecessor_id == own]

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
        """Adds whom to call, what the sections hold of the body (core.unit_content), its former
        names, and the bodies that it came from or led to, with their pages."""
        context = super().get_context(request, *args, **kwargs)
        if self.body_id == self.subject_body_id:
            # A body that introduces itself: asked for once.
            self.body = self.subject_body
        prefetch_related_objects([self.subject_body], "former_names")
        context["public"] = public_bodies([self])[0]
        context["lists"] = [
            {"title": title, "items": items}
            for title, pages in public_lists_of(self.subject_body_id)
            if (items := list(pages[:NEWEST]))
        ]
        context["former_names"] = list(self.subject_body.former_names.all())
        before, after = self.kin()
        bodies = [*(link.predecessor for link in before), *(link.successor for link in after)]
        pages = _pages_of(bodies)
        context["predecessors"] = [
            (link, link.predecessor, pages.get(link.predecessor_id)) for link in before
        ]
        context["successors"] = [
            (link, link.successor, pages.get(link.successor_id)) for link in after
        ]
        return context


def _pages_of(bodies: list[Body]) -> dict[int, BodyPage]:
    """The public pages of bodies; no query where there are none."""
    if not bodies:
        return {}
    pages = BodyPage.objects.shown().filter(subject_body__in=bodies)
    return {page.subject_body_id: page for page in pages}


class BodyContact(Orderable):
    """A post with its holder and number; internal unless said otherwise."""

    page = ParentalKey(BodyPage, on_delete=models.CASCADE, related_name="contacts")
    # Where directory.register copied the row from; empty for a row written by hand.
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    post_title = models.CharField(
        "chức vụ", max_length=120, help_text="Viết theo thứ tự nghi thức, người đứng đầu trước."
    )
    holder_name = models.CharField(
        "họ tên", max_length=80, blank=True, help_text="Để trống khi chức vụ đang khuyết."
    )
    phone = models.CharField(
        "điện thoại", max_length=120, blank=True, help_text="Nhiều số thì cách nhau bằng dấu “;”."
    )
    email = models.EmailField("thư điện tử", blank=True)
    held_from = models.DateField("giữ chức vụ từ ngày", null=True, blank=True)
    held_to = models.DateField(
        "đến hết ngày", null=True, blank=True, help_text="Chỉ ghi cho người đã thôi giữ chức vụ."
    )
    is_public = models.BooleanField(
        "công khai",
        default=False,
        help_text="Không đánh dấu: đầu mối nội bộ, không bao giờ hiện trên Cổng.",
    )

    panels = [
        FieldPanel("post_title"),
        FieldPanel("holder_name"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldRowPanel([FieldPanel("held_from"), FieldPanel("held_to")]),
        FieldPanel("is_public"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "đầu mối liên hệ"
        verbose_name_plural = "đầu mối liên hệ"

    def __str__(self) -> str:
        return self.post_title


class BoardPage(PortalPage):
    """The editorial board, generated from its record (Điều 12); past boards are kept."""

    article: ClassVar[str] = "12"

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
