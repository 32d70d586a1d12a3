"""The kernel's models: PortalPage, the base of every page, and the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import AbstractPage, PageViewRestriction
from wagtail.models.pages import AbstractPageMeta, DefaultBasePageMixin
from wagtail.search import index

from core import audit, classification, guard, scan
from core.audit import AuditEntry
from core.domains import Domain, domain_of
from core.gone import GoneAddress
from core.heartbeat import Heartbeat
from core.permissions import PortalPagePermissionTester
from core.queryset import PortalPageManager
from core.refusal import PublicationRefused
from core.secrecy import CLASSIFIED, RANKS, SECRECY_HELP, Secrecy, highest, is_classified
from core.text import slugify
from core.text_input import normalise_text

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest, HttpResponse

    from core.unit_content import UnitList

__all__ = ["AuditEntry", "GoneAddress", "Heartbeat", "PortalPage"]

LIVE = Q(live=True)


class PortalPage(AbstractPage, DefaultBasePageMixin):
    """The base of every page; its table carries the two promises as CHECK constraints.

    What a subclass says of itself: `structural` (the menu itself: needs no approval and holds
    no content of its own), `unit_list` (where a body's page names it, core.unit_content),
    `domain_by_content()` and `listing_date()`.
    """

    structural: ClassVar[bool] = False
    # The article of the regulation under which the portal carries such pages.
    article: ClassVar[str] = "4"
    unit_list: ClassVar[UnitList | None] = None

    secrecy = models.CharField(
        "độ mật",
        max_length=16,
        choices=Secrecy.choices,
        default=Secrecy.UNDECLARED,
        help_text=SECRECY_HELP,
    )
    domain = models.CharField(
        "lĩnh vực duyệt",
        max_length=16,
        choices=Domain.choices,
        default=Domain.OTHER,
        editable=False,
    )
    assigned_domain = models.CharField(
        "lĩnh vực do Trưởng Ban ấn định",
        max_length=16,
        choices=Domain.choices,
        blank=True,
        help_text="Áp dụng cho mọi tin, bài trong chuyên mục; để trống thì theo cơ quan đăng tin.",
    )
    is_sensitive = models.BooleanField(
        "quốc phòng, an ninh",
        default=False,
        help_text="Tin, bài trong chuyên mục phải được Trưởng Ban xác nhận không mật lần thứ hai "
        "trước khi duyệt (Điều 7 khoản 5).",
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan, đơn vị",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Cơ quan, đơn vị cung cấp và chịu trách nhiệm về nội dung (Điều 9).",
    )
    is_structural = models.BooleanField(default=False, editable=False)
    permit = models.ForeignKey(
        "workflows.Approval",
        verbose_name="lượt duyệt",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    permit.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    section = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    summary = models.TextField(
        "tóm tắt", blank=True, max_length=600, help_text="Một đến ba câu, hiện trong danh sách."
    )
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="ảnh đại diện",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    listed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PortalPageManager()
    is_creatable = False

    declaration_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("secrecy"), FieldPanel("body")], heading="Khai báo")
    ]
    content_panels = [FieldPanel("title"), *declaration_panels]
    promote_panels = DefaultBasePageMixin.promote_panels
    settings_panels = [PublishingPanel()]
    search_fields = [
        *AbstractPage.search_fields,
        *DefaultBasePageMixin.search_fields,
        index.SearchField("summary"),
        index.FilterField("secrecy"),
        index.FilterField("body"),
    ]
    exclude_fields_in_copy = ["permit", "listed_at"]

    class Meta(AbstractPageMeta):
        verbose_name = "trang"
        verbose_name_plural = "trang"
        constraints = [
            models.CheckConstraint(
                name="live_is_unclassified",
                condition=Q(live=False) | Q(secrecy=Secrecy.NONE, secrecy__isnull=False),
                violation_error_message=(
                    "Chỉ tin, bài khai “Không mật” mới được công khai (Điều 7, QĐ 2112/QĐ-UBND)."
                ),
            ),
            models.CheckConstraint(
                name="live_is_approved",
                condition=Q(live=False)
                | Q(is_structural=True)
                | Q(permit__isnull=False, live_revision__isnull=False)
                | Q(permit__isnull=False, alias_of__isnull=False),
                violation_error_message=(
                    "Tin, bài chưa đủ chữ ký duyệt thì không được công khai "
                    "(Điều 14, QĐ 2112/QĐ-UBND)."
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["section", "-listed_at", "-id"], condition=LIVE, name="page_listing"
            ),
            models.Index(fields=["content_type", "-listed_at"], condition=LIVE, name="page_newest"),
            models.Index(fields=["body", "-listed_at"], condition=LIVE, name="page_of_body"),
            models.Index(
                fields=["alias_of"], condition=Q(alias_of__isnull=False), name="page_aliases"
            ),
            models.Index(fields=["locked_by"], condition=Q(locked=True), name="page_locked"),
            # All that search reads of a hundred thousand pages to count what it found by section
            # and unit: a tenth of the table (bench/README.md).
            models.Index(fields=["id", "live", "secrecy", "path", "body"], name="page_counted"),
        ]

    def __str__(self) -> str:
        return classification.stub_title(self) if self.is_closed else super().__str__()

    def get_admin_display_title(self) -> str:
        """The draft's title, or the stub of a classified item."""
        if self.is_closed:
            return classification.stub_title(self)
        return str(super().get_admin_display_title())

    @property
    def is_closed(self) -> bool:
        """Classified: closed to every reader, editor and administrator."""
        return is_classified(self.secrecy)

    # What a subclass may say of itself.

    def domain_by_content(self) -> str:
        """The domain that the content itself decides, or "" (see core.domains)."""
        return ""

    @property
    def is_emergency(self) -> bool:
        """True for what may be decided at once, with the unit's signature afterwards."""
        return False

    def listing_date(self) -> datetime.datetime | None:
        """The moment by which lists order the page: of its first publication, unless the type
        knows a better one (a document: its date of issue)."""
        first: datetime.datetime | None = self.first_published_at
        return timezone.now() if first is None and self.live else first

    def review_notes(self) -> list[str]:
        """What the reviewer should know of this draft beyond its text, in words."""
        return []

    @cached_property
    def unit_label(self) -> str:
        """The unit's short name on the item's own day: an item keeps it when the unit is renamed
        (reference/domain.md section 10). Asked once, though a page names its unit twice."""
        if self.body is None:
            return ""
        day = timezone.localdate(self.listed_at) if self.listed_at else None
        label: str = self.body.label_on(day)
        return label

    # Writing.

    def _set_core_field_defaults(self) -> None:
        """Wagtail's own address drops the letter đ ("Đảng bộ" → "ang-bo"); ours keeps it."""
        parent_is_known = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if not getattr(self, "slug", "") and parent_is_known:
            self.slug = self._get_autogenerated_slug(slugify(self.title))
        super()._set_core_field_defaults()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the rule of core.guard.

        Raises:
            PublicationRefused: the row may not be, or stay, public as it is.
        """
        update_fields = kwargs.get("update_fields")
        try:
            with transaction.atomic():
                if update_fields is None:
                    self._derive()
                self._follow_raised_secrecy(update_fields)
                if update_fields is None and not self.is_closed:
                    scan.refuse_marked(self)
                guard.check_before_save(self, update_fields)
                super().save(*args, **kwargs)
        except PublicationRefused as refusal:
            audit.record(
                "publish.refused", target=self, article=refusal.article, reason=refusal.message
            )
            raise

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft; a draft that raises the secrecy of a public item takes it down now."""
        with transaction.atomic():
            self._follow_raised_secrecy(None, user=kwargs.get("user"))
            if self.is_closed:
                classification.scrub(self)
                kwargs["clean"] = False
            else:
                scan.refuse_marked(self)
            return super().save_revision(*args, **kwargs)

    def _derive(self) -> None:
        """Fill the columns that follow from others."""
        specific = isinstance(self, self.specific_class) if self.specific_class else True
        normalise_text(self)
        if specific and type(self) is not PortalPage:
            self.is_structural = self.structural
            if self.structural and self.secrecy == Secrecy.UNDECLARED:
                self.secrecy = Secrecy.NONE
        if self.path and self.depth > 1:
            self.section_id = self.get_parent().pk
            if specific:
                self.domain = domain_of(self)
                self.listed_at = self.listing_date()

    def _follow_raised_secrecy(self, update_fields: Any, user: Any = None) -> None:
        if not self.is_closed or (update_fields is not None and "secrecy" not in update_fields):
            return
        if self.pk:
            stored = PortalPage._base_manager.values_list("secrecy", flat=True).get(pk=self.pk)
            if RANKS[self.secrecy] > RANKS[stored]:
                fresh = self.specific_class.objects.get(pk=self.pk)
                classification.raise_secrecy(fresh, self.secrecy, user=user)
                self.refresh_from_db(
                    fields=["live", "live_revision", "permit", "has_unpublished_changes"]
                )
        classification.scrub(self)

    def with_content_json(self, content: dict[str, Any]) -> PortalPage:
        """A revision as an object. What belongs to the page, not to a revision, stays as it is;
        an old revision can't lower the level of secrecy."""
        page: PortalPage = super().with_content_json(content)
        page.secrecy = highest(self.secrecy, page.secrecy)
        kept = ["permit_id", "live_revision_id", "section_id", "listed_at", "is_structural"]
        if not self.structural:
            kept.append("assigned_domain")
        for name in kept:
            setattr(page, name, getattr(self, name))
        page.domain = domain_of(page)
        return page

    # Reading: closed even if the row is wrong (a restored database without constraints).

    @property
    def is_shown(self) -> bool:
        """True when the row itself may be served."""
        return self.live and self.secrecy == Secrecy.NONE

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Route, unless the page or one above it on the way is classified."""
        if self.secrecy in CLASSIFIED or (not path_components and not self.is_shown):
            raise Http404
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve what is public; a preview never comes this way."""
        if not self.is_shown:
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def serve_password_required_response(
        self, request: HttpRequest, form: Any, action_url: str
    ) -> HttpResponse:
        """The password form shows the page's context, so it needs a public page too."""
        if not self.is_shown:
            raise Http404
        response: HttpResponse = super().serve_password_required_response(request, form, action_url)
        return response

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """No address for a classified item."""
        return None if self.is_closed else super().get_url_parts(request)

    def get_view_restrictions(self) -> Any:
        """Wagtail forgets the ancestors of an alias's source; this doesn't."""
        restrictions = super().get_view_restrictions()
        if not self.alias_of_id:
            return restrictions
        followed = self.alias_of.get_view_restrictions()
        keys = {*restrictions.values_list("pk", flat=True), *followed.values_list("pk", flat=True)}
        return PageViewRestriction.objects.filter(pk__in=keys)

    def restrictions_by_position(self) -> set[int]:
        """Keys of the view restrictions on the page's place in the tree (what lists honour)."""
        steps = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        found = PageViewRestriction.objects.filter(page__path__in=steps)
        return set(found.values_list("pk", flat=True))

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """Nothing classified is ever handed to a search index."""
        return super().get_indexed_objects().exclude(secrecy__in=CLASSIFIED)

    def permissions_for_user(self, user: Any) -> PortalPagePermissionTester:
        """Who may do what with this page (core.permissions)."""
        return PortalPagePermissionTester(user, self)
