"""Administrative procedures (Điều 2 khoản 4, 5; Điều 7 khoản 2; NĐ 63/2010/NĐ-CP, Điều 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS
from core.text import sort_key
from core.unit_content import UnitList
from services.filters import ProcedureFilter
from services.forms import ProcedurePageForm
from services.models.everyday import EverydayPhrase
from services.models.procedure_parts import LegalBasis, Status, StatusChange
from services.models.reviews import ProcedureReview

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest


class OnlineLevel(models.TextChoices):
    """Levels of online service (NĐ 42/2022/NĐ-CP, Điều 11)."""

    FULL = "full", "Trực tuyến toàn trình"
    PARTIAL = "partial", "Trực tuyến một phần"
    INFORMATION = "information", "Chỉ cung cấp thông tin"


# Long texts that no row of the list shows or searches.
NOT_LISTED = ("ways", "requirements", "legal_bases", "search_description")
ONLINE = (OnlineLevel.FULL, OnlineLevel.PARTIAL)


class Tier(models.TextChoices):
    """The tier of authority that settles a procedure."""

    MINISTRY = "ministry", "Cấp bộ"
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class ProcedureIndexPage(PortalPage):
    """Thủ tục hành chính."""

    structural: ClassVar[bool] = True
    article: ClassVar[str] = "7"
    per_page = 20
    # All of one field on one page, so that each procedure is three links from the home page.
    per_field = 300

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.ProcedurePage"]
    max_count = 1

    class Meta:
        verbose_name = "mục thủ tục hành chính"
        verbose_name_plural = "mục thủ tục hành chính"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the filter with its choices, the fields with their counts, a page of rows."""
        context = super().get_context(request, *args, **kwargs)
        shown = ProcedurePage.objects.shown()
        chosen = ProcedureFilter(request.GET, shown)
        # In memory, because no database orders by the Vietnamese alphabet (Điều 11).
        found = sorted(
            chosen.apply(shown.select_related("competent_body").defer(*NOT_LISTED)),
            key=lambda procedure: (sort_key(procedure.field), sort_key(procedure.title)),
        )
        if chosen.query:
            found = chosen.search(found, EverydayPhrase.pairs())
        per_page = self.per_field if chosen.chosen["linh-vuc"] else self.per_page
        context.update(
            page_obj=page_of(request, found, per_page),
            query=query_without_page(request),
            filter=chosen,
        )
        return context


