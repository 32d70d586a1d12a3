"""The opinions at the desk: looked at, taken into the table of answers or left out, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_modeladmin.helpers import PermissionHelper

from core.register import Register, RegisterIndexView
from core.roles import BOARD_ROLES, roles_of
from documents.consulting import Phase
from documents.models import ConsultationPage, Opinion, OpinionAnswer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from core.spreadsheets.writing import Columns

# Without the sender's contact: whoever must call looks it up in the admin.
EXPORTED: Columns = {
    "Dự thảo": lambda opinion: opinion.consultation_title,
    "Góp ý về": lambda opinion: opinion.about,
    "Nội dung": lambda opinion: opinion.text,
    "Người gửi": lambda opinion: opinion.get_sender_kind_display(),
    "Tên": lambda opinion: opinion.name,
    "Gửi lúc": lambda opinion: opinion.sent_at,
    "Trạng thái": lambda opinion: opinion.get_state_display(),
    "Lý do không đưa vào": lambda opinion: opinion.hidden_reason,
}


def opinions_of(user: Any) -> Any:
    """The opinions within a user's reach: the board all, a unit those on its own drafts."""
    opinions = Opinion.objects.select_related("consultation")
    if user.is_superuser or roles_of(user) & BOARD_ROLES:
        return opinions
    return opinions.filter(consultation__body__isnull=False, consultation__body=user.body_id)


class OpinionPermissions(PermissionHelper):
    """Citizens write opinions; the desk decides on them and never deletes one."""

    def user_can_create(self, user: Any) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Within reach."""
        allowed: bool = super().user_can_edit_obj(user, obj)
        return allowed and opinions_of(user).filter(pk=obj.pk).exists()


class DecisionForm(WagtailAdminModelForm):
    """Notes who decided."""

    def save(self, commit: bool = True) -> Opinion:
        """Keep the decision with its name and time."""
        opinion: Opinion = super().save(commit=False)
        opinion.decide(self.for_user)
        return opinion


class OpinionIndexView(RegisterIndexView):
    """The list, taken away without what the desk alone must know."""

    def export_columns(self) -> Columns:
        """Without the sender's contact."""
        return EXPORTED


class ConsultationFilter(SimpleListFilter):
    """By draft; Django's own filter of relations needs Django's own admin."""

    title = "dự thảo"
    parameter_name = "du-thao"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The drafts with opinions within reach."""
        within = opinions_of(request.user).exclude(consultation=None)
        pairs = within.order_by("-consultation").values_list("consultation", "consultation__title")
        return [(str(key), title) for key, title in pairs.distinct()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those on the draft that was chosen; a senseless value fits nothing."""
        chosen = self.value()
        if not chosen:
            return queryset
        return queryset.filter(consultation=chosen) if chosen.isdecimal() else queryset.none()


class OpinionAdmin(Register):
    """Ý kiến góp ý dự thảo."""

    article = "4"

    model = Opinion
    menu_label = "Góp ý dự thảo"
    menu_icon = "comment"
    menu_order = 166
    list_display = ("sent_at", "consultation_title", "about", "sender_kind", "name", "state")
    list_filter = ("state", "sender_kind", ConsultationFilter)
    list_per_page = 50
    list_export = ("consultation",)  # the columns are EXPORTED
    export_filename = "y-kien-gop-y-du-thao"
    search_fields = ("text", "name", "consultation_title", "about")
    index_view_class = OpinionIndexView
    permission_helper_class = OpinionPermissions
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("consultation_title", read_only=True),
                    FieldPanel("about", read_only=True),
                    FieldPanel("text", read_only=True),
                    FieldPanel("sent_at", read_only=True),
                ],
                heading="Ý kiến",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("sender_kind", read_only=True),
                    FieldPanel("name", read_only=True),
                    FieldPanel("contact", read_only=True),
                    FieldPanel("consent_version", read_only=True),
                    FieldPanel("consented_at", read_only=True),
                ],
                heading="Người gửi (không công khai)",
            ),
            MultiFieldPanel(
                [FieldPanel("state"), FieldPanel("hidden_reason")], heading="Quyết định"
            ),
        ],
        base_form_class=DecisionForm,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Within reach."""
        return super().get_queryset(request).filter(pk__in=opinions_of(request.user).values("pk"))


class CompileView(WagtailAdminTemplateMixin, TemplateView):
    """The opinions of one consultation, and their way into the draft of its table of answers."""

    template_name = "documents/desk/compile.html"
    header_icon = "comment"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for whoever may edit the page.

        Raises:
            PermissionDenied: everybody else.
        """
        self.page = get_object_or_404(ConsultationPage, pk=kwargs["pk"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The consultation's name."""
        return f"Tổng hợp ý kiến: {self.page.title}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many wait, and how many lines would be added."""
        opinions = self.page.opinions
        return super().get_context_data(
            page=self.page,
            new=opinions.filter(state=Opinion.State.NEW).count(),
            hidden=opinions.filter(state=Opinion.State.HIDDEN).count(),
            waiting=len(missing_opinions(self.page)),
            is_over=self.page.phase in (Phase.SUMMING, Phase.ANSWERED),
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Add the lines and lead to the editor."""
        if self.page.phase in (Phase.PENDING, Phase.OPEN):
            messages.error(request, "Chưa hết hạn lấy ý kiến: chưa lập bảng được.")
        elif self.page.workflow_in_progress:
            messages.error(request, "Trang đang trình duyệt: hãy lập bảng sau khi duyệt xong.")
        else:
            count = compile_answers(self.page, request.user)
            messages.success(request, f"Đã thêm {count} ý kiến vào bản nháp của bảng tổng hợp.")
        return redirect("wagtailadmin_pages:edit", self.page.pk)


def missing_opinions(page: ConsultationPage) -> list[Opinion]:
    """What was taken in and has no line in the latest draft yet, in the order of arrival."""
    draft = page.get_latest_revision_as_object()
    known = {row.opinion_id for row in draft.answers.all()}
    taken = page.opinions.filter(state=Opinion.State.TAKEN).order_by("sent_at", "pk")
    return [opinion for opinion in taken if opinion.pk not in known]


def compile_answers(page: ConsultationPage, user: Any) -> int:
    """Add a line for each of them to a new draft; returns how many. The answers are written
    there by hand, and the chain approves the table with its page."""
    with transaction.atomic():
        missing = missing_opinions(page)
        draft = page.get_latest_revision_as_object()
        rows = list(draft.answers.all())
        for place, opinion in enumerate(missing, start=len(rows)):
            rows.append(
                OpinionAnswer(
                    sort_order=place,
                    opinion=opinion,
                    about=opinion.about,
                    sender=opinion.public_sender,
                    text=opinion.text,
                )
            )
        if missing:
            draft.answers = rows
            # Unfinished: the answers are still to be written.
            draft.save_revision(user=user, clean=False)
    return len(missing)
