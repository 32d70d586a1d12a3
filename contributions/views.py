"""Screens: what the units contribute, where the sections have holes, who carries how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import PasswordResetForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Max, Q
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.admin import messages
from wagtail.models import WorkflowState

from contributions.forms import CollaboratorForm, PeriodForm
from contributions.models import Collaborator, Material, ResponsibleArea
from contributions.reminders import reminders_of
from contributions.statistics import coverage, figures
from core.models import PortalPage
from core.roles import BOARD_ROLES, Role
from workflows.desk_views import AT_DESK, DeskScreen
from workflows.models import Approval

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

YEARS = range(2000, 2100)


class UnitsView(DeskScreen):
    """All units in a period (Điều 9, Điều 13 khoản 2 c)."""

    template_name = "contributions/units.html"
    page_title = "Đóng góp của đơn vị"
    roles = AT_DESK

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures, the silent ones marked."""
        form = PeriodForm(self.request.GET or None)
        period = form.period()
        return super().get_context_data(
            form=form, period=period, units=figures(period), query=self.request.GET.urlencode(),
            **kwargs,
        )  # fmt: skip


class UnitView(DeskScreen):
    """One unit: what stands behind each figure, and when it was reminded."""

    template_name = "contributions/unit.html"
    page_title = "Đóng góp của đơn vị"
    roles = AT_DESK | {Role.UNIT_HEAD}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lists; the head of a unit sees the own one only."""
        form = PeriodForm(self.request.GET or None)
        period = form.period()
        user: Any = self.request.user
        if not user.current_roles & AT_DESK and user.body_id != kwargs["body_id"]:
            raise PermissionDenied
        body = get_object_or_404(apps.get_model("directory", "Body"), pk=kwargs["body_id"])
        unit = next((unit for unit in figures(period) if unit.body == body), None)
        lists, materials = [], Material.objects.none()
        if unit is not None:
            materials = Material.objects.filter(pk__in=unit.materials)
            lists = [
                ("Đã gửi", _titles(unit.sent)),
                ("Bị trả lại", _titles(unit.returned)),
                ("Đã được duyệt", _titles(unit.published)),
            ]
        return super().get_context_data(
            form=form, period=period, body=body, unit=unit, lists=lists, materials=materials,
            reminders=reminders_of(body.pk), **kwargs,
        )  # fmt: skip


class CoverageView(DeskScreen):
    """Sections by month: the holes (Điều 9 gạch 2)."""

    template_name = "contributions/coverage.html"
    page_title = "Độ phủ chuyên mục"
    article = "9"
    roles = AT_DESK

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The table of the year that is asked for (`?nam=`), this one by default."""
        asked, this_year = self.request.GET.get("nam", ""), timezone.localdate().year
        year = int(asked) if asked.isdecimal() and int(asked) in YEARS else this_year
        return super().get_context_data(
            year=year, months=range(1, 13), rows=coverage(year), **kwargs
        )


class LoadView(DeskScreen):
    """Who of the board carries how much, and answers for what (Điều 13 khoản 2 d, 14 khoản 3)."""

    template_name = "contributions/load.html"
    page_title = "Việc của thành viên"
    article = "14"
    roles = BOARD_ROLES

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open and late work of each; the areas with what they published and what waits."""
        now = timezone.now()
        open_work = Q(assignments__closed_at__isnull=True, assignments__isnull=False)
        people = (
            get_user_model()
            .objects.filter(is_active=True, groups__name__in=[role.value for role in BOARD_ROLES])
            .annotate(
                open_count=Count("assignments", filter=open_work, distinct=True),
                late_count=Count(
                    "assignments", filter=open_work & Q(assignments__due__lte=now), distinct=True
                ),
            )
            .order_by("-open_count", "last_name", "first_name")
        )
        return super().get_context_data(people=people, areas=_areas(), **kwargs)


class CollaboratorsView(DeskScreen):
    """The head of a unit registers who writes for it, and in which fields (Điều 9 gạch 2)."""

    template_name = "contributions/collaborators.html"
    page_title = "Cộng tác viên của đơn vị"
    article = "9"
    roles = frozenset({Role.UNIT_HEAD})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The own unit's registrations, those that stand first."""
        user: Any = self.request.user
        own = Collaborator.objects.filter(body=user.body_id).select_related("user")
        return super().get_context_data(
            form=kwargs.pop("form", None) or CollaboratorForm(),
            standing=own.filter(until__isnull=True),
            former=own.filter(until__isnull=False),
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Register somebody, or end a registration of the own unit."""
        user: Any = request.user
        if not user.body_id:
            raise PermissionDenied
        if "stop" in request.POST:
            standing = Collaborator.objects.filter(body=user.body_id, until__isnull=True)
            found = get_object_or_404(standing, pk=request.POST["stop"])
            found.stop(user)
            messages.success(request, f"{found} thôi làm cộng tác viên của đơn vị.")
            return redirect("contributions:collaborators")
        form = CollaboratorForm(request.POST)
        if form.is_valid() and self._register(request, form):
            return redirect("contributions:collaborators")
        return self.render_to_response(self.get_context_data(form=form))

    def _register(self, request: HttpRequest, form: CollaboratorForm) -> bool:
        values = dict(form.cleaned_data)
        values["fields"] = values.pop("fields_of_work")
        try:
            found = Collaborator.register(request.user, **values)
        except ValidationError as error:
            form.add_error(None, error)
            return False
        _send_password_link(request, found.user)
        messages.success(
            request, f"Đã đăng ký {found}; đường dẫn đặt mật khẩu đã gửi tới {found.user.email}."
        )
        return True


def _send_password_link(request: HttpRequest, person: Any) -> None:
    """The stock form leaves out accounts without a password; a temporary one lets it write."""
    person.set_password(get_random_string(40))
    person.save(update_fields=["password"])
    form = PasswordResetForm({"email": person.email})
    if form.is_valid():
        form.save(
            request=request,
            use_https=request.is_secure(),
            subject_template_name="wagtailadmin/account/password_reset/email_subject.txt",
            email_template_name="wagtailadmin/account/password_reset/email.txt",
        )


def _titles(keys: list[int]) -> list[dict[str, Any]]:
    """Titles from the ledger, where a deleted page keeps its own; of a classified one, none."""
    rows = Approval.objects.filter(page_id__in=keys).order_by("sequence")
    titles = dict(rows.values_list("page_id", "page_title"))
    return [{"pk": key, "title": titles.get(key) or f"Mục số {key}"} for key in keys]


def _areas() -> list[dict[str, Any]]:
    today = timezone.localdate()
    areas = ResponsibleArea.objects.filter(Q(ends__isnull=True) | Q(ends__gte=today))
    shown = PortalPage.objects.shown().filter(is_structural=False).order_by()
    published = {
        row["section"]: row
        for row in shown.values("section").annotate(n=Count("pk"), last=Max("first_published_at"))
    }
    running = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    keys = [int(key) for key in running.values_list("object_id", flat=True)]
    waiting = {
        row["section"]: row["n"]
        for row in PortalPage.objects.filter(pk__in=keys)
        .order_by()
        .values("section")
        .annotate(n=Count("pk"))
    }
    return [
        {
            "area": area,
            "published": published.get(area.section_id, {}).get("n", 0),
            "last": published.get(area.section_id, {}).get("last"),
            "waiting": waiting.get(area.section_id, 0),
        }
        for area in areas.filter(starts__lte=today).select_related("section", "member")
    ]
