"""Screens beside the week's editor: who writes about what, and the skeleton of a new week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, roles_of
from schedule.models import Coverage, ScheduleIndexPage, ScheduleWeekPage
from workflows.desk_views import DeskScreen
from workflows.models.assignment import ASSIGNERS, assignable_by

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


class CoverageView(DeskScreen):
    """The entries of a week, which of them somebody writes about, and "Giao viết tin" with one
    press of a button (Điều 13 khoản 2 a). Who may assign whom: Điều 14 (workflows)."""

    template_name = "schedule/coverage.html"
    page_title = "Giao viết tin"
    header_icon = "calendar-alt"
    roles = BOARD_ROLES

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Never about a closed week."""
        self.week = get_object_or_404(ScheduleWeekPage, pk=kwargs["page_id"])
        if self.week.is_closed:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The week."""
        return str(self.week.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each entry with the newest of its assignments; whom this user may give work."""
        entries = [entry for entry in self.week.all_entries() if not entry.is_internal]
        entries.sort(key=lambda entry: (entry.day, entry.session, entry.when_words))
        given = {coverage.uid: coverage.assignment for coverage in Coverage.of(entries)}
        people: Any = get_user_model().objects.none()
        if roles_of(self.request.user) & ASSIGNERS:
            people = get_user_model().objects.filter(pk__in=assignable_by(self.request.user))
        return super().get_context_data(
            week=self.week,
            lines=[(entry, given.get(entry.uid)) for entry in entries],
            people=people.order_by("last_name", "first_name"),
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Assign one entry's news."""
        uid = request.POST.get("entry", "")
        entry = next((e for e in self.week.all_entries() if str(e.uid) == uid), None)
        if entry is None:
            raise Http404
        person = request.POST.get("assignee", "")
        assignee = get_user_model().objects.filter(pk=person if person.isdigit() else 0).first()
        if assignee is None:
            messages.error(request, "Hãy chọn người viết tin.")
            return redirect("schedule:coverage", self.week.pk)
        try:
            work = Coverage.assign(entry, by=request.user, to=assignee).assignment
        except PublicationRefused as refusal:
            return self.refused(request, refusal)
        due = timezone.localtime(work.due)
        name = assignee.get_full_name()
        messages.success(request, f"Đã giao {name} viết tin, hạn {due:%H:%M %d/%m/%Y}.")
        return redirect("schedule:coverage", self.week.pk)


class CopyWeekView(WagtailAdminTemplateMixin, TemplateView):
    """ "Sao chép tuần trước": the unit's newest week as a draft of the week after it."""

    template_name = "schedule/copy_week.html"
    page_title = "Sao chép tuần trước"
    header_icon = "copy"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For whoever may add a week; about the weeks of the own unit."""
        self.section = ScheduleIndexPage.objects.first()
        if (
            not self.section
            or not self.section.permissions_for_user(request.user).can_add_subpage()
        ):
            raise PermissionDenied
        body = getattr(request.user, "body_id", None)
        weeks = ScheduleWeekPage.objects.exclude(body=None).filter(body=body)
        self.newest = weeks.order_by("-monday").first()
        if self.newest is not None and self.newest.is_closed:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The week that would be copied."""
        return super().get_context_data(newest=self.newest, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Make the draft and open it."""
        if self.newest is None:
            messages.error(request, "Cơ quan của bạn chưa có lịch tuần nào để sao chép.")
            return redirect("schedule:copy_week")
        if request.POST.get("newest") != str(self.newest.pk):
            messages.error(request, "Đã có lịch mới hơn: hãy xem lại tuần sắp được chép.")
            return redirect("schedule:copy_week")
        draft = self.newest.following_week(owner=request.user)
        try:
            with transaction.atomic():
                self.section.add_child(instance=draft)
                draft.save_revision(user=request.user, log_action=True)
        except ValidationError as error:
            messages.error(request, f"Chưa chép được: {' '.join(error.messages)}")
            return redirect("schedule:copy_week")
        messages.success(request, "Đã sao chép; hãy sửa lại từng việc, khai độ mật rồi trình.")
        return redirect("wagtailadmin_pages:edit", draft.pk)
