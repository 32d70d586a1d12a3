"""The public directory: one page a body, and the page of the editorial board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from accounts.models import BoardMembership
from core.blocks import StoryBlock
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.text import fold
from directory.models.bodies import Body

if TYPE_CHECKING:
    from django.http import HttpRequest

NEWEST = 8


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
        """Adds the tree, or what the words found (marks don't matter)."""
        context = super().get_context(request, *args, **kwargs)
        pages = list(
            BodyPage.objects.shown().select_related("subject_body").prefetch_related("contacts")
        )
        words = fold(request.GET.get("q", "")[:100])
        if words:
            context["found"] = [page for page in pages if words in page.folded_text()]
        context.update(words=request.GET.get("q", "")[:100], tree=_tree(pages, None))
        return context


class BodyPage(PortalPage):
    """A body's public page: what it does, how to reach it, its newest items (Điều 7 khoản 4)."""

    subject_body = models.ForeignKey(
        Body, verbose_name="cơ quan được giới thiệu", on_delete=models.PROTECT, related_name="pages"
    )
    functions = StreamField(StoryBlock(), verbose_name="chức năng, nhiệm vụ", blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)

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

    def folded_text(self) -> str:
        """What the directory's search looks through."""
        posts = " ".join(contact.post_title for contact in self.public_contacts())
        body = self.subject_body
        return fold(f"{self.title} {body.name} {body.short_name} {posts} {self.phone}")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the public contacts and the body's newest public items."""
        context = super().get_context(request, *args, **kwargs)
        items = PortalPage.objects.shown().filter(body=self.subject_body_id).exclude(pk=self.pk)
        context["contacts"] = self.public_contacts()
        context["newest"] = items.order_by("-listed_at", "-pk")[:NEWEST]
        return context


class BodyContact(Orderable):
    """A post with its holder and number; internal unless said otherwise."""

    page = ParentalKey(BodyPage, on_delete=models.CASCADE, related_name="contacts")
    post_title = models.CharField("chức vụ", max_length=120)
    holder_name = models.CharField("họ tên", max_length=80, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    is_public = models.BooleanField(
        "công khai", default=False, help_text="Không đánh dấu: số nội bộ, không bao giờ hiện ra."
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
    def phone_href(self) -> str:
        """The number as a `tel:` address."""
        return "tel:" + "".join(char for char in self.phone if char.isdigit() or char == "+")


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
        """Adds the present and the past seats."""
        context = super().get_context(request, *args, **kwargs)
        order = {"head": 0, "deputy": 1, "member": 2}
        seats = BoardMembership.objects.select_related("user", "user__body")
        today = timezone.localdate()
        present = sorted(seats.on(today), key=lambda seat: order[seat.role])
        context.update(present=present, past=seats.filter(ends__lt=today).order_by("-ends"))
        return context


def _tree(pages: list[BodyPage], parent: int | None) -> list[dict[str, Any]]:
    """Bodies below one, by rank, as nested nodes; a body whose superior has no page stands at
    the top."""
    known = {page.subject_body_id for page in pages}
    level = [page for page in pages if _superior(page, known) == parent]
    level.sort(key=lambda page: (page.subject_body.rank, page.subject_body.name))
    return [{"page": page, "children": _tree_below(pages, page, known)} for page in level]


def _tree_below(pages: list[BodyPage], page: BodyPage, known: set[int]) -> list[dict[str, Any]]:
    return _tree(pages, page.subject_body_id) if page.subject_body_id in known else []


def _superior(page: BodyPage, known: set[int]) -> int | None:
    superior = page.subject_body.parent_id
    return superior if superior in known else None
