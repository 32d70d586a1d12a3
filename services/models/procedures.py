"""Administrative procedures (Điều 2 khoản 4, 5; Điều 7 khoản 2; NĐ 63/2010/NĐ-CP, Điều 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.models import PortalPage
from core.pagination import page_of, query_without_page
from core.panels import STRUCTURAL_PANELS
from core.unit_content import UnitList

if TYPE_CHECKING:
    from django.http import HttpRequest


class OnlineLevel(models.TextChoices):
    """Levels of online service (NĐ 42/2022/NĐ-CP, Điều 11)."""

    FULL = "full", "Trực tuyến toàn trình"
    PARTIAL = "partial", "Trực tuyến một phần"
    INFORMATION = "information", "Chỉ cung cấp thông tin"


class Status(models.TextChoices):
    """Điều 7 khoản 2: the status of a procedure."""

    APPLIED = "applied", "Đang áp dụng"
    PAUSED = "paused", "Tạm dừng"
    AMENDED = "amended", "Đã sửa đổi"
    REPEALED = "repealed", "Bãi bỏ"


class ProcedureIndexPage(PortalPage):
    """Thủ tục hành chính."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["services.ProcedurePage"]
    max_count = 1

    class Meta:
        verbose_name = "mục thủ tục hành chính"
        verbose_name_plural = "mục thủ tục hành chính"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the chosen field, level and words, and a page of procedures."""
        context = super().get_context(request, *args, **kwargs)
        shown = ProcedurePage.objects.shown().select_related("competent_body")
        chosen = {
            name: request.GET.get(name, "").strip()[:120] for name in ("q", "linh-vuc", "muc")
        }
        found = shown.order_by("field", "title")
        if chosen["q"]:
            found = found.filter(Q(title__icontains=chosen["q"]) | Q(code__icontains=chosen["q"]))
        if chosen["linh-vuc"]:
            found = found.filter(field=chosen["linh-vuc"])
        if chosen["muc"] == "truc-tuyen":
            found = found.filter(online_level__in=[OnlineLevel.FULL, OnlineLevel.PARTIAL])
        context.update(
            page_obj=page_of(request, found),
            query=query_without_page(request),
            words=chosen["q"],
            field=chosen["linh-vuc"],
            online_only=chosen["muc"] == "truc-tuyen",
            fields=shown.order_by("field").values_list("field", flat=True).distinct(),
        )
        return context


class ProcedurePage(PortalPage):
    """One procedure with all that a citizen needs before leaving home."""

    code = models.CharField("mã thủ tục", max_length=40, blank=True)
    field = models.CharField("lĩnh vực", max_length=80)
    competent_body = models.ForeignKey(
        "directory.Body",
        verbose_name="cơ quan giải quyết",
        on_delete=models.PROTECT,
        related_name="+",
    )
    ways = models.TextField("cách thức thực hiện", help_text="Trực tiếp, trực tuyến, bưu chính.")
    where = models.CharField("nơi nộp, giờ tiếp nhận", max_length=250, blank=True)
    dossier_count = models.PositiveSmallIntegerField("số bộ hồ sơ", default=1)
    time_limit = models.CharField("thời hạn giải quyết", max_length=150)
    applicants = models.CharField("đối tượng thực hiện", max_length=250)
    result = models.CharField(
        "kết quả", max_length=250, help_text="Giấy tờ có giá trị pháp lý nhận được (Điều 2)."
    )
    fee = models.CharField("phí, lệ phí", max_length=200, default="Không thu")
    requirements = models.TextField("yêu cầu, điều kiện", blank=True)
    legal_bases = models.TextField("căn cứ pháp lý", blank=True)
    online_level = models.CharField(
        "mức độ trực tuyến",
        max_length=12,
        choices=OnlineLevel.choices,
        default=OnlineLevel.INFORMATION,
    )
    online_url = models.URLField("địa chỉ nộp trực tuyến", blank=True)
    status = models.CharField(
        "tình trạng", max_length=10, choices=Status.choices, default=Status.APPLIED
    )
    status_since = models.DateField("từ ngày", null=True, blank=True)
    status_reason = models.CharField("lý do, văn bản", max_length=250, blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("code"),
                FieldPanel("field"),
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
        FieldPanel("legal_bases"),
        MultiFieldPanel(
            [FieldPanel("online_level"), FieldPanel("online_url")], heading="Dịch vụ trực tuyến"
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("status_since"), FieldPanel("status_reason")],
            heading="Tình trạng",
        ),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("code"),
        index.SearchField("field"),
        index.SearchField("result"),
    ]
    parent_page_types = ["services.ProcedureIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    unit_list = UnitList("Thủ tục hành chính", 30, field="competent_body")

    class Meta:
        verbose_name = "thủ tục hành chính"
        verbose_name_plural = "thủ tục hành chính"

    def clean(self) -> None:
        """An online level needs its address; a changed status its date and reason."""
        super().clean()
        errors = {}
        online = self.online_level in (OnlineLevel.FULL, OnlineLevel.PARTIAL)
        if online and not self.online_url:
            errors["online_url"] = "Hãy ghi địa chỉ nộp hồ sơ trực tuyến."
        if self.status != Status.APPLIED and not (self.status_since and self.status_reason):
            errors["status_reason"] = "Thay đổi tình trạng phải có ngày và lý do (Điều 7 khoản 2)."
        if errors:
            raise ValidationError(errors)


class ProcedureStep(Orderable):
    """One step."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField("bước", max_length=150)
    text = models.TextField("việc phải làm", blank=True)

    panels = [FieldPanel("title"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "bước thực hiện"
        verbose_name_plural = "bước thực hiện"

    def __str__(self) -> str:
        return self.title


class DossierItem(Orderable):
    """One paper to bring."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="dossier")
    name = models.CharField("giấy tờ", max_length=300)
    originals = models.PositiveSmallIntegerField("số bản chính", default=1)
    copies = models.PositiveSmallIntegerField("số bản sao", default=0)

    panels = [FieldPanel("name"), FieldPanel("originals"), FieldPanel("copies")]

    class Meta(Orderable.Meta):
        verbose_name = "giấy tờ phải nộp"
        verbose_name_plural = "giấy tờ phải nộp"

    def __str__(self) -> str:
        return self.name

    @property
    def amount(self) -> str:
        """ "1 bản chính, 2 bản sao"."""
        parts = [(self.originals, "bản chính"), (self.copies, "bản sao")]
        return ", ".join(f"{count} {kind}" for count, kind in parts if count)


class ProcedureForm(Orderable):
    """A form to fill in."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="forms")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name="tệp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    label = models.CharField("tên mẫu", max_length=150)

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = "mẫu đơn, tờ khai"
        verbose_name_plural = "mẫu đơn, tờ khai"

    def __str__(self) -> str:
        return self.label