class ProcedurePage(PortalPage):
    """One procedure with all that a citizen needs before leaving home.

    `body` is the unit that owns the record and must review it. A draft may lack anything but the
    title; what NĐ 63/2010/NĐ-CP and Điều 2 khoản 4 demand is asked for at submission.
    """

    article: ClassVar[str] = "7"

    code = models.CharField("mã thủ tục", max_length=40, blank=True)
    field = models.CharField("lĩnh vực", max_length=80)
    tier = models.CharField("cấp thực hiện", max_length=10, choices=Tier.choices, blank=True)
    decision = models.CharField(
        "quyết định công bố",
        max_length=150,
        blank=True,
        help_text="Số, ngày, cơ quan. Ví dụ: 1234/QĐ-UBND ngày 01/6/2026 của UBND tỉnh.",
    )
    competent_body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan giải quyết",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    ways = models.TextField("cách thức thực hiện", help_text="Trực tiếp, trực tuyến, bưu chính.")
    where = models.CharField("nơi nộp, giờ tiếp nhận", max_length=250, blank=True)
    dossier_count = models.PositiveSmallIntegerField(
        "số bộ hồ sơ",
        default=1,
        validators=[MinValueValidator(1, "Số lượng hồ sơ ít nhất là một bộ.")],
    )
    time_limit = models.CharField("thời hạn giải quyết", max_length=150)
    applicants = models.CharField("đối tượng thực hiện", max_length=250)
    result = models.CharField(
        "kết quả", max_length=250, help_text="Giấy tờ có giá trị pháp lý nhận được (Điều 2)."
    )
    fee = models.CharField("phí, lệ phí", max_length=200, default="Không thu")
    requirements = models.TextField("yêu cầu, điều kiện", blank=True)
    legal_bases = models.TextField(
        "căn cứ pháp lý khác", blank=True, help_text="Ghi tự do, khi không chọn từng văn bản."
    )
    online_level = models.CharField(
        "mức độ trực tuyến",
        max_length=12,
        choices=OnlineLevel.choices,
        default=OnlineLevel.INFORMATION,
    )
    online_url = models.URLField("địa chỉ nộp trực tuyến", blank=True)
    national_url = models.URLField(
        "trang của thủ tục trên Cổng Dịch vụ công quốc gia", blank=True, max_length=300
    )
    # What the newest row of the history says; kept for the list's filter, never typed.
    status = models.CharField(
        "tình trạng",
        max_length=10,
        choices=Status.choices,
        default=Status.APPLIED,
        editable=False,
    )
    status_since = models.DateField("từ ngày", null=True, blank=True, editable=False)
    status_reason = models.CharField("lý do, văn bản", max_length=250, blank=True, editable=False)

    # Set by the form of a draft: what is still missing may be missing.
    may_be_incomplete = False

    base_form_class = ProcedurePageForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("field"), FieldPanel("tier")]),
                FieldPanel("decision"),
                FieldPanel("competent_body"),
                FieldPanel("applicants"),
                FieldPanel("result"),
                FieldPanel("time_limit"),
                FieldPanel("fee"),
                FieldPanel("ways"),
                FieldPanel("where"),
            ],
            heading="Thông tin chính",
        ),
        InlinePanel("steps", heading="Trình tự thực hiện", label="bước"),
        FieldPanel("dossier_count"),
        InlinePanel("dossier", heading="Thành phần hồ sơ", label="giấy tờ"),
        InlinePanel("forms", heading="Mẫu đơn, tờ khai", label="mẫu"),
        FieldPanel("requirements"),
        InlinePanel("legal_basis_rows", heading="Căn cứ pháp lý", label="văn bản"),
        FieldPanel("legal_bases"),
        MultiFieldPanel(
            [FieldPanel("online_level"), FieldPanel("online_url"), FieldPanel("national_url")],
            heading="Dịch vụ trực tuyến",
        ),
        InlinePanel(
            "history",
            heading="Tình trạng và lịch sử",
            label="tình trạng",
            help_text=(
                "Mỗi lần thay đổi ghi một dòng; dòng có ngày muộn nhất là tình trạng hiện nay. "
                "Muốn đổi từ một ngày sắp tới: hẹn giờ xuất bản vào ngày ấy."
            ),
        ),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("code"),
        index.SearchField("field"),
        index.SearchField("applicants"),
        index.SearchField("result"),
        index.RelatedFields("dossier", [index.SearchField("name")]),
        index.RelatedFields("forms", [index.SearchField("label")]),
    ]
    parent_page_types = ["services.ProcedureIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = UnitList("Thủ tục hành chính", 30, field="competent_body")

    class Meta:
        verbose_name = "thủ tục hành chính"
        verbose_name_plural = "thủ tục hành chính"

    # Rules.

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the status from the history first, so that no way of saving forgets it."""
        newest = self._newest_change()
        if newest is not None:
            self.status, self.status_since = newest.status, newest.since
            self.status_reason = newest.reason
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Complete unless it is a draft; an online level has its address; the history is in order.

        Raises:
            ValidationError: with all faults, those of a field beside it.
        """
        super().clean()
        faults: list[str] = [] if self.may_be_incomplete else self._missing_rows()
        faults += self._faults_of_history()
        if faults:
            raise ValidationError(faults)
        if self.online_level in ONLINE and not self.online_url:
            raise ValidationError({"online_url": "Hãy ghi địa chỉ nộp hồ sơ trực tuyến."})

    def _missing_rows(self) -> list[str]:
        """NĐ 63/2010/NĐ-CP, Điều 8: what must not be empty and stands in rows of its own."""
        needed = {
            "Thiếu trình tự thực hiện: hãy ghi ít nhất một bước.": self.steps,
            "Thiếu thành phần hồ sơ: hãy ghi ít nhất một loại giấy tờ.": self.dossier,
        }
        return [message for message, rows in needed.items() if not rows.all()]

    def _faults_of_history(self) -> list[str]:
        """Điều 7 khoản 2: each change has its reason; none lies ahead of the publication."""
        changes = list(self.history.all())
        if not changes:
            if self.status_since is None:
                return []
            return ["Lịch sử tình trạng phải còn ít nhất một dòng cho tình trạng hiện nay."]
        faults = []
        if not self.may_be_incomplete and not all(change.reason for change in changes):
            faults.append("Thiếu lý do thay đổi tình trạng (Điều 7 khoản 2).")
        last = timezone.localdate(self.go_live_at) if self.go_live_at else timezone.localdate()
        if max(change.since for change in changes) > max(last, timezone.localdate()):
            faults.append(
                "Tình trạng chỉ ghi khi đã có hiệu lực: ngày trong lịch sử không được sau hôm nay, "
                "hoặc sau ngày hẹn xuất bản."
            )
        return faults

    def _newest_change(self) -> StatusChange | None:
        changes = list(self.history.all())
        return max(changes, key=lambda change: change.since) if changes else None

    # What the page shows.

    @property
    def is_online(self) -> bool:
        """May be submitted online now."""
        stopped = self.status in (Status.PAUSED, Status.REPEALED)
        return self.online_level in ONLINE and bool(self.online_url) and not stopped

    @property
    def reviewed_on(self) -> datetime.date | None:
        """The day of the last review by the owner: an approval of the record, or a confirmation
        that nothing has changed."""
        return ProcedureReview.dates([self]).get(self.pk)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the history, newest first, and the legal bases, which say whether they hold."""
        context = super().get_context(request, *args, **kwargs)
        bases = LegalBasis.with_validity(self.legal_basis_rows.select_related("document"))
        context.update(
            forms=list(self.forms.select_related("document")),
            history=sorted(self.history.all(), key=lambda change: change.since, reverse=True),
            bases=bases,
            is_stale=any(basis.is_stale for basis in bases),
            reviewed_on=self.reviewed_on,
        )
        return context
